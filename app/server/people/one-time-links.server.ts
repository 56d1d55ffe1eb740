/** One-time links: made once, shown once, used once. */
import type { Kysely } from 'kysely';
import { updateAccount } from '#db/queries/accounts.server.ts';
import { appendInstallationAudit } from '#db/queries/audit.server.ts';
import { deletePendingSignInsOfAccount } from '#db/queries/second-factors.server.ts';
import { deleteSessionsOfAccount } from '#db/queries/sessions.server.ts';
import {
  deleteSignInLinksOfAccount,
  getSignInLink,
  insertSignInLink,
  useSignInLink,
} from '#db/queries/sign-in-links.server.ts';
import type { Account, Database } from '#db/schema.ts';
import { createSecret, hashPassword, hashSecret } from './secrets.server.ts';

type Db = Kysely<Database>;
/** What the database knows a link as. */
type LinkPurpose = 'sign-in' | 'invitation';
/** The last two are invitations to someone who has a password already; whoever asks for a `reset` has to prove nothing. */
export type LinkKind = LinkPurpose | 'new-password' | 'reset';

const HOURS: Record<LinkKind, number> = {
  'sign-in': 24,
  invitation: 7 * 24,
  'new-password': 24,
  reset: 1,
};

/** The secret of a new link. Only its hash is kept. */
export async function createLink(
  db: Db,
  accountId: string,
  kind: LinkKind,
  now: Date,
): Promise<string> {
  const secret = createSecret();
  await insertSignInLink(db, {
    token_hash: hashSecret(secret),
    account_id: accountId,
    purpose: kind === 'sign-in' ? 'sign-in' : 'invitation',
    expires_at: new Date(now.getTime() + HOURS[kind] * 3_600_000),
  });
  return secret;
}

/** The account of a link that can still be used for this purpose, without using it. */
export async function readLink(
  db: Db,
  secret: string,
  purpose: LinkPurpose,
): Promise<Account | undefined> {
  const link = await getSignInLink(db, hashSecret(secret), new Date());
  return link?.purpose === purpose ? link : undefined;
}

/** Uses a sign-in link up; its account, or undefined where it was used, has run out or never was. */
export function useLinkToSignIn(db: Db, secret: string): Promise<Account | undefined> {
  return db.transaction().execute(async (trx) => {
    if (!(await readLink(trx, secret, 'sign-in'))) return undefined;
    return useSignInLink(trx, hashSecret(secret), new Date());
  });
}

/** Accepts an invitation: sets name and password, takes every other link back and ends every session. */
export async function acceptInvitation(
  db: Db,
  secret: string,
  person: { name: string; password: string },
): Promise<string | undefined> {
  const passwordHash = await hashPassword(person.password);
  return db.transaction().execute(async (trx) => {
    if (!(await readLink(trx, secret, 'invitation'))) return undefined;
    const used = await useSignInLink(trx, hashSecret(secret), new Date());
    if (!used) return undefined;
    await updateAccount(trx, used.account_id, { name: person.name, password_hash: passwordHash });
    await appendInstallationAudit(trx, {
      at: new Date(),
      actorId: used.account_id,
      action: 'account.passwordChosen',
      subject: `account:${used.account_id}`,
      details: {},
    });
    await deleteSignInLinksOfAccount(trx, used.account_id);
    await deletePendingSignInsOfAccount(trx, used.account_id);
    await deleteSessionsOfAccount(trx, used.account_id);
    return used.account_id;
  });
}
