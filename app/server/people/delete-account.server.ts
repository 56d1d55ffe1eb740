/** Deleting one's own account: what identifies a person goes, what they did stays under an id that names nobody. */
import type { Kysely } from 'kysely';
import { textFor } from '#app/messages/catalogue.server.ts';
import {
  countAdministrators,
  deleteMembership,
  listCitiesOnlyCoordinatedBy,
  listMemberships,
  lockAccount,
  updateAccount,
} from '#db/queries/accounts.server.ts';
import { appendCityAudit, appendInstallationAudit } from '#db/queries/audit.server.ts';
import { deleteSecondFactor } from '#db/queries/second-factors.server.ts';
import { deleteSessionsOfAccount } from '#db/queries/sessions.server.ts';
import { deleteSignInLinksOfAccount } from '#db/queries/sign-in-links.server.ts';
import type { Database } from '#db/schema.ts';

export type Deletion =
  | { kind: 'deleted' }
  | { kind: 'lastAdministrator' }
  /** Cities that nobody would be left to look after. */
  | { kind: 'lastCoordinator'; cities: string[] };

class RefusedError extends Error {
  readonly refusal: Exclude<Deletion, { kind: 'deleted' }>;

  constructor(refusal: Exclude<Deletion, { kind: 'deleted' }>) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/**
 * Deletes an account, or says why that cannot be. Logs, revisions, verdicts, signed declarations and publications keep
 * its id: they prove what was done, and nothing in them may change.
 */
export async function deleteAccount(
  db: Kysely<Database>,
  accountId: string,
  at: Date,
): Promise<Deletion> {
  try {
    await db.transaction().execute(async (trx) => {
      const by = { at, actorId: accountId, subject: `account:${accountId}`, details: {} };
      // the log's lock comes first, so that of two who are left not both can go at once
      await appendInstallationAudit(trx, { ...by, action: 'account.deleted' });
      const account = await lockAccount(trx, accountId);
      const cities = (await listCitiesOnlyCoordinatedBy(trx, accountId)).map(({ name }) => name);
      if (cities.length > 0) throw new RefusedError({ kind: 'lastCoordinator', cities });
      const memberships = await listMemberships(trx, accountId);
      // in one order for all, so that two never wait for each other
      const cityIds = memberships.map(({ cityId }) => cityId).sort();
      for (const cityId of cityIds) {
        await deleteMembership(trx, cityId, accountId);
        await appendCityAudit(trx, cityId, { ...by, action: 'role.taken' });
      }
      await deleteSessionsOfAccount(trx, accountId);
      await deleteSignInLinksOfAccount(trx, accountId);
      await deleteSecondFactor(trx, accountId);
      await updateAccount(trx, accountId, {
        name: textFor()('ownData.formerName', { id: accountId.slice(0, 8) }),
        // no mail ever gets there (RFC 2606)
        email: `${accountId}@deleted.invalid`,
        password_hash: null,
        is_administrator: false,
        is_disabled: true,
        deleted_at: at,
      });
      if (account?.is_administrator && (await countAdministrators(trx)) === 0)
        throw new RefusedError({ kind: 'lastAdministrator' });
    });
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
  return { kind: 'deleted' };
}
