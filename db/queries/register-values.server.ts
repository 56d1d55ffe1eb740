/** The register of an assessment: denominators entered once, with every revision. */
import type { Kysely } from 'kysely';
import { inTransaction } from '../in-transaction.server.ts';
import type { Database, RegisterValue } from '../schema.ts';
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
export type RegisterValueContent = Omit<
  RegisterValue,
  'city_id' | 'assessment_id' | 'register_id' | RevisionColumn
>;

/** All rows of an assessment, or those of some items. */
export function listRegisterValues(
  db: Db,
  cityId: string,
  assessmentId: string,
  registerIds?: readonly string[],
): Promise<RegisterValue[]> {
  return db
    .selectFrom('register_value')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .$if(registerIds !== undefined, (query) => query.where('register_id', 'in', registerIds ?? []))
    .orderBy('register_id')
    .execute();
}

/**
 * Saves a row that is still at the expected revision (0: none yet), and its revision with it. What is there already
 * is not saved again. A conflict returns the row as it is.
 */
export function saveRegisterValue(
  db: Db,
  cityId: string,
  assessmentId: string,
  key: string,
  expectedRevision: number,
  values: RegisterValueContent,
  stamp: Stamp,
): Promise<SaveResult<RegisterValue>> {
  return inTransaction(db, async (trx) => {
    const current = await trx
      .selectFrom('register_value')
      .selectAll()
      .where('city_id', '=', cityId)
      .where('assessment_id', '=', assessmentId)
      .where('register_id', '=', key)
      .forUpdate()
      .executeTakeFirst();
    if (current && holds<RegisterValue>(current, values)) return { kind: 'saved', row: current };
    if (current && current.revision !== expectedRevision) return { kind: 'conflict', row: current };
    const row = {
      city_id: cityId,
      assessment_id: assessmentId,
      register_id: key,
      ...asWritten(values),
      ...revisionColumns((current?.revision ?? 0) + 1, stamp),
    };
    // two first writers at once: the second waits on the key and then finds the row
    const saved = current
      ? await trx
          .updateTable('register_value')
          .set(row)
          .where('city_id', '=', cityId)
          .where('assessment_id', '=', assessmentId)
          .where('register_id', '=', key)
          .returningAll()
          .executeTakeFirst()
      : await trx
          .insertInto('register_value')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst();
    if (!saved) {
      const theirs = await trx
        .selectFrom('register_value')
        .selectAll()
        .where('city_id', '=', cityId)
        .where('assessment_id', '=', assessmentId)
        .where('register_id', '=', key)
        .executeTakeFirstOrThrow();
      return { kind: holds<RegisterValue>(theirs, values) ? 'saved' : 'conflict', row: theirs };
    }
    await trx.insertInto('register_revision').values(row).execute();
    return { kind: 'saved', row: saved };
  });
}

/** Every revision of a row, newest first. */
export function listRegisterValueRevisions(
  db: Db,
  cityId: string,
  assessmentId: string,
  key: string,
): Promise<RegisterValue[]> {
  return db
    .selectFrom('register_revision')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .where('register_id', '=', key)
    .orderBy('revision', 'desc')
    .execute();
}

/** Adds many first rows at once, each as revision 1. */
export async function insertRegisterValues(
  db: Db,
  rows: ReadonlyArray<Omit<RegisterValue, 'revision' | 'cause'>>,
): Promise<void> {
  if (rows.length === 0) return;
  const written = rows.map((row) => ({ ...row, ...asWritten(row), revision: 1 }));
  await inTransaction(db, async (trx) => {
    await trx.insertInto('register_value').values(written).execute();
    await trx.insertInto('register_revision').values(written).execute();
  });
}

function asWritten(values: RegisterValueContent) {
  return {
    ...values,
    problem: jsonText(values.problem),
  };
}
