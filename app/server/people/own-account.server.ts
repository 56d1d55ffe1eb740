/** What someone does to their own account. */
import type { Kysely } from 'kysely';
import { getAccount, updateAccount } from '#db/queries/accounts.server.ts';
import { deleteSessionsOfAccount } from '#db/queries/sessions.server.ts';
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

/** Changes the password of an account. A current one is checked as slowly as at the sign-in. */
export async function changePassword(
  db: Db,
  accountId: string,
  passwords: { currentPassword?: string; newPassword: string },
  address: string,
): Promise<PasswordChange> {
  const account = await getAccount(db, accountId);
  if (!account) return { kind: 'wrong' };
  if (account.password_hash) {
    const password = passwords.currentPassword ?? '';
    const checked = await signIn(db, { email: account.email, password, address, now: new Date() });
    if (checked.kind !== 'signedIn') return checked;
  }
  const passwordHash = await hashPassword(passwords.newPassword);
  await db.transaction().execute(async (trx) => {
    await updateAccount(trx, accountId, { password_hash: passwordHash });
    await deleteSignInLinksOfAccount(trx, accountId);
  });
  return { kind: 'signedOutElsewhere', cookie: await signOutEverywhere(db, accountId) };
}

/** Ends every session of an account and starts a new one here; returns the Set-Cookie header. */
export async function signOutEverywhere(db: Db, accountId: string): Promise<string> {
  await deleteSessionsOfAccount(db, accountId);
  return startSession(db, accountId);
}
