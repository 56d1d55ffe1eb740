/** What administrators do with groups of cities: make them, say which cities are in them and who reads them. Each leaves a line in a log. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { lockAccount } from '#db/queries/accounts.server.ts';
import { appendCityAudit, appendInstallationAudit } from '#db/queries/audit.server.ts';
import {
  deleteGroupCity,
  deleteGroupHub,
  insertGroup,
  insertGroupCityIfMissing,
  insertGroupHubIfMissing,
} from '#db/queries/groups.server.ts';
import type { Database } from '#db/schema.ts';
import type { By } from '../people/administer.server.ts';

type Db = Kysely<Database>;

/** Makes a group without cities; answers with its id. */
export function createGroup(db: Db, name: string, { at, by }: By): Promise<string> {
  const groupId = randomUUID();
  return db.transaction().execute(async (trx) => {
    await insertGroup(trx, { group_id: groupId, name, created_at: at });
    await appendInstallationAudit(trx, {
      at,
      actorId: by,
      action: 'group.created',
      subject: `group:${groupId}`,
      details: {},
    });
    return groupId;
  });
}

/** Puts a city into a group; its own log says so, since others can read it from then on. Twice is once. */
export function addCityToGroup(
  db: Db,
  { cityId, groupId }: { cityId: string; groupId: string },
  { at, by }: By,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    if (!(await insertGroupCityIfMissing(trx, cityId, groupId, at))) return;
    await appendCityAudit(trx, cityId, {
      at,
      actorId: by,
      action: 'group.cityAdded',
      subject: `group:${groupId}`,
      details: {},
    });
  });
}

/** Takes a city out of a group; who reads it by that group does so no more. */
export function removeCityFromGroup(
  db: Db,
  { cityId, groupId }: { cityId: string; groupId: string },
  { at, by }: By,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    if (!(await deleteGroupCity(trx, cityId, groupId))) return;
    await appendCityAudit(trx, cityId, {
      at,
      actorId: by,
      action: 'group.cityRemoved',
      subject: `group:${groupId}`,
      details: {},
    });
  });
}

/** Lets an account read a group. Refused for a disabled one, and for none. */
export function addHub(
  db: Db,
  { groupId, accountId }: { groupId: string; accountId: string },
  { at, by }: By,
): Promise<'isDisabled' | 'noSuchAccount' | undefined> {
  return db.transaction().execute(async (trx) => {
    const account = await lockAccount(trx, accountId);
    if (!account) return 'noSuchAccount';
    if (account.is_disabled) return 'isDisabled';
    if (!(await insertGroupHubIfMissing(trx, groupId, accountId, at))) return undefined;
    await appendInstallationAudit(trx, {
      at,
      actorId: by,
      action: 'group.hubAdded',
      subject: `group:${groupId}`,
      details: { accountId },
    });
    return undefined;
  });
}

/** Takes a group from an account. */
export function removeHub(
  db: Db,
  { groupId, accountId }: { groupId: string; accountId: string },
  { at, by }: By,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    if (!(await deleteGroupHub(trx, groupId, accountId))) return;
    await appendInstallationAudit(trx, {
      at,
      actorId: by,
      action: 'group.hubRemoved',
      subject: `group:${groupId}`,
      details: { accountId },
    });
  });
}
