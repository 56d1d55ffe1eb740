/** Saves what people type, field by field: nothing is refused for being wrong, and nobody overwrites another unseen. */
import type { Kysely, Transaction } from 'kysely';
import {
  fieldProblem,
  inputReferences,
  isRegisterReference,
  parseFieldName,
  statusAfterTyping,
  type Field,
  type FieldChange,
  type FieldProblem,
  type FieldResult,
} from '#app/domain/entry/fields.ts';
import { finalSpec, type FigureSpec } from '#app/domain/entry/read-figure.ts';
import { heldUnitOf } from '#app/domain/units/held-units.ts';
import { isOpenForChanges } from '#app/domain/verification/work.ts';
import { saveEntry } from '#db/queries/entries.server.ts';
import { getAccount } from '#db/queries/accounts.server.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import type { Stamp } from '#db/queries/revisions.server.ts';
import type { Database } from '#db/schema.ts';
import { fingerprintsOfRound } from '../checks/round-warnings.server.ts';
import {
  currentRow,
  currentText,
  readRows,
  type Rows,
  type SavedRound,
} from './round-rows.server.ts';
import { withEntryText } from './row-texts.server.ts';
import { specOfField, writeField } from './write-field.server.ts';

/**
 * Applies changes to a round in one transaction and says of each what became of it. A change is a conflict when
 * someone else has changed the same field since the person saw it; other fields of the same row do not matter. In an
 * attested round every change is refused.
 */
export function saveFields(
  db: Kysely<Database>,
  round: SavedRound,
  changes: readonly FieldChange[],
  stamp: Stamp,
): Promise<FieldResult[]> {
  return db.transaction().execute((trx) => saveFieldsIn(trx, round, changes, stamp));
}

/** The same inside a caller's transaction. */
export async function saveFieldsIn(
  trx: Transaction<Database>,
  round: SavedRound,
  changes: readonly FieldChange[],
  stamp: Stamp,
): Promise<FieldResult[]> {
  const assessment = await lockAssessment(trx, round.cityId, round.assessmentId);
  if (!isOpenForChanges(assessment?.work_state)) {
    const problem: FieldProblem = { code: 'attested' };
    return changes.map(({ field }) => ({ field, kind: 'refused', problem }));
  }
  const fields = changes.flatMap((change) => parseFieldName(change.field) ?? []);
  const rows = await readRows(trx, round, fields);
  const results: FieldResult[] = [];
  let fingerprints: ReadonlyMap<string, string> | undefined;
  const touched = new Set<string>();
  for (const change of answersLast(changes)) {
    const field = parseFieldName(change.field);
    if (field?.row === 'warning') {
      fingerprints ??= await fingerprintsOfRound(trx, round);
    }
    const spec = field && specOfField(round, field);
    // no database keeps a NUL
    const text = change.text.replaceAll('\0', '').trim();
    const problem = field && spec !== undefined ? problemOf(field, spec, text) : UNKNOWN_FIELD;
    if (!field || problem) {
      results.push({ field: change.field, kind: 'refused', problem: problem ?? UNKNOWN_FIELD });
      continue;
    }
    const row = currentRow(rows, field);
    const current = currentText(rows, field);
    if (row && !hasSeen(field, change.was, current) && current !== text) {
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
    const revision = await writeField(trx, round, rows, field, text, stamp, fingerprints);
    const kpiId = kpiWhoseStatusFollows(field, round);
    if (kpiId) touched.add(kpiId);
    results.push({ field: change.field, kind: 'saved', text, revision });
  }
  for (const kpiId of touched) await updateStatuses(trx, round, rows, kpiId, stamp);
  return results.map((result) => withNewestRevision(result, rows));
}

/** An answer is given for the figures as they are after the other changes. */
function answersLast(changes: readonly FieldChange[]): FieldChange[] {
  const isAnswer = (change: FieldChange) => parseFieldName(change.field)?.row === 'warning';
  return [...changes.filter((one) => !isAnswer(one)), ...changes.filter(isAnswer)];
}

/**
 * Whether someone who saw `was` knows what is stored. The row's revision does not tell: saving one field raises it for
 * all of them. That a data point is reported or not started follows from its figures, and is nobody's choice.
 */
function hasSeen(field: Field, was: string, stored: string): boolean {
  if (field.row === 'entry' && field.attribute === 'status') {
    const isDerived = (status: string) => ['', 'notStarted', 'reported'].includes(status);
    if (isDerived(was) && isDerived(stored)) return true;
  }
  return was.replaceAll('\r\n', '\n').trim() === stored;
}

const UNKNOWN_FIELD: FieldProblem = { code: 'unknownField' };

function problemOf(field: Field, spec: FigureSpec | null, text: string): FieldProblem | undefined {
  const isUnit = field.attribute === 'unit' || field.attribute === 'finalUnit';
  if (isUnit && !heldUnitOf(spec?.units ?? [], text)) {
    return text === '' ? undefined : { code: 'choice' };
  }
  return fieldProblem(field, text);
}

/** The KPI whose data points may become reported, or stop being so, by a change of this field. */
function kpiWhoseStatusFollows(field: Field, { definitions }: SavedRound): string | undefined {
  if (field.row === 'input') return field.kpiId;
  return field.row === 'entry' && field.attribute === 'final'
    ? definitions.kpiOfDataPoint.get(field.dataPointId)?.id
    : undefined;
}

/** Lets the statuses of a KPI's data points follow what has been typed for them. */
async function updateStatuses(
  trx: Transaction<Database>,
  { cityId, assessmentId, definitions }: SavedRound,
  rows: Rows,
  kpiId: string,
  stamp: Stamp,
): Promise<void> {
  for (const dataPoint of definitions.kpiById.get(kpiId)?.dataPoints ?? []) {
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
    const values = withEntryText(row, 'status', next, finalSpec(definitions, dataPoint));
    const { row: saved } = await saveEntry(
      trx,
      cityId,
      assessmentId,
      dataPoint.id,
      row?.revision ?? 0,
      values,
      stamp,
    );
    rows.entries.set(dataPoint.id, saved);
  }
}

/** Saving one field raises the revision that the others of its row were told. */
function withNewestRevision(result: FieldResult, rows: Rows): FieldResult {
  if (result.kind !== 'saved') return result;
  const field = parseFieldName(result.field);
  const row = field && currentRow(rows, field);
  return row ? { ...result, revision: row.revision } : result;
}
