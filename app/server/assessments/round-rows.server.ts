/** The rows that a save touches, as they are inside its transaction. */
import type { Transaction } from 'kysely';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { Field } from '#app/domain/entry/fields.ts';
import { listEntries } from '#db/queries/entries.server.ts';
import { listInputValues } from '#db/queries/input-values.server.ts';
import { listRegisterValues } from '#db/queries/register-values.server.ts';
import { listWarningAnswers } from '#db/queries/warning-answers.server.ts';
import type { Database, Entry, InputValue, RegisterValue, WarningAnswer } from '#db/schema.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { entryText, inputText, registerText } from './row-texts.server.ts';

/** A round that is being written to. */
export interface SavedRound {
  cityId: string;
  assessmentId: string;
  definitions: DefinitionSet;
  /** The installation's own, in per cent: it decides which questions there are to answer. */
  registerTolerance?: string | undefined;
}

/** The round that a visit is in, as what saves and reads rows wants it. */
export function roundOf({ city, assessment, definitions, configuration }: RoundVisit): SavedRound {
  return {
    cityId: city.city_id,
    assessmentId: assessment.assessment_id,
    definitions,
    registerTolerance: configuration.registerTolerance,
  };
}

export interface Rows {
  entries: Map<string, Entry>;
  /** By `<KPI id>/<input id>`. */
  inputs: Map<string, InputValue>;
  register: Map<string, RegisterValue>;
  warnings: Map<string, WarningAnswer>;
}

/** The rows of the KPIs, register items and answers that the fields belong to; not those of the whole round. */
export async function readRows(
  trx: Transaction<Database>,
  { cityId, assessmentId, definitions }: SavedRound,
  fields: readonly Field[],
): Promise<Rows> {
  const kpiIds = new Set<string>();
  const registerIds = new Set<string>();
  for (const field of fields) {
    if (field.row === 'input') kpiIds.add(field.kpiId);
    if (field.row === 'register') registerIds.add(field.registerId);
    const kpi = field.row === 'entry' && definitions.kpiOfDataPoint.get(field.dataPointId);
    if (kpi) kpiIds.add(kpi.id);
  }
  const dataPointIds = [...kpiIds].flatMap((id) =>
    (definitions.kpiById.get(id)?.dataPoints ?? []).map((dataPoint) => dataPoint.id),
  );
  const entries =
    dataPointIds.length > 0 ? await listEntries(trx, cityId, assessmentId, dataPointIds) : [];
  const inputs =
    kpiIds.size > 0 ? await listInputValues(trx, cityId, assessmentId, [...kpiIds]) : [];
  const register =
    registerIds.size > 0
      ? await listRegisterValues(trx, cityId, assessmentId, [...registerIds])
      : [];
  const warnings = fields.some((field) => field.row === 'warning')
    ? await listWarningAnswers(trx, cityId, assessmentId)
    : [];
  return {
    entries: new Map(entries.map((row) => [row.data_point_id, row])),
    inputs: new Map(inputs.map((row) => [`${row.kpi_id}/${row.input_id}`, row])),
    register: new Map(register.map((row) => [row.register_id, row])),
    warnings: new Map(warnings.map((row) => [row.warning_key, row])),
  };
}

/** The row that a field is a part of; undefined where there is none yet. */
export function currentRow(
  rows: Rows,
  field: Field,
): Entry | InputValue | RegisterValue | WarningAnswer | undefined {
  switch (field.row) {
    case 'entry':
      return rows.entries.get(field.dataPointId);
    case 'register':
      return rows.register.get(field.registerId);
    case 'input':
      return rows.inputs.get(`${field.kpiId}/${field.inputId}`);
    case 'warning':
      return rows.warnings.get(field.warningKey);
  }
}

/** What a field holds now. */
export function currentText(rows: Rows, field: Field): string {
  switch (field.row) {
    case 'entry':
      return entryText(rows.entries.get(field.dataPointId), field.attribute);
    case 'register':
      return registerText(rows.register.get(field.registerId), field.attribute);
    case 'input':
      return inputText(rows.inputs.get(`${field.kpiId}/${field.inputId}`), field.attribute);
    case 'warning':
      return rows.warnings.get(field.warningKey)?.reason ?? '';
  }
}
