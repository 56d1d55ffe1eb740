/** The course of a row of points: pace, where it leads by the horizon, and how well that is founded. */
import type { ProgressRule } from '../definitions/schema.ts';
import {
  compareToDecimal,
  exact,
  HUNDRED,
  HUNDRED_QUANTITY,
  quantity,
  toDecimalString,
  ZERO_QUANTITY,
  type Quantity,
} from '../scoring/quantity.ts';
import { pairSlopes, paceOf, type Point } from './slopes.ts';

/** Percentage points of target per year, and % of target at the horizon; each with the quartiles of the pairs' slopes. */
export interface ProgressTrend {
  pace: Spread;
  /** Null where the horizon is past. */
  anticipated: Spread | null;
  /** How many rounds it rests on, and since when. */
  rounds: number;
  since: number;
  isWeak: boolean;
}

export interface Spread {
  median: string;
  lower: string;
  upper: string;
}

export interface Horizon {
  year: number;
  rule: ProgressRule;
}

export interface CourseOf {
  /** Oldest first; each the sum of `of` data points. */
  points: readonly Point[];
  of: number;
  /** In the newest year. */
  current: Quantity;
  /** Where the anticipated % of target is held between 0 and 100, as the current one is. */
  isHeld: boolean;
}

/** Null with fewer rounds than show a trend. `exactly` is what the word rests on. */
export function trendThrough(
  { points, of, current, isHeld }: CourseOf,
  { year: horizon, rule }: Horizon,
): { trend: ProgressTrend; exactly: { pace: Quantity; anticipated: Quantity | null } } | null {
  const [oldest] = points;
  const newest = points.at(-1);
  if (!oldest || !newest || points.length < rule.trendFrom) return null;
  const pace = paceOf(pairSlopes(points));
  if (!pace) return null;
  const left = horizon - newest.year;
  const paces = mapSpread(pace, (slope) => divided(slope, of));
  const anticipated =
    left > 0 ? mapSpread(paces, (slope) => held(continued(current, slope, left), isHeld)) : null;
  return {
    trend: {
      pace: mapSpread(paces, (slope) => toDecimalString(slope)),
      anticipated: anticipated && mapSpread(anticipated, (percent) => toDecimalString(percent)),
      rounds: points.length,
      since: oldest.year,
      isWeak: points.length < rule.weakBelow,
    },
    exactly: { pace: paces.median, anticipated: anticipated?.median ?? null },
  };
}

function mapSpread<From, To>(
  { median, lower, upper }: { median: From; lower: From; upper: From },
  change: (value: From) => To,
): { median: To; lower: To; upper: To } {
  return { median: change(median), lower: change(lower), upper: change(upper) };
}

function divided({ numerator, denominator }: Quantity, by: number): Quantity {
  return quantity(numerator, denominator.times(by));
}

/** From the newest value on at this pace: current + pace x years. */
function continued(current: Quantity, pace: Quantity, years: number): Quantity {
  return quantity(
    current.numerator
      .times(pace.denominator)
      .plus(pace.numerator.times(years).times(current.denominator)),
    current.denominator.times(pace.denominator),
  );
}

function held(percent: Quantity, isHeld: boolean): Quantity {
  if (!isHeld) return percent;
  if (compareToDecimal(percent, exact(0)) < 0) return ZERO_QUANTITY;
  return compareToDecimal(percent, HUNDRED) > 0 ? HUNDRED_QUANTITY : percent;
}
