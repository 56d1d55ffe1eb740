/** How a single data point moves towards its target. */
import { exact, quantityOf } from '../scoring/quantity.ts';
import {
  scoredStretches,
  type DataPointRound,
  type ScoredRound,
} from '../trend/data-point-rounds.ts';
import { trendThrough, type Horizon, type ProgressTrend } from './course.ts';
import { progressStatus, type ProgressStatus } from './status.ts';

export interface DataPointProgress {
  /** % of target in the newest round, not held between 0 and 100. */
  current: string;
  /** Percentage points since the round before that can be compared; null without one. */
  change: { since: number; by: string } | null;
  trend: ProgressTrend | null;
  status: ProgressStatus;
}

/** The scored rounds that can be compared with the round of `year`, oldest first; none where that has no score. */
export function comparableRounds(rounds: readonly DataPointRound[], year: number): ScoredRound[] {
  const stretch = scoredStretches(rounds.filter((round) => round.year <= year)).at(-1) ?? [];
  return stretch.at(-1)?.year === year ? stretch : [];
}

/**
 * The progress of a data point as seen from one of its rounds: the Theil-Sen slope of its unclamped % of target over the
 * rounds that can be compared, never over a break. Null where the round has no score. Rule: progress.yaml, /method#progress.
 */
export function dataPointProgress(
  rounds: readonly DataPointRound[],
  year: number,
  horizon: Horizon,
): DataPointProgress | null {
  return progressThrough(comparableRounds(rounds, year), horizon);
}

/** The same from the rounds that can be compared, as `comparableRounds` finds them. */
export function progressThrough(
  comparable: readonly ScoredRound[],
  horizon: Horizon,
): DataPointProgress | null {
  const points = comparable.map((round) => ({
    year: round.year,
    percent: round.dataPoint.result.rawPercent,
  }));
  const newest = points.at(-1);
  if (!newest) return null;
  const before = points.at(-2);
  const current = quantityOf(newest.percent);
  const found = trendThrough({ points, of: 1, current, isHeld: false }, horizon);
  return {
    current: newest.percent,
    change: before
      ? { since: before.year, by: exact(newest.percent).minus(before.percent).toFixed() }
      : null,
    trend: found?.trend ?? null,
    status: progressStatus(
      { current, ...(found?.exactly ?? { pace: null, anticipated: null }) },
      horizon.rule,
    ),
  };
}
