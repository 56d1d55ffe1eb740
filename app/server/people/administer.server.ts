/** What administrators do to accounts: invite, give roles, disable, make links. Each leaves a line in a log. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { isUniqueViolation } from '#db/errors.server.ts';
import { inTransaction } from '#db/in-transaction.server.ts';
import {
  countAdministrators,
  deleteMembership,
  getAccount,
  insertAccount,
  lockAccount,
  updateAccount,
  upsertMembership,
} from '#db/queries/accounts.server.ts';
import { appendCityAudit, appendInstallationAudit } from '#db/queries/audit.server.ts';
import { deleteSessionsOfAccount } from '#db/queries/sessions.server.ts';
import { deleteSignInLinksOfAccount } from '#db/queries/sign-in-links.server.ts';
import { isVerifierInCity } from '#db/queries/verification.server.ts';
import type { Database, Role } from '#db/schema.ts';
import { createLink, type LinkKind } from './one-time-links.server.ts';

type Db = Kysely<Database>;
/** Who does it, and when; null: the operator at the command line. */
export interface By {
  at: Date;
  by: string | null;
}

export interface Invitation {
  name: string;
  email: string;
  isAdministrator: boolean;
  /** A first role in a city. */
  membership?: { cityId: string; role: Role };
}

/** Makes an account without a password. Returns it with the secret of its invitation, or `emailKnown`. */
export async function invite(
  db: Db,
  invitation: Invitation,
  { at, by }: By,
): Promise<{ kind: 'invited'; accountId: string; secret: string } | { kind: 'emailKnown' }> {
  const accountId = randomUUID();
  try {
    return await db.transaction().execute(async (trx) => {
      await insertAccount(trx, {
        account_id: accountId,
        email: invitation.email,
        name: invitation.name,
        password_hash: null,
        is_administrator: invitation.isAdministrator,
        is_disabled: false,
        created_at: at,
      });
      await appendInstallationAudit(trx, {
        at,
        actorId: by,
        action: 'account.invited',
        subject: `account:${accountId}`,
        details: { isAdministrator: invitation.isAdministrator },
      });
      if (invitation.membership)
        await setRole(trx, { accountId, ...invitation.membership }, { at, by });
      return {
        kind: 'invited',
        accountId,
        secret: await createLink(trx, accountId, 'invitation', at),
      };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: 'emailKnown' };
    throw error;
  }
}

/**
 * A new one-time link in place of all before: to sign in, to choose a new password in place of a forgotten one, or to
 * join where there is no password yet. Undefined for a disabled account.
 */
export function renewLink(
  db: Db,
  accountId: string,
  wanted: 'sign-in' | 'new-password',
  { at, by }: By,
): Promise<{ kind: LinkKind; secret: string } | undefined> {
  return db.transaction().execute(async (trx) => {
    const account = await getAccount(trx, accountId);
    if (!account || account.is_disabled) return undefined;
    const kind = account.password_hash ? wanted : 'invitation';
    await deleteSignInLinksOfAccount(trx, accountId);
    await appendInstallationAudit(trx, {
      at,
      actorId: by,
      action: 'account.linkMade',
      subject: `account:${accountId}`,
      details: { kind },
    });
    return { kind, secret: await createLink(trx, accountId, kind, at) };
  });
}

/** Corrects someone's name. The log says that, and not the names. */
export function rename(db: Db, accountId: string, name: string, { at, by }: By): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await updateAccount(trx, accountId, { name });
    await appendInstallationAudit(trx, {
      at,
      actorId: by,
      action: 'account.renamed',
      subject: `account:${accountId}`,
      details: {},
    });
  });
}

/**
 * Gives an account a role in a city, in place of the one it has. `verifiesCity`: refused, because whoever judges a city's
 * figures is no member of it; the account is held meanwhile, so that it cannot become both at the same moment.
 */
export function setRole(
  db: Db,
  { accountId, cityId, role }: { accountId: string; cityId: string; role: Role },
  { at, by }: By,
): Promise<'given' | 'verifiesCity'> {
  return inTransaction(db, async (trx) => {
    await lockAccount(trx, accountId);
    if (await isVerifierInCity(trx, cityId, accountId)) return 'verifiesCity';
    await upsertMembership(trx, { city_id: cityId, account_id: accountId, role });
    await appendCityAudit(trx, cityId, {
      at,
      actorId: by,
      action: 'role.given',
      subject: `account:${accountId}`,
      details: { role },
    });
    return 'given';
  });
}

/** Takes an account's role in a city away. */
export function removeRole(
  db: Db,
  accountId: string,
  cityId: string,
  { at, by }: By,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await deleteMembership(trx, cityId, accountId);
    await appendCityAudit(trx, cityId, {
      at,
      actorId: by,
      action: 'role.taken',
      subject: `account:${accountId}`,
      details: {},
    });
  });
}

class LastAdministratorError extends Error {}

/** Changes what an account may do here. `lastAdministrator`: nobody would be left to look after the installation. */
export async function changeStanding(
  db: Db,
  accountId: string,
  change: { isAdministrator?: boolean; isDisabled?: boolean },
  { at, by }: By,
): Promise<'changed' | 'lastAdministrator'> {
  try {
    await db.transaction().execute(async (trx) => {
      // the log's lock comes first, so that two administrators cannot take each other's place at once
      await appendInstallationAudit(trx, {
        at,
        actorId: by,
        action: 'account.standingChanged',
        subject: `account:${accountId}`,
        details: change,
      });
      await updateAccount(trx, accountId, {
        ...(change.isAdministrator !== undefined && { is_administrator: change.isAdministrator }),
        ...(change.isDisabled !== undefined && { is_disabled: change.isDisabled }),
      });
      if (change.isDisabled) {
        await deleteSessionsOfAccount(trx, accountId);
        await deleteSignInLinksOfAccount(trx, accountId);
      }
      if ((await countAdministrators(trx)) === 0) throw new LastAdministratorError();
    });
  } catch (error) {
    if (error instanceof LastAdministratorError) return 'lastAdministrator';
    throw error;
  }
  return 'changed';
}
