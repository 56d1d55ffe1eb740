/** Runs statements one after the other: the embedded database takes one at a time. */
import { sql, type Kysely } from 'kysely';

export async function runStatements(
  db: Kysely<unknown>,
  statements: readonly string[],
): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
