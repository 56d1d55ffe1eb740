/** The words for status, quality and origin that a spreadsheet may hold: ours, and those printed in ITU's template. */
import {
  ENTRY_STATUSES,
  ORIGINS,
  QUALITIES,
  type EntryStatus,
  type Origin,
  type Quality,
} from '../entry/entry.ts';
import { plainName } from './columns.ts';

/** What the interface calls each choice. */
export interface ChoiceWords {
  status: Record<EntryStatus, string>;
  quality: Record<Quality, string>;
  origin: Record<Origin, string>;
}
export type ChoiceColumn = keyof ChoiceWords;

/** The drop-down of column T (Verification Manual 2022, p. 163/153). */
const PRINTED_QUALITIES: Record<Quality, string> = {
  measured: 'Based on accurate measurements',
  surveyExtrapolated: 'Extrapolated based on survey of inhabitants',
  higherLevelExtrapolated: 'Extrapolated based on higher-level data',
  assumptionEstimate: 'Estimation based on certain assumptions',
  personalEstimate: 'Personal estimation',
  unknown: 'Unknown methodology, not traceable',
};

const CODES: Record<ChoiceColumn, readonly string[]> = {
  status: ENTRY_STATUSES,
  quality: QUALITIES,
  origin: ORIGINS,
};

/** The code of a choice by its code, our word or ITU's; undefined for anything else. */
export function findChoice(
  column: ChoiceColumn,
  words: ChoiceWords,
  text: string,
): string | undefined {
  const name = plainName(text);
  const wordsOfColumn: Readonly<Record<string, string>> = words[column];
  const printed: Readonly<Record<string, string>> = column === 'quality' ? PRINTED_QUALITIES : {};
  return CODES[column].find((code) =>
    [code, wordsOfColumn[code] ?? '', printed[code] ?? ''].some((one) => plainName(one) === name),
  );
}

/** ITU's mark for what is not reported, as its template and reports write it. */
export function isNotReported(text: string): boolean {
  return ['nr', 'notreported', 'na', 'nodata'].includes(plainName(text));
}
