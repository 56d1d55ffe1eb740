/** From the rows of an assessment to what scoring reads of them. */
import {
  inputKey,
  type AssessmentData,
  type AssessmentEntry,
  type EntryStatus,
  type Quality,
  type Reading,
} from '../entry/entry.ts';
import type { ReadingProblem } from '../entry/read-text.ts';

interface TypedRow {
  typed_text: string;
  decimal_value: string | null;
  yes_no: boolean | null;
  problem: unknown;
}

/** The rows of one assessment, of which only these columns are read. */
export interface AssessmentRows {
  registerValues: ReadonlyArray<TypedRow & { register_id: string }>;
  inputValues: ReadonlyArray<TypedRow & { kpi_id: string; input_id: string }>;
  entries: ReadonlyArray<{
    data_point_id: string;
    status: EntryStatus;
    quality: Quality | null;
    final_text: string | null;
    final_decimal: string | null;
    final_yes_no: boolean | null;
    final_problem: unknown;
  }>;
}

/** The register item that names a currency: no figure, so no formula may read it. */
export const CURRENCY_ITEM = 'currency';

/** What scoring reads. Texts that could not be read stay in as invalid readings; empty ones are left out. */
export function toAssessmentData(rows: AssessmentRows): AssessmentData {
  const register: Record<string, Reading> = {};
  for (const row of rows.registerValues) {
    const reading = row.register_id === CURRENCY_ITEM ? undefined : readingOf(row);
    if (reading) register[row.register_id] = reading;
  }
  const inputs: Record<string, Reading> = {};
  for (const row of rows.inputValues) {
    const reading = readingOf(row);
    if (reading) inputs[inputKey(row.kpi_id, row.input_id)] = reading;
  }
  const entries: Record<string, AssessmentEntry> = {};
  for (const row of rows.entries) {
    const finalValue = readingOf({
      typed_text: row.final_text ?? '',
      decimal_value: row.final_decimal,
      yes_no: row.final_yes_no,
      problem: row.final_problem,
    });
    entries[row.data_point_id] = {
      status: row.status,
      ...(finalValue && { finalValue }),
      ...(row.quality && { quality: row.quality }),
    };
  }
  return { register, inputs, entries };
}

function readingOf(row: TypedRow): Reading | undefined {
  if (row.problem) return { kind: 'invalid', problem: row.problem as ReadingProblem };
  if (row.yes_no !== null) return { kind: 'yesNo', value: row.yes_no };
  return row.decimal_value === null ? undefined : { kind: 'number', value: row.decimal_value };
}
