/** Pace out of few and uneven points: the slopes of all their pairs, exactly, with median and quartiles. */
import type { Decimal } from 'decimal.js';
import { exact, quantity, type Quantity } from '../scoring/quantity.ts';

/** A % of target, not held between 0 and 100, in a year. */
export interface Point {
  year: number;
  percent: string;
}

/** Slopes in percentage points per year, each `scale` times as large as it is: so they are whole decimals, ascending. */
export interface Slopes {
  scale: number;
  scaled: readonly Decimal[];
}

/**
 * The slopes of all pairs of points, (later - earlier) / years between, in ascending order: n(n - 1)/2 of them. The order
 * of the points is of no consequence; points of the same year make no pair.
 */
export function pairSlopes(points: readonly Point[]): Slopes {
  const read = points.map(({ year, percent }) => ({ year, percent: exact(percent) }));
  const pairs = read.flatMap((one, index) =>
    read.slice(index + 1).flatMap((other) => {
      const years = other.year - one.year;
      return years === 0 ? [] : [{ years, gain: other.percent.minus(one.percent) }];
    }),
  );
  const scale = pairs.reduce((sum, { years }) => leastCommonMultiple(sum, Math.abs(years)), 1);
  const scaled = pairs.map(({ years, gain }) => gain.times(scale / years));
  return { scale, scaled: scaled.sort((a, b) => a.comparedTo(b)) };
}

/** Percentage points per year. */
export interface Pace {
  /** The Theil-Sen slope (Sen 1968): the median of the slopes. */
  median: Quantity;
  lower: Quantity;
  upper: Quantity;
}

/** Median and quartiles, linear between the two neighbours, as spreadsheets have them (QUARTILE.INC). Null without slopes. */
export function paceOf(slopes: Slopes): Pace | null {
  if (slopes.scaled.length === 0) return null;
  return { median: quantile(slopes, 2), lower: quantile(slopes, 1), upper: quantile(slopes, 3) };
}

/** At `quarters` quarters of the way from the lowest to the highest. */
function quantile({ scale, scaled }: Slopes, quarters: 1 | 2 | 3): Quantity {
  const place = (scaled.length - 1) * quarters;
  const below = Math.floor(place / 4);
  const low = scaled[below] ?? exact(0);
  const high = scaled[below + 1] ?? low;
  // in quarters, so that no division is left over
  return quantity(low.times(4).plus(high.minus(low).times(place % 4)), exact(4 * scale));
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
