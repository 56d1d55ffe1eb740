/** One data point over the rounds of a city, and where two rounds of it cannot be compared. */
import type { PublicDataPoint, PublicDocument } from '../publication/public-document.ts';
import { breaksOfRound, type BreakReason } from './trend.ts';

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
  return roundsOfDataPoints(documents).get(dataPointId) ?? [];
}

/** The same of every data point, by its id. */
export function roundsOfDataPoints(
  documents: readonly PublicDocument[],
): ReadonlyMap<string, DataPointRound[]> {
  const rounds = new Map<string, DataPointRound[]>();
  const newest = new Map<string, InRound>();
  for (const document of [...documents].sort((a, b) => a.reportingYear - b.reportingYear)) {
    // the same for all data points that were in the same round before
    const ofRounds = new Map<PublicDocument, BreakReason[]>();
    for (const dataPoint of document.dataPoints) {
      const before = newest.get(dataPoint.id);
      const round: DataPointRound = {
        year: document.reportingYear,
        dataPoint,
        breaks: before ? breaksOf(before, { document, dataPoint }, ofRounds) : [],
      };
      const own = rounds.get(dataPoint.id);
      if (own) own.push(round);
      else rounds.set(dataPoint.id, [round]);
      newest.set(dataPoint.id, { document, dataPoint });
    }
  }
  return rounds;
}

type InRound = { document: PublicDocument; dataPoint: PublicDataPoint };

function breaksOf(
  before: InRound,
  after: InRound,
  ofRounds: Map<PublicDocument, BreakReason[]>,
): BreakReason[] {
  let breaks = ofRounds.get(before.document);
  if (!breaks) {
    breaks = breaksOfRound(before.document, after.document);
    ofRounds.set(before.document, breaks);
  }
  const isRevised = before.dataPoint.definitionRevision !== after.dataPoint.definitionRevision;
  return isRevised ? ['definitions', ...breaks] : breaks;
}

export type ScoredRound = DataPointRound & {
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
