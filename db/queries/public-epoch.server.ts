/** The number that rises with everything that changes public pages. */
import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** The epoch as this connection sees it: what is read afterwards is at least as new. */
export async function getPublicEpoch(db: Kysely<Database>): Promise<number> {
  const { epoch } = await db.selectFrom('public_epoch').select('epoch').executeTakeFirstOrThrow();
  return epoch;
}
