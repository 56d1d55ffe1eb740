/** Sessions: who is signed in, by the hash of the cookie's secret. */
import type { Insertable, Kysely } from 'kysely';
import type { Account, Database, SessionTable } from '../schema.ts';

type Db = Kysely<Database>;

/** Starts a session. */
export async function insertSession(db: Db, session: Insertable<SessionTable>): Promise<void> {
  await db.insertInto('session').values(session).execute();
}

/** The account of a session; undefined when the session has ended or the account is disabled. */
export function getSession(db: Db, tokenHash: string, now: Date): Promise<Account | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('account', 'account.account_id', 'session.account_id')
    .selectAll('account')
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('account.is_disabled', '=', false)
    .executeTakeFirst();
}

/** Ends a session. */
export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Ends all sessions of an account. */
export async function deleteSessionsOfAccount(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('session').where('account_id', '=', accountId).execute();
}

/** Clears sessions that have run out. */
export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', now).execute();
}
