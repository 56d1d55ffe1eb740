/** One data point over the rounds of a city, and where two rounds of it cannot be compared. */
import type { PublicDataPoint, PublicDocument } from '../publication/public-document.ts';
import { breakReasons, type BreakReason } from './trend.ts';

export interface DataPointRound {
  year: number;
  dataPoint: PublicDataPoint;
  /** Why it cannot be held against the round before; empty where it can. */
  breaks: BreakReason[];
}

/** From one publication per year in any order; oldest first. Rounds that do not know the data point are left out. */
export function dataPointRounds(
  documents: readonly PublicDocument[],
  dataPointId: string,
): DataPointRound[] {
  const rounds = documents
    .flatMap((document) => {
      const dataPoint = document.dataPoints.find(({ id }) => id === dataPointId);
      return dataPoint ? [{ document, dataPoint }] : [];
    })
    .sort((a, b) => a.document.reportingYear - b.document.reportingYear);
  return rounds.map(({ document, dataPoint }, index) => {
    const before = rounds[index - 1];
    return {
      year: document.reportingYear,
      dataPoint,
      breaks: before ? breakReasons(before.document, document, dataPointId) : [],
    };
  });
}

type ScoredRound = DataPointRound & {
  dataPoint: { result: Extract<PublicDataPoint['result'], { kind: 'scored' }> };
};

/** The scored rounds in stretches that can be compared, oldest first; a line is drawn within a stretch only. */
export function scoredStretches(rounds: readonly DataPointRound[]): ScoredRound[][] {
  const stretches: ScoredRound[][] = [];
  let isBroken = true;
  for (const round of rounds) {
    isBroken ||= round.breaks.length > 0;
    if (round.dataPoint.result.kind !== 'scored') continue;
    if (isBroken) stretches.push([]);
    stretches.at(-1)?.push(round as ScoredRound);
    isBroken = false;
  }
  return stretches;
}
