/** The data points without a value as a plan: why each is missing, whether somebody will see to it, and what comes first. */
import { Decimal } from 'decimal.js';
import type { ValueResult } from '../scoring/value.ts';
import { isPlanned, type CollectionPlan } from './collection-plan.ts';

/** Why there is no value; a collection is planned when it has both an owner and a date. */
export const MISSING_STATES = [
  'toCorrect',
  'partlyFilled',
  'notStarted',
  'notCollected',
  'planned',
  'notApplicable',
] as const;
export type MissingState = (typeof MISSING_STATES)[number];

/** Why a data point has no value; undefined where it has one, or where nothing is said about it (not in the extract). */
export function missingState(value: ValueResult, plan: CollectionPlan): MissingState | undefined {
  switch (value.kind) {
    case 'value':
    case 'yesNo':
    case 'notInExtract':
      return undefined;
    case 'invalid':
      return 'toCorrect';
    case 'missing':
      return value.present.length > 0 ? 'partlyFilled' : 'notStarted';
    case 'notCollected':
      return isPlanned(plan) ? 'planned' : 'notCollected';
    case 'notApplicable':
      return 'notApplicable';
  }
}

/** What the list is searched and sorted by. */
export interface Missing {
  state: MissingState;
  dimension: string;
  /** As in the filter; '' where it is nobody's. */
  owner: string;
  dueOn: string | null;
  /** Percentage points by which the ranges of the dimension and of the segment would become narrower. */
  narrower: string;
  narrowerSegment: string;
}

export const MISSING_ORDERS = ['effect', 'due', 'framework'] as const;
export type MissingOrder = (typeof MISSING_ORDERS)[number];
/** Chosen in the filter for what is nobody's. */
export const NOBODY = 'nobody';

export interface MissingSelection {
  status: MissingState | '';
  owner: string;
  dimension: string;
  order: MissingOrder;
}

/** The selection of an address; what is not known there is no choice. */
export function readMissingSelection(search: URLSearchParams): MissingSelection {
  const oneOf = <T extends string>(list: readonly T[], name: string) =>
    list.find((one) => one === search.get(name));
  return {
    status: oneOf(MISSING_STATES, 'status') ?? '',
    owner: search.get('owner') ?? '',
    dimension: search.get('dimension') ?? '',
    order: oneOf(MISSING_ORDERS, 'order') ?? 'effect',
  };
}

/**
 * The chosen ones in the chosen order. By effect: what narrows the range of its dimension most, then that of its
 * segment, what does not apply at the end; by date: what has none at the end. Else as in the framework.
 */
export function selectMissing<T extends Missing>(
  all: readonly T[],
  { status, owner, dimension, order }: MissingSelection,
): T[] {
  const chosen = all.filter(
    (one) =>
      (status === '' || one.state === status) &&
      (owner === '' || one.owner === (owner === NOBODY ? '' : owner)) &&
      (dimension === '' || one.dimension === dimension),
  );
  if (order === 'framework') return chosen;
  if (order === 'due') {
    const day = ({ dueOn }: Missing) => dueOn ?? '9999';
    return chosen.sort((a, b) => (day(a) < day(b) ? -1 : Number(day(a) > day(b))));
  }
  return chosen.sort(
    (a, b) =>
      Number(a.state === 'notApplicable') - Number(b.state === 'notApplicable') ||
      new Decimal(b.narrower).cmp(a.narrower) ||
      new Decimal(b.narrowerSegment).cmp(a.narrowerSegment),
  );
}
