/** Definition sets and target sets, stored by content hash when they are first used. */
import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

/** Stores a definition set unless its hash is known. */
export async function insertDefinitionSetIfMissing(
  db: Db,
  set: { hash: string; frameworkVersion: string; content: unknown },
): Promise<void> {
  await db
    .insertInto('definition_set')
    .values({
      hash: set.hash,
      framework_version: set.frameworkVersion,
      content: JSON.stringify(set.content),
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

/** Whether a definition set is stored, without reading it. */
export async function isDefinitionSetStored(db: Db, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('definition_set')
    .select('hash')
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row !== undefined;
}

/** A definition set by hash; undefined if missing. */
export function getDefinitionSet(db: Db, hash: string) {
  return db.selectFrom('definition_set').selectAll().where('hash', '=', hash).executeTakeFirst();
}

/** Stores a target set unless its hash is known. */
export async function insertTargetSetIfMissing(
  db: Db,
  set: { hash: string; targetSetId: string; version: string; content: unknown },
): Promise<void> {
  await db
    .insertInto('target_set')
    .values({
      hash: set.hash,
      target_set_id: set.targetSetId,
      version: set.version,
      content: JSON.stringify(set.content),
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

/** A target set by hash; undefined if missing. */
export function getTargetSet(db: Db, hash: string) {
  return db.selectFrom('target_set').selectAll().where('hash', '=', hash).executeTakeFirst();
}
