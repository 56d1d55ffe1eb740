/** What has changed between two rounds of a city, data point by data point. */
import type { PublicDataPoint } from './public-document.ts';

/** What a round says about a data point, as far as another round can be held against it. */
export interface Reading {
  value: string | null;
  yesNo: boolean | null;
  /** % of target; null where it is not scored. */
  percent: string | null;
  band: 1 | 2 | 3 | 4 | null;
  /** Of its definition. */
  revision: string;
}

/** A round of a city as others are compared with it. */
export interface EarlierRound {
  year: number;
  targetSetHash: string;
  readings: Readonly<Record<string, Reading>>;
}

export interface Change {
  dataPoint: PublicDataPoint;
  before: Reading & { percent: string };
  /** Percentage points of target; positive is nearer to it. */
  by: number;
}

export interface Changes {
  year: number;
  /** Rose into a higher band, largest first. */
  better: Change[];
  /** Fell into a lower band, largest first. */
  worse: Change[];
  /** Scored in both rounds by the same definition, and so compared. */
  compared: number;
  /** Reported now and not then, and the other way round. */
  added: PublicDataPoint[];
  dropped: PublicDataPoint[];
  /** Left out because their definition was revised in between. */
  revised: PublicDataPoint[];
}

/**
 * Holds a round against an earlier one. Nothing is compared across target sets (null), and no data point across
 * revisions of its definition.
 */
export function changesSince(
  dataPoints: readonly PublicDataPoint[],
  targetSetHash: string,
  earlier: EarlierRound,
): Changes | null {
  if (targetSetHash !== earlier.targetSetHash) return null;
  const changes: Changes = {
    year: earlier.year,
    better: [],
    worse: [],
    compared: 0,
    added: [],
    dropped: [],
    revised: [],
  };
  for (const dataPoint of dataPoints) {
    const before = earlier.readings[dataPoint.id];
    const wasReported = before !== undefined && isReported(before);
    if (isReported(dataPoint) && !wasReported) changes.added.push(dataPoint);
    if (!isReported(dataPoint) && wasReported) changes.dropped.push(dataPoint);
    const { result } = dataPoint;
    if (result.kind !== 'scored' || !before || before.percent === null || before.band === null)
      continue;
    if (before.revision !== dataPoint.definitionRevision) {
      changes.revised.push(dataPoint);
      continue;
    }
    changes.compared += 1;
    const by = Number(result.percent) - Number(before.percent);
    const change = { dataPoint, before: { ...before, percent: before.percent }, by };
    if (result.band > before.band) changes.better.push(change);
    if (result.band < before.band) changes.worse.push(change);
  }
  changes.better.sort((a, b) => b.by - a.by);
  changes.worse.sort((a, b) => a.by - b.by);
  return changes;
}

function isReported({ value, yesNo }: Pick<Reading, 'value' | 'yesNo'>): boolean {
  return value !== null || yesNo !== null;
}

/** A round as later ones are compared with it. */
export function readingsOf(dataPoints: readonly PublicDataPoint[]): Record<string, Reading> {
  return Object.fromEntries(
    dataPoints.map(({ id, value, yesNo, result, definitionRevision }) => [
      id,
      {
        value,
        yesNo,
        percent: result.kind === 'scored' ? result.percent : null,
        band: result.kind === 'scored' ? result.band : null,
        revision: definitionRevision,
      },
    ]),
  );
}
