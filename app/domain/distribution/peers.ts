/** Where a value lies among those that other cities have published of the same data point: for whoever judges it. */
import { exact } from '../scoring/quantity.ts';

export interface Peers {
  count: number;
  /** Decimals in the data point's unit, exact. */
  lowest: string;
  highest: string;
  median: string;
  /** Between them lies the middle half of the cities; null with fewer than four, of which nobody is in the middle. */
  quartiles: { lower: string; upper: string } | null;
  /** Of the value that is asked about; null without quartiles or without a value. */
  position: 'below' | 'within' | 'above' | null;
}

const FEWEST_FOR_QUARTILES = 4;

/** `values`: of other cities, in any order. Undefined without any. */
export function peersOf(values: readonly string[], value: string | null): Peers | undefined {
  const sorted = values.map((one) => exact(one)).sort((a, b) => a.comparedTo(b));
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  if (!lowest || !highest) return undefined;
  const at = (part: number) => quantileOf(sorted, part);
  const quartiles =
    sorted.length < FEWEST_FOR_QUARTILES ? null : { lower: at(0.25), upper: at(0.75) };
  return {
    count: sorted.length,
    lowest: lowest.toFixed(),
    highest: highest.toFixed(),
    median: at(0.5).toFixed(),
    quartiles: quartiles && {
      lower: quartiles.lower.toFixed(),
      upper: quartiles.upper.toFixed(),
    },
    position:
      value === null || !quartiles
        ? null
        : exact(value).lessThan(quartiles.lower)
          ? 'below'
          : exact(value).greaterThan(quartiles.upper)
            ? 'above'
            : 'within',
  };
}

type Exact = ReturnType<typeof exact>;

/** Between two neighbours in proportion, as spreadsheets do it (Hyndman and Fan 1996, definition 7). */
function quantileOf(sorted: readonly Exact[], part: number): Exact {
  const place = exact(sorted.length - 1).times(part);
  const below = Math.floor(place.toNumber());
  const lower = sorted[below] ?? exact(0);
  const upper = sorted[below + 1] ?? lower;
  return lower.plus(upper.minus(lower).times(place.minus(below)));
}
