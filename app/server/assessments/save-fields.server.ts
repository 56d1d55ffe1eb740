/** Saves what people type, field by field: nothing is refused for being wrong, and nobody overwrites another unseen. */
import type { Kysely, Transaction } from 'kysely';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import {
  fieldProblem,
  inputReferences,
  isRegisterReference,
  registerIdOf,
  registerReferencesOfKpi,
  parseFieldName,
  statusAfterTyping,
  type Field,
  type FieldChange,
  type FieldResult,
} from '#app/domain/entry/fields.ts';
import { readTyped, type Reading } from '#app/domain/entry/read-text.ts';
import { listEntries, saveEntry } from '#db/queries/entries.server.ts';
import { listInputValues, saveInputValue } from '#db/queries/input-values.server.ts';
import { listRegisterValues, saveRegisterValue } from '#db/queries/register-values.server.ts';
import { getAccount } from '#db/queries/accounts.server.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import type { Database, Entry, InputValue, RegisterValue } from '#db/schema.ts';
import { entryText, registerText, withEntryText } from './row-texts.server.ts';

interface Round {
  cityId: string;
  assessmentId: string;
  definitions: DefinitionSet;
}
interface Stamp {
  at: Date;
  by: string;
}
interface Rows {
  entries: Map<string, Entry>;
  inputs: Map<string, InputValue>;
  register: Map<string, RegisterValue>;
}

/**
 * Applies changes to a round in one transaction and says of each what became of it. A change is a conflict when
 * someone else has changed the same field since the person saw it; other fields of the same row do not matter.
 */
export function saveFields(
  db: Kysely<Database>,
  round: Round,
  changes: readonly FieldChange[],
  stamp: Stamp,
): Promise<FieldResult[]> {
  return db.transaction().execute(async (trx) => {
    await lockAssessment(trx, round.cityId, round.assessmentId);
    const rows = await readRows(trx, round);
    const results: FieldResult[] = [];
    const touched = new Set<string>();
    for (const change of changes) {
      const field = parseFieldName(change.field);
      // no database keeps a NUL
      const text = change.text.replaceAll('\0', '').trim();
      if (!field || !isKnown(field, round.definitions)) {
        results.push({ field: change.field, kind: 'refused', problem: { code: 'unknownField' } });
        continue;
      }
      const problem = fieldProblem(field, text);
      if (problem) {
        results.push({ field: change.field, kind: 'refused', problem });
        continue;
      }
      const row = currentRow(rows, field);
      const current = currentText(rows, field);
      if (row && row.revision !== change.revision && current !== change.was && current !== text) {
        const author = row.updated_by ? await getAccount(trx, row.updated_by) : undefined;
        results.push({
          field: change.field,
          kind: 'conflict',
          theirs: current,
          by: author?.name ?? null,
          at: row.updated_at.toISOString(),
          revision: row.revision,
        });
        continue;
      }
      const revision = await save(trx, round, rows, field, text, stamp);
      if (field.row === 'input') touched.add(field.kpiId);
      if (field.row === 'entry' && field.attribute === 'final') {
        const kpi = round.definitions.kpiOfDataPoint.get(field.dataPointId);
        if (kpi) touched.add(kpi.id);
      }
      results.push({ field: change.field, kind: 'saved', text, revision });
    }
    for (const kpiId of touched) await updateStatuses(trx, round, rows, kpiId, stamp);
    return results.map((result) => withNewestRevision(result, rows));
  });
}

async function readRows(trx: Transaction<Database>, round: Round): Promise<Rows> {
  const { cityId, assessmentId } = round;
  const entries = await listEntries(trx, cityId, assessmentId);
  const inputs = await listInputValues(trx, cityId, assessmentId);
  const register = await listRegisterValues(trx, cityId, assessmentId);
  return {
    entries: new Map(entries.map((row) => [row.data_point_id, row])),
    inputs: new Map(inputs.map((row) => [`${row.kpi_id}/${row.input_id}`, row])),
    register: new Map(register.map((row) => [row.register_id, row])),
  };
}

function isKnown(field: Field, definitions: DefinitionSet): boolean {
  if (field.row === 'entry') return definitions.dataPointById.has(field.dataPointId);
  if (field.row === 'register') return definitions.registerById.has(field.registerId);
  return inputSpec(definitions, field) !== undefined;
}

function inputSpec(definitions: DefinitionSet, field: Extract<Field, { row: 'input' }>) {
  const kpi = definitions.kpiById.get(field.kpiId);
  if (kpi && isRegisterReference(field.inputId)) {
    const isRead = registerReferencesOfKpi(kpi).includes(field.inputId);
    return isRead ? definitions.registerById.get(registerIdOf(field.inputId)) : undefined;
  }
  return kpi?.dataPoints
    .flatMap((dataPoint) => dataPoint.inputs)
    .find((input) => input.id === field.inputId);
}

function currentRow(rows: Rows, field: Field): Entry | InputValue | RegisterValue | undefined {
  if (field.row === 'entry') return rows.entries.get(field.dataPointId);
  if (field.row === 'register') return rows.register.get(field.registerId);
  return rows.inputs.get(`${field.kpiId}/${field.inputId}`);
}

function currentText(rows: Rows, field: Field): string {
  if (field.row === 'entry') return entryText(rows.entries.get(field.dataPointId), field.attribute);
  if (field.row === 'register') {
    return registerText(rows.register.get(field.registerId), field.attribute);
  }
  const row = rows.inputs.get(`${field.kpiId}/${field.inputId}`);
  return (field.attribute === 'value' ? row?.typed_text : row?.override_reason) ?? '';
}

async function save(
  trx: Transaction<Database>,
  round: Round,
  rows: Rows,
  field: Field,
  text: string,
  stamp: Stamp,
): Promise<number> {
  const { cityId, assessmentId, definitions } = round;
  const known = currentRow(rows, field)?.revision ?? 0;
  if (field.row === 'entry') {
    const dataPoint = definitions.dataPointById.get(field.dataPointId);
    if (!dataPoint) throw new Error(`unknown data point ${field.dataPointId}`);
    const values = withEntryText(
      rows.entries.get(field.dataPointId),
      field.attribute,
      text,
      dataPoint,
    );
    const saved = await saveEntry(
      trx,
      cityId,
      assessmentId,
      field.dataPointId,
      known,
      values,
      stamp,
    );
    rows.entries.set(field.dataPointId, saved.row);
    return saved.row.revision;
  }
  if (field.row === 'register') {
    const item = definitions.registerById.get(field.registerId);
    const row = rows.register.get(field.registerId);
    const isValue = field.attribute === 'value';
    const typed = isValue ? text : (row?.typed_text ?? '');
    const year = field.attribute === 'referenceYear' ? text : registerText(row, 'referenceYear');
    const source = field.attribute === 'source' ? text : (row?.source ?? '');
    const values = {
      typed_text: typed,
      // a currency is a code, not a number
      ...readingColumns(item?.valueType === 'number' ? readTyped(typed, item) : undefined),
      unit: row?.unit ?? null,
      reference_year: year === '' ? null : Number(year),
      source: source === '' ? null : source,
    };
    const saved = await saveRegisterValue(
      trx,
      cityId,
      assessmentId,
      field.registerId,
      known,
      values,
      stamp,
    );
    rows.register.set(field.registerId, saved.row);
    return saved.row.revision;
  }
  const spec = inputSpec(definitions, field);
  const key = { kpiId: field.kpiId, inputId: field.inputId };
  const row = rows.inputs.get(`${field.kpiId}/${field.inputId}`);
  const typed = field.attribute === 'value' ? text : (row?.typed_text ?? '');
  const reason = field.attribute === 'overrideReason' ? text : (row?.override_reason ?? '');
  const values = {
    typed_text: typed,
    ...readingColumns(spec && readTyped(typed, spec)),
    unit: row?.unit ?? null,
    reference_year: row?.reference_year ?? null,
    override_reason: reason === '' ? null : reason,
  };
  const saved = await saveInputValue(trx, cityId, assessmentId, key, known, values, stamp);
  rows.inputs.set(`${field.kpiId}/${field.inputId}`, saved.row);
  return saved.row.revision;
}

function readingColumns(reading: Reading | undefined) {
  return {
    decimal_value: reading?.kind === 'number' ? reading.value : null,
    yes_no: reading?.kind === 'yesNo' ? reading.value : null,
    problem: reading?.kind === 'invalid' ? reading.problem : null,
  };
}

/** Lets the statuses of a KPI's data points follow what has been typed for them. */
async function updateStatuses(
  trx: Transaction<Database>,
  round: Round,
  rows: Rows,
  kpiId: string,
  stamp: Stamp,
): Promise<void> {
  for (const dataPoint of round.definitions.kpiById.get(kpiId)?.dataPoints ?? []) {
    const row = rows.entries.get(dataPoint.id);
    const hasFigure =
      Boolean(row?.final_text) ||
      inputReferences(dataPoint).some(
        (ref) =>
          !isRegisterReference(ref) && Boolean(rows.inputs.get(`${kpiId}/${ref}`)?.typed_text),
      );
    const status = row?.status ?? 'notStarted';
    const next = statusAfterTyping(status, hasFigure);
    if (next === status) continue;
    const values = withEntryText(row, 'status', next, dataPoint);
    const saved = await saveEntry(
      trx,
      round.cityId,
      round.assessmentId,
      dataPoint.id,
      row?.revision ?? 0,
      values,
      stamp,
    );
    rows.entries.set(dataPoint.id, saved.row);
  }
}

/** Saving one field raises the revision that the others of its row were told. */
function withNewestRevision(result: FieldResult, rows: Rows): FieldResult {
  if (result.kind !== 'saved') return result;
  const field = parseFieldName(result.field);
  const row = field && currentRow(rows, field);
  return row ? { ...result, revision: row.revision } : result;
}
