/** What a publication is made of: the rows of an assessment, what is said of it, and what decides what is left out. */
import type { AssessmentRows } from '../assessment/assessment-data.ts';
import type { DefinitionSet, IndexedTargetSet } from '../definitions/definitions.ts';
import type { Origin } from '../entry/entry.ts';
import type { PublicDocument } from './public-document.ts';

type EntryRow = AssessmentRows['entries'][number] & {
  status_reason: string | null;
  is_confidential: boolean;
  is_provisional: boolean;
  published_as: string | null;
  reference_year: number | null;
  origin: Origin | null;
  source_name: string | null;
  source_url: string | null;
  source_page: string | null;
  scope: string | null;
  comment: string | null;
};
type Figure = { unit: string | null; reference_year: number | null };

/** The rows of an assessment with everything that a publication says of them. */
export interface PublishedRows {
  registerValues: ReadonlyArray<
    AssessmentRows['registerValues'][number] & Figure & { source: string | null }
  >;
  inputValues: ReadonlyArray<
    AssessmentRows['inputValues'][number] & Figure & { override_reason: string | null }
  >;
  entries: readonly EntryRow[];
}

/** What a publication says of itself, its city and its round. */
export type PublicationFacts = Pick<
  PublicDocument,
  | 'kind'
  | 'verification'
  | 'notice'
  | 'city'
  | 'provenance'
  | 'sourceDocument'
  | 'reportingYear'
  | 'sequence'
  | 'publishedAt'
  | 'note'
  | 'supersedes'
  | 'takesPlaceOf'
  | 'auditHead'
  | 'installationAuditHead'
>;

export interface PublicationInput {
  facts: PublicationFacts;
  definitions: DefinitionSet;
  targetSet: IndexedTargetSet;
  rows: PublishedRows;
  /** Of a verified publication: every verdict that holds. */
  verdicts?: readonly PublishedVerdict[];
  /** Counts of persons or events from 1 to below this are left out. */
  suppressBelow?: number;
  /** Data points that the publication which this one corrects has suppressed. */
  suppressedBefore?: ReadonlySet<string> | undefined;
}

/** A verdict, with the fingerprint of the figures that it was given for. */
export interface PublishedVerdict {
  dataPoint: string;
  isVerified: boolean;
  remark: string | null;
  fingerprint: string;
}
