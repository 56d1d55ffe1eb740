/** The word for a course: where it stands, how fast it moves, and where that leads; by the thresholds of progress.yaml. */
import type { ProgressRule } from '../definitions/schema.ts';
import { compareToDecimal, constant, type Quantity } from '../scoring/quantity.ts';

export const PROGRESS_STATUSES = [
  'achieved',
  'onTrack',
  'tooSlow',
  'noProgress',
  'movingAway',
  'notEnoughData',
] as const;
export type ProgressStatus = (typeof PROGRESS_STATUSES)[number];

/** What a word rests on, in % of target and percentage points per year. */
export interface Course {
  current: Quantity;
  /** Null where too few points show none. */
  pace: Quantity | null;
  /** At the horizon; null where there is no pace, or the horizon is past. */
  anticipated: Quantity | null;
}

/**
 * The first that fits: achieved, on track (upwards, and there by the horizon), moving away, moving too slowly, no progress.
 * The edges belong to the better word, and to moving away.
 */
export function progressStatus(
  { current, pace, anticipated }: Course,
  rule: Pick<ProgressRule, 'achievedFrom' | 'onTrackFrom' | 'movingFrom'>,
): ProgressStatus {
  if (compareToDecimal(current, constant(rule.achievedFrom)) >= 0) return 'achieved';
  if (pace === null) return 'notEnoughData';
  const isRising = pace.numerator.greaterThan(0);
  if (isRising && anticipated && compareToDecimal(anticipated, constant(rule.onTrackFrom)) >= 0) {
    return 'onTrack';
  }
  const moving = constant(rule.movingFrom);
  if (compareToDecimal(pace, moving.negated()) <= 0) return 'movingAway';
  return compareToDecimal(pace, moving) >= 0 ? 'tooSlow' : 'noProgress';
}
