/** The score of one data point: its value, % of target, band and points, or the reason why there is none. */
import type { DataPoint, TargetSet } from '../definitions/schema.ts';
import type { AssessmentData, Quality } from '../entry/entry.ts';
import { type Band, type BandEdges, bandOf } from './band.ts';
import { percentOfTarget, type ScoredTarget } from './percent-of-target.ts';
import { toDecimalString } from './quantity.ts';
import { computeValue, type InvalidReason, isValid, type ValueResult } from './value.ts';

export type DataPointResult =
  /** `percent` is % of target clamped to 0-100, `rawPercent` unclamped, both cut after 40 digits. */
  | { kind: 'scored'; percent: string; rawPercent: string; band: Band; points: Band }
  /** There is a value; the target set has no target for it. */
  | { kind: 'notBenchmarked' }
  | { kind: 'missing' | 'notCollected' | 'notInExtract' | 'notApplicable' }
  | { kind: 'invalid'; reason: InvalidReason };

/** What scoring needs to know of a target set. */
export interface ScoringTargets extends Pick<TargetSet, 'bandEdges'> {
  targetByDataPoint: ReadonlyMap<string, ScoredTarget>;
}

export interface DataPointScore {
  dataPointId: string;
  kpiId: string;
  value: ValueResult;
  quality?: Quality;
  /** Whether the target set scores this data point, valued or not. */
  hasTarget: boolean;
  result: DataPointResult;
}

/** Scores one data point of a KPI against a target set: points 1-4 as its band (Factsheet Mashhad 2021, p. 15/9). */
export function scoreDataPoint(
  dataPoint: DataPoint,
  kpiId: string,
  targetSet: ScoringTargets,
  data: AssessmentData,
): DataPointScore {
  const value = computeValue(dataPoint, kpiId, data);
  const target = targetSet.targetByDataPoint.get(dataPoint.id);
  const quality = data.entries[dataPoint.id]?.quality;
  return {
    dataPointId: dataPoint.id,
    kpiId,
    value,
    ...(quality && { quality }),
    hasTarget: target !== undefined && target.method !== 'none',
    result: resultOfValue(value, target, targetSet.bandEdges),
  };
}

/** What a value comes to against a target; without one it is not benchmarked. */
export function resultOfValue(
  value: ValueResult,
  target: ScoredTarget | undefined,
  bandEdges: BandEdges,
): DataPointResult {
  if (value.kind === 'invalid') return value;
  if (!isValid(value)) return { kind: value.kind };
  const percent = target && percentOfTarget(value, target);
  if (!percent) return { kind: 'notBenchmarked' };
  const band = bandOf(percent.clamped, bandEdges);
  const clamped = toDecimalString(percent.clamped);
  const raw = percent.raw === percent.clamped ? clamped : toDecimalString(percent.raw);
  return { kind: 'scored', percent: clamped, rawPercent: raw, band, points: band };
}
