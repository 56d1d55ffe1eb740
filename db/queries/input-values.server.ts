/** What is typed for the KPIs of an assessment, with every revision. */
import type { Kysely } from 'kysely';
import { inTransaction } from '../in-transaction.server.ts';
import type { Database, InputValue } from '../schema.ts';
import {
  holds,
  jsonText,
  revisionColumns,
  type RevisionColumn,
  type SaveResult,
  type Stamp,
} from './revisions.server.ts';

type Db = Kysely<Database>;
/** A row without its keys and its revision. */
export type InputValueContent = Omit<
  InputValue,
  'city_id' | 'assessment_id' | 'kpi_id' | 'input_id' | RevisionColumn
>;

/** All rows of an assessment, or those of some KPIs. */
export function listInputValues(
  db: Db,
  cityId: string,
  assessmentId: string,
  kpiIds?: readonly string[],
): Promise<InputValue[]> {
  return db
    .selectFrom('input_value')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .$if(kpiIds !== undefined, (query) => query.where('kpi_id', 'in', kpiIds ?? []))
    .orderBy('kpi_id')
    .orderBy('input_id')
    .execute();
}

/**
 * Saves a row that is still at the expected revision (0: none yet), and its revision with it. What is there already
 * is not saved again. A conflict returns the row as it is.
 */
export function saveInputValue(
  db: Db,
  cityId: string,
  assessmentId: string,
  key: { kpiId: string; inputId: string },
  expectedRevision: number,
  values: InputValueContent,
  stamp: Stamp,
): Promise<SaveResult<InputValue>> {
  return inTransaction(db, async (trx) => {
    const current = await trx
      .selectFrom('input_value')
      .selectAll()
      .where('city_id', '=', cityId)
      .where('assessment_id', '=', assessmentId)
      .where('kpi_id', '=', key.kpiId)
      .where('input_id', '=', key.inputId)
      .forUpdate()
      .executeTakeFirst();
    if (current && holds<InputValue>(current, values)) return { kind: 'saved', row: current };
    if (current && current.revision !== expectedRevision) return { kind: 'conflict', row: current };
    const row = {
      city_id: cityId,
      assessment_id: assessmentId,
      kpi_id: key.kpiId,
      input_id: key.inputId,
      ...asWritten(values),
      ...revisionColumns((current?.revision ?? 0) + 1, stamp),
    };
    // two first writers at once: the second waits on the key and then finds the row
    const saved = current
      ? await trx
          .updateTable('input_value')
          .set(row)
          .where('city_id', '=', cityId)
          .where('assessment_id', '=', assessmentId)
          .where('kpi_id', '=', key.kpiId)
          .where('input_id', '=', key.inputId)
          .returningAll()
          .executeTakeFirst()
      : await trx
          .insertInto('input_value')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst();
    if (!saved) {
      const theirs = await trx
        .selectFrom('input_value')
        .selectAll()
        .where('city_id', '=', cityId)
        .where('assessment_id', '=', assessmentId)
        .where('kpi_id', '=', key.kpiId)
        .where('input_id', '=', key.inputId)
        .executeTakeFirstOrThrow();
      return { kind: holds<InputValue>(theirs, values) ? 'saved' : 'conflict', row: theirs };
    }
    await trx.insertInto('input_revision').values(row).execute();
    return { kind: 'saved', row: saved };
  });
}

/** Every revision of a row, newest first. */
export function listInputValueRevisions(
  db: Db,
  cityId: string,
  assessmentId: string,
  key: { kpiId: string; inputId: string },
): Promise<InputValue[]> {
  return db
    .selectFrom('input_revision')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .where('kpi_id', '=', key.kpiId)
    .where('input_id', '=', key.inputId)
    .orderBy('revision', 'desc')
    .execute();
}

/** Adds many first rows at once, each as revision 1. */
export async function insertInputValues(
  db: Db,
  rows: ReadonlyArray<Omit<InputValue, 'revision' | 'cause'>>,
): Promise<void> {
  if (rows.length === 0) return;
  const written = rows.map((row) => ({ ...row, ...asWritten(row), revision: 1 }));
  await inTransaction(db, async (trx) => {
    await trx.insertInto('input_value').values(written).execute();
    await trx.insertInto('input_revision').values(written).execute();
  });
}

function asWritten(values: InputValueContent) {
  return {
    ...values,
    problem: jsonText(values.problem),
  };
}
