/** The score of a group of data points: pooled points, never a mean of the level below. */
import type { Decimal } from 'decimal.js';
import { type Band, type BandEdges, bandOf } from './band.ts';
import { type Coverage, coverageOf, type Evidence, evidenceOf } from './coverage.ts';
import { exact, HUNDRED, quantity, toDecimalString } from './quantity.ts';
import type { DataPointResult, DataPointScore } from './score-data-point.ts';

/** The percentages that the gaps could make of a score: all at 1 point, all at 4. */
export interface Range {
  low: string;
  high: string;
}

export type GroupScore = { id: string; coverage: Coverage; evidence: Evidence } & (
  | {
      kind: 'scored';
      /** 100 x points / maxPoints, cut after 40 digits; the band is that of the exact fraction. */
      percent: string;
      band: Band;
      points: number;
      maxPoints: number;
      /** Null where data points are not in the extract: nothing is claimed about what was not read. */
      range: Range | null;
      /** Mean of the clamped % of target (0-100) of the scored data points; ours, beside the ITU points. */
      meanPercentOfTarget: string;
    }
  | { kind: 'notScored'; reason: 'nothingScored' | 'tooFew' }
);

export interface GroupRule {
  bandEdges: BandEdges;
  /** Fewer scored data points than this give no score. */
  minimumScored: number;
}

/**
 * Scores a group: points of the scored data points / (4 x their number), in per cent, placed in the
 * same four bands (U4SSC Factsheet Mashhad 2021, p. 15-16/9-10). Range, with n scored data points,
 * P points and g applicable gaps that have a target: from (P+g)/4(n+g) to (P+4g)/4(n+g). A gap is
 * missing, not collected or invalid.
 */
export function scoreGroup(
  id: string,
  dataPoints: readonly DataPointScore[],
  rule: GroupRule,
): GroupScore {
  const coverage = coverageOf(dataPoints);
  const evidence = evidenceOf(dataPoints);
  let scored = 0;
  let points = 0;
  let gaps = 0;
  let sum = exact(0);
  for (const dataPoint of dataPoints) {
    const { result } = dataPoint;
    if (result.kind === 'scored') {
      scored += 1;
      points += result.points;
      sum = sum.plus(percentOf(result));
    } else if (isGap(dataPoint)) {
      gaps += 1;
    }
  }
  if (scored === 0) return { id, coverage, evidence, kind: 'notScored', reason: 'nothingScored' };
  if (scored < rule.minimumScored) {
    return { id, coverage, evidence, kind: 'notScored', reason: 'tooFew' };
  }
  return {
    id,
    coverage,
    evidence,
    kind: 'scored',
    percent: toDecimalString(pointsPercent(points, scored)),
    band: bandOf(pointsPercent(points, scored), rule.bandEdges),
    points,
    maxPoints: 4 * scored,
    range: coverage.notInExtract > 0 ? null : rangeOf(points, scored, gaps),
    meanPercentOfTarget: toDecimalString(quantity(sum, exact(scored))),
  };
}

type ScoredResult = Extract<DataPointResult, { kind: 'scored' }>;

const GAPS: ReadonlySet<string> = new Set(['missing', 'notCollected', 'invalid']);

/** Whether it applies and has a target, and no valid value: what the range fills with one point, and with four. */
export function isGap({ result, hasTarget }: DataPointScore): boolean {
  return hasTarget && GAPS.has(result.kind);
}

/** A data point is in several groups: its percentage is parsed once. */
const parsed = new WeakMap<ScoredResult, Decimal>();

function percentOf(result: ScoredResult): Decimal {
  let percent = parsed.get(result);
  if (!percent) {
    percent = exact(result.percent);
    parsed.set(result, percent);
  }
  return percent;
}

function rangeOf(points: number, scored: number, gaps: number): Range {
  return {
    low: toDecimalString(pointsPercent(points + gaps, scored + gaps)),
    high: toDecimalString(pointsPercent(points + 4 * gaps, scored + gaps)),
  };
}

function pointsPercent(points: number, dataPoints: number) {
  return quantity(HUNDRED.times(points), exact(4 * dataPoints));
}
