/** Narrows the list of a review to what somebody looks for; the choice stands in the address. */
import type { ReviewSide } from './thread.ts';

export const REVIEW_FILTERS = [
  'all',
  'city',
  'verifier',
  'questions',
  'changed',
  'dropped',
  'noVerdict',
  'notApplicable',
  'verified',
  'notVerified',
] as const;
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

export interface ReviewSelection {
  show: ReviewFilter;
  /** Id of a segment; '' for all. */
  segment: string;
}

/** What the filters read of a data point. */
export interface ReviewRow {
  segment: string;
  turn: ReviewSide | null;
  isReported: boolean;
  isNotApplicable: boolean;
  /** A question, an answer or a proposal waits. */
  isOpen: boolean;
  isChanged: boolean;
  /** `dropped`: there was a verdict, and the figures have changed since. */
  verdict: 'verified' | 'notVerified' | 'dropped' | null;
}

/** Reads a selection from an address; what it does not know counts as not chosen. */
export function reviewSelectionOf(search: URLSearchParams): ReviewSelection {
  return {
    show: REVIEW_FILTERS.find((one) => one === search.get('show')) ?? 'all',
    segment: (search.get('segment') ?? '').slice(0, 40),
  };
}

const IS_SHOWN: Record<ReviewFilter, (row: ReviewRow) => boolean> = {
  all: () => true,
  city: (row) => row.turn === 'city',
  verifier: (row) => row.turn === 'verifier',
  questions: (row) => row.isOpen,
  changed: (row) => row.isChanged,
  dropped: (row) => row.verdict === 'dropped',
  noVerdict: (row) => row.isReported && (row.verdict === null || row.verdict === 'dropped'),
  notApplicable: (row) => row.isNotApplicable,
  verified: (row) => row.verdict === 'verified',
  notVerified: (row) => row.verdict === 'notVerified',
};

/** The rows that a selection asks for, in their order. */
export function selectReviewed<Row extends ReviewRow>(
  rows: readonly Row[],
  { show, segment }: ReviewSelection,
): Row[] {
  return rows.filter((row) => (segment === '' || row.segment === segment) && IS_SHOWN[show](row));
}
