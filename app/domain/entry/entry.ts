/** The words in which the state of an assessment is told: what was typed, as what it was read, what stands behind it. */
import type { Reading } from './read-text.ts';

export type { Reading };

/** State of a data point in an assessment. `notInExtract`: a printed report whose page was not read, so nothing is said. */
export const ENTRY_STATUSES = [
  'notStarted',
  'reported',
  'notCollected',
  'notApplicable',
  'notInExtract',
] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** Quality of the data: the six values of the ITU template, column T (Verification Manual 2022, p. 163/153). */
export const QUALITIES = [
  'measured',
  'surveyExtrapolated',
  'higherLevelExtrapolated',
  'assumptionEstimate',
  'personalEstimate',
  'unknown',
] as const;
export type Quality = (typeof QUALITIES)[number];

/** Where the data come from. Own values: the template repeats qualities in this column. */
export const ORIGINS = [
  'citySystem',
  'utility',
  'statisticsOffice',
  'citySurvey',
  'researchOrNgo',
  'other',
] as const;
export type Origin = (typeof ORIGINS)[number];

/** What led to a revision of a value, where it was not simply typed. */
export type ChangeCause =
  | { kind: 'import'; file: string }
  | { kind: 'restore'; revision: number; reason?: string }
  | { kind: 'undo' }
  | { kind: 'carryOver'; year: number }
  /** Accepted by the city after a verifier had proposed it. */
  | { kind: 'proposal'; dataPoint: string };

/** What scoring needs to know of one data point. */
export interface AssessmentEntry {
  status: EntryStatus;
  /** Typed where only the final value is known; it wins over the inputs. */
  finalValue?: Reading;
  quality?: Quality;
}

/** Everything of one assessment that scoring reads; serialisable. */
export interface AssessmentData {
  /** By register id. */
  register: Readonly<Record<string, Reading>>;
  /** By `inputKey`. A KPI's own figure for a register item has the input id `register:population`. */
  inputs: Readonly<Record<string, Reading>>;
  /** By data point id; absent means not started. */
  entries: Readonly<Record<string, AssessmentEntry>>;
}

/** The key of an input in `AssessmentData.inputs`: inputs with the same id inside one KPI are one input. */
export function inputKey(kpiId: string, inputId: string): string {
  return `${kpiId}/${inputId}`;
}
