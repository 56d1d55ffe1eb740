/** Failed sign-ins, counted to slow down whoever guesses. */
import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

/** Notes a failure. */
export async function insertSignInFailure(db: Db, key: string, at: Date): Promise<void> {
  await db.insertInto('sign_in_failure').values({ throttle_key: key, failed_at: at }).execute();
}

/** Failures of a key since a moment, and when the first of them was. */
export async function countSignInFailures(
  db: Db,
  key: string,
  since: Date,
): Promise<{ count: number; first: Date | null }> {
  return db
    .selectFrom('sign_in_failure')
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.min<Date | null>('failed_at').as('first'),
    ])
    .where('throttle_key', '=', key)
    .where('failed_at', '>', since)
    .executeTakeFirstOrThrow();
}

/** Forgets the failures of a key, after a success. */
export async function deleteSignInFailures(db: Db, key: string): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('throttle_key', '=', key).execute();
}

/** Forgets failures from before a moment. */
export async function deleteOldSignInFailures(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('failed_at', '<', before).execute();
}
