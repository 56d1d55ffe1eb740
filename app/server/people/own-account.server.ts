/** What someone does to their own account. */
import type { Kysely } from 'kysely';
import { getAccount, updateAccount } from '#db/queries/accounts.server.ts';
import { deletePendingSignInsOfAccount } from '#db/queries/second-factors.server.ts';
import { deleteSessionsOfAccount, listSessions } from '#db/queries/sessions.server.ts';
import { deleteSignInLinksOfAccount } from '#db/queries/sign-in-links.server.ts';
import type { Database } from '#db/schema.ts';
import { hashPassword } from './secrets.server.ts';
import { startSession } from './session.server.ts';
import { signIn } from './sign-in.server.ts';

type Db = Kysely<Database>;

export type PasswordChange =
  /** Changed; every other session has ended, and this one goes on with a new cookie. */
  | { kind: 'signedOutElsewhere'; cookie: string }
  | { kind: 'wrong' }
  | { kind: 'throttled'; minutes: number };

/** Checks the password of an account, where it has one, as slowly as at the sign-in. */
export async function checkPassword(
  db: Db,
  accountId: string,
  password: string | undefined,
  address: string,
): Promise<{ kind: 'right' | 'wrong' } | { kind: 'throttled'; minutes: number }> {
  const account = await getAccount(db, accountId);
  if (!account) return { kind: 'wrong' };
  if (!account.password_hash) return { kind: 'right' };
  const asked = { email: account.email, password: password ?? '', address, now: new Date() };
  const checked = await signIn(db, asked);
  return checked.kind === 'signedIn' ? { kind: 'right' } : checked;
}

/** Changes the password of an account. */
export async function changePassword(
  db: Db,
  accountId: string,
  passwords: { currentPassword?: string; newPassword: string },
  { request, address }: { request: Request; address: string },
): Promise<PasswordChange> {
  const checked = await checkPassword(db, accountId, passwords.currentPassword, address);
  if (checked.kind === 'throttled') return checked;
  if (checked.kind === 'wrong') return { kind: 'wrong' };
  const passwordHash = await hashPassword(passwords.newPassword);
  await db.transaction().execute(async (trx) => {
    await updateAccount(trx, accountId, { password_hash: passwordHash });
    await deleteSignInLinksOfAccount(trx, accountId);
    await deletePendingSignInsOfAccount(trx, accountId);
  });
  return { kind: 'signedOutElsewhere', cookie: await signOutEverywhere(db, accountId, request) };
}

/** Ends every session of an account and starts a new one here; returns the Set-Cookie header. */
export async function signOutEverywhere(
  db: Db,
  accountId: string,
  request: Request,
): Promise<string> {
  await deleteSessionsOfAccount(db, accountId);
  return startSession(db, accountId, request);
}

/** Where an account is signed in, the last used first; `sessionId`: the session that asks. */
export async function readSessions(
  db: Db,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  now: Date,
) {
  const sessions = await listSessions(db, accountId, now);
  return sessions.map((session) => ({
    id: session.session_id,
    isThis: session.session_id === sessionId,
    browser: session.browser,
    system: session.system,
    begunAt: session.created_at.toISOString(),
    seenAt: session.last_seen_at?.toISOString() ?? null,
  }));
}
