/** Writes one field into its row, and keeps the row at hand for the fields that follow. */
import type { Transaction } from 'kysely';
import type { Field } from '#app/domain/entry/fields.ts';
import type { FigureSpec } from '#app/domain/entry/read-figure.ts';
import { figureSpecOf } from '#app/domain/entry/field-spec.ts';
import { saveEntry } from '#db/queries/entries.server.ts';
import { saveInputValue } from '#db/queries/input-values.server.ts';
import { saveRegisterValue } from '#db/queries/register-values.server.ts';
import type { Stamp } from '#db/queries/revisions.server.ts';
import { saveWarningAnswer } from '#db/queries/warning-answers.server.ts';
import type { Database } from '#db/schema.ts';
import { currentRow, type Rows, type SavedRound } from './round-rows.server.ts';
import { withEntryText, withInputText, withRegisterText } from './row-texts.server.ts';

/** How a field's figure is read; undefined for a field that this round does not have. A currency or a reason has none: null. */
export function specOfField(
  { definitions }: Pick<SavedRound, 'definitions'>,
  field: Field,
): FigureSpec | null | undefined {
  return field.row === 'warning' ? null : figureSpecOf(definitions, field);
}

/** The revision of the field's row after it was written. The text has passed `fieldProblem`, the field `specOfField`. */
export async function writeField(
  trx: Transaction<Database>,
  round: SavedRound,
  rows: Rows,
  field: Field,
  text: string,
  stamp: Stamp,
  /** The figures that an answer is given for, by the key of the warning. */
  fingerprints?: ReadonlyMap<string, string>,
): Promise<number> {
  const { cityId, assessmentId } = round;
  const spec = specOfField(round, field) ?? undefined;
  const known = currentRow(rows, field)?.revision ?? 0;
  if (field.row === 'warning') {
    const { warningKey } = field;
    const values = { reason: text, fingerprint: fingerprints?.get(warningKey) ?? null };
    const row = await saveWarningAnswer(trx, cityId, assessmentId, warningKey, values, stamp);
    rows.warnings.set(warningKey, row);
    return row.revision;
  }
  if (field.row === 'register') {
    const id = field.registerId;
    const values = withRegisterText(rows.register.get(id), field.attribute, text, spec);
    const { row } = await saveRegisterValue(trx, cityId, assessmentId, id, known, values, stamp);
    rows.register.set(id, row);
    return row.revision;
  }
  if (!spec) throw new Error(`no such field: ${JSON.stringify(field)}`);
  if (field.row === 'entry') {
    const id = field.dataPointId;
    const values = withEntryText(rows.entries.get(id), field.attribute, text, spec);
    const { row } = await saveEntry(trx, cityId, assessmentId, id, known, values, stamp);
    rows.entries.set(id, row);
    return row.revision;
  }
  const { kpiId, inputId } = field;
  const key = `${kpiId}/${inputId}`;
  const values = withInputText(rows.inputs.get(key), field.attribute, text, spec);
  const { row } = await saveInputValue(
    trx,
    cityId,
    assessmentId,
    { kpiId, inputId },
    known,
    values,
    stamp,
  );
  rows.inputs.set(key, row);
  return row.revision;
}
