/** Lets a query family be whole by itself, or a part of a caller's transaction. */
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** Runs work in the given transaction, or in one of its own. */
export function inTransaction<T>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return db.isTransaction ? work(db as Transaction<Database>) : db.transaction().execute(work);
}
