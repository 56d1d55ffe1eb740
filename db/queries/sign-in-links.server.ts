/** One-time links, by the hash of their secret. */
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Account, Database, SignInLinkTable } from '../schema.ts';

type Db = Kysely<Database>;
type Purpose = SignInLinkTable['purpose'];

/** Adds a link. */
export async function insertSignInLink(db: Db, link: Insertable<SignInLinkTable>): Promise<void> {
  await db.insertInto('sign_in_link').values(link).execute();
}

/** The account of a link that can still be used, and what it is for; undefined otherwise. */
export function getSignInLink(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<(Account & { purpose: Purpose; expires_at: Date }) | undefined> {
  return db
    .selectFrom('sign_in_link')
    .innerJoin('account', 'account.account_id', 'sign_in_link.account_id')
    .selectAll('account')
    .select(['sign_in_link.purpose', 'sign_in_link.expires_at'])
    .where('sign_in_link.token_hash', '=', tokenHash)
    .where('sign_in_link.used_at', 'is', null)
    .where('sign_in_link.expires_at', '>', now)
    .where('account.is_disabled', '=', false)
    .executeTakeFirst();
}

/** Uses a link up. Returns its account; undefined when it was used before, has run out, or another was faster. */
export async function useSignInLink(
  trx: Transaction<Database>,
  tokenHash: string,
  now: Date,
): Promise<(Account & { purpose: Purpose; expires_at: Date }) | undefined> {
  const link = await getSignInLink(trx, tokenHash, now);
  if (!link) return undefined;
  const { numUpdatedRows } = await trx
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? link : undefined;
}

/** Takes back every link of an account. */
export async function deleteSignInLinksOfAccount(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('sign_in_link').where('account_id', '=', accountId).execute();
}
