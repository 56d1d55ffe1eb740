/** Searching, filtering and sorting the data points of a publication; the choice stands in the address. */
import type { PublicDataPoint, PublicDocument } from './public-document.ts';

export const ORDERS = ['standard', 'furthest', 'nearest', 'name'] as const;
export type Order = (typeof ORDERS)[number];
export const OUTCOMES = ['4', '3', '2', '1', 'untargeted', 'gap'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Selection {
  text: string;
  outcome: Outcome | '';
  /** Id of a dimension. */
  dimension: string;
  order: Order;
}

/** Reads a selection from an address; what it does not know counts as not chosen. */
export function selectionOf(search: URLSearchParams): Selection {
  return {
    text: (search.get('q') ?? '').slice(0, 100).trim(),
    outcome: OUTCOMES.find((one) => one === search.get('band')) ?? '',
    dimension: (search.get('dimension') ?? '').slice(0, 20),
    order: ORDERS.find((one) => one === search.get('order')) ?? 'standard',
  };
}

/** Whether everything is shown as the standard has it. */
export function isWhole({ text, outcome, dimension, order }: Selection): boolean {
  return text === '' && outcome === '' && dimension === '' && order === 'standard';
}

/** The data points that a selection asks for, in its order. Every word of the text has to be found. */
export function selectDataPoints(
  document: PublicDocument,
  selection: Selection,
): PublicDataPoint[] {
  const words = folded(selection.text).split(/\s+/).filter(Boolean);
  const dimensionOf = new Map(
    document.scores.segments.map((segment) => [segment.id, segment.dimension]),
  );
  const segmentName = new Map(document.scores.segments.map(({ id, name }) => [id, name]));
  const found = document.dataPoints.filter((one) => {
    if (selection.outcome && outcomeOf(one) !== selection.outcome) return false;
    if (selection.dimension && dimensionOf.get(one.segment) !== selection.dimension) return false;
    const text = folded(
      [one.label, one.kpiName, one.kpiCode, segmentName.get(one.segment)].join(' '),
    );
    return words.every((word) => text.includes(word));
  });
  if (selection.order === 'name') return found.sort((a, b) => a.label.localeCompare(b.label, 'en'));
  if (selection.order === 'standard') return found;
  const sign = selection.order === 'nearest' ? -1 : 1;
  // what has no score comes last either way
  return found.sort((a, b) => {
    const [left, right] = [percentOf(a), percentOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}

function outcomeOf({ result }: PublicDataPoint): Outcome {
  if (result.kind === 'scored') return String(result.band) as Outcome;
  return result.kind === 'notBenchmarked' ? 'untargeted' : 'gap';
}

function percentOf({ result }: PublicDataPoint): number | null {
  return result.kind === 'scored' ? Number(result.percent) : null;
}

/** Without accents and capitals. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
