/** Sessions: who is signed in, by the hash of the cookie's secret. */
import type { Insertable, Kysely } from 'kysely';
import type { Account, Database, Session, SessionTable } from '../schema.ts';

type Db = Kysely<Database>;

/** Starts a session. */
export async function insertSession(db: Db, session: Insertable<SessionTable>): Promise<void> {
  await db.insertInto('session').values(session).execute();
}

/** What is known of whoever shows the secret of a session. */
export interface SessionOwner extends Account {
  session_id: string;
  last_seen_at: Date | null;
  has_second_factor: boolean;
}

/** The account of a session; undefined when the session has ended or the account is disabled. */
export function getSession(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<SessionOwner | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('account', 'account.account_id', 'session.account_id')
    .leftJoin('second_factor', 'second_factor.account_id', 'account.account_id')
    .selectAll('account')
    .select((eb) => [
      'session.session_id',
      'session.last_seen_at',
      eb('second_factor.confirmed_at', 'is not', null).$castTo<boolean>().as('has_second_factor'),
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('account.is_disabled', '=', false)
    .executeTakeFirst();
}

/** Notes when a session was used. */
export async function updateLastSeen(db: Db, sessionId: string, at: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen_at: at })
    .where('session_id', '=', sessionId)
    .execute();
}

/** The sessions of an account that have not run out, the last used first. */
export function listSessions(db: Db, accountId: string, now: Date): Promise<Session[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy((eb) => eb.fn.coalesce('last_seen_at', 'created_at'), 'desc')
    .orderBy('session_id')
    .execute();
}

/** Ends one session of an account; of another account's nothing happens. */
export async function deleteSessionOfAccount(
  db: Db,
  accountId: string,
  sessionId: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Ends all sessions of an account but one. */
export async function deleteOtherSessions(
  db: Db,
  accountId: string,
  sessionId: string,
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('session_id', '!=', sessionId)
    .execute();
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
