/** The state of the data points of an assessment and what stands behind them, with every revision. */
import type { Kysely } from 'kysely';
import { inTransaction } from '../in-transaction.server.ts';
import type { Database, Entry } from '../schema.ts';
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
export type EntryContent = Omit<
  Entry,
  'city_id' | 'assessment_id' | 'data_point_id' | RevisionColumn
>;

/** All rows of an assessment, or those of some data points. */
export function listEntries(
  db: Db,
  cityId: string,
  assessmentId: string,
  dataPointIds?: readonly string[],
): Promise<Entry[]> {
  return db
    .selectFrom('entry')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .$if(dataPointIds !== undefined, (query) =>
      query.where('data_point_id', 'in', dataPointIds ?? []),
    )
    .orderBy('data_point_id')
    .execute();
}

/**
 * Saves a row that is still at the expected revision (0: none yet), and its revision with it. What is there already
 * is not saved again. A conflict returns the row as it is.
 */
export function saveEntry(
  db: Db,
  cityId: string,
  assessmentId: string,
  key: string,
  expectedRevision: number,
  values: EntryContent,
  stamp: Stamp,
): Promise<SaveResult<Entry>> {
  return inTransaction(db, async (trx) => {
    const current = await trx
      .selectFrom('entry')
      .selectAll()
      .where('city_id', '=', cityId)
      .where('assessment_id', '=', assessmentId)
      .where('data_point_id', '=', key)
      .forUpdate()
      .executeTakeFirst();
    if (current && holds<Entry>(current, values)) return { kind: 'saved', row: current };
    if (current && current.revision !== expectedRevision) return { kind: 'conflict', row: current };
    const row = {
      city_id: cityId,
      assessment_id: assessmentId,
      data_point_id: key,
      ...asWritten(values),
      ...revisionColumns((current?.revision ?? 0) + 1, stamp),
    };
    // two first writers at once: the second waits on the key and then finds the row
    const saved = current
      ? await trx
          .updateTable('entry')
          .set(row)
          .where('city_id', '=', cityId)
          .where('assessment_id', '=', assessmentId)
          .where('data_point_id', '=', key)
          .returningAll()
          .executeTakeFirst()
      : await trx
          .insertInto('entry')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst();
    if (!saved) {
      const theirs = await trx
        .selectFrom('entry')
        .selectAll()
        .where('city_id', '=', cityId)
        .where('assessment_id', '=', assessmentId)
        .where('data_point_id', '=', key)
        .executeTakeFirstOrThrow();
      return { kind: holds<Entry>(theirs, values) ? 'saved' : 'conflict', row: theirs };
    }
    await trx.insertInto('entry_revision').values(row).execute();
    return { kind: 'saved', row: saved };
  });
}

/** Every revision of a row, newest first. */
export function listEntryRevisions(
  db: Db,
  cityId: string,
  assessmentId: string,
  key: string,
): Promise<Entry[]> {
  return db
    .selectFrom('entry_revision')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .where('data_point_id', '=', key)
    .orderBy('revision', 'desc')
    .execute();
}

/** Adds many first rows at once, each as revision 1. */
export async function insertEntries(
  db: Db,
  rows: ReadonlyArray<Omit<Entry, 'revision' | 'cause'>>,
): Promise<void> {
  if (rows.length === 0) return;
  const written = rows.map((row) => ({ ...row, ...asWritten(row), revision: 1 }));
  await inTransaction(db, async (trx) => {
    await trx.insertInto('entry').values(written).execute();
    await trx.insertInto('entry_revision').values(written).execute();
  });
}

function asWritten(values: EntryContent) {
  return {
    ...values,
    final_problem: jsonText(values.final_problem),
  };
}
