/** How the published values of one data point spread over the cities. No ranks: an order of values, and what is like it. */
import type { Band } from '../scoring/band.ts';
import { exact } from '../scoring/quantity.ts';

export interface CityValue {
  slug: string;
  name: string;
  year: number;
  provenance: 'own' | 'extract' | 'fictional';
  /** Decimal, in the data point's unit. */
  value: string;
  /** % of target by the target set that is asked for; null where the city was scored by another one or not at all. */
  percent: string | null;
  band: Band | null;
}

export interface Distribution {
  /** Ascending; equal values by name. */
  values: CityValue[];
  /** Cities whose value was made by another revision of the definition, and so is not among them. */
  revised: number;
}

/** Puts values into their order. */
export function distributionOf(values: readonly CityValue[], revised: number): Distribution {
  const sorted = [...values].sort(
    (a, b) => exact(a.value).comparedTo(b.value) || (a.name < b.name ? -1 : 1),
  );
  return { values: sorted, revised };
}

export interface Spread {
  lowest: CityValue;
  highest: CityValue;
  /** Half of the cities lie at or below it; exact. */
  median: string;
  /** Cities that are scored by the target set. */
  scored: number;
  /** Those of them that have reached the target. */
  reached: number;
}

/** What stands out; undefined with fewer than two values, which do not spread. */
export function spreadOf({ values }: Distribution): Spread | undefined {
  const [lowest] = values;
  const highest = values.at(-1);
  if (!lowest || !highest || values.length < 2) return undefined;
  const scored = values.filter(({ percent }) => percent !== null);
  return {
    lowest,
    highest,
    median: medianOf(values.map(({ value }) => value)),
    scored: scored.length,
    reached: scored.filter(({ percent }) => Number(percent) === 100).length,
  };
}

function medianOf(sorted: readonly string[]): string {
  const middle = Math.floor(sorted.length / 2);
  const upper = exact(sorted[middle] ?? 0);
  if (sorted.length % 2 === 1) return upper.toFixed();
  return upper
    .plus(sorted[middle - 1] ?? 0)
    .div(2)
    .toFixed();
}
