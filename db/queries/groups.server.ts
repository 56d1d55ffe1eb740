/** Groups of cities, and the accounts that read them (national hubs). */
import type { Kysely } from 'kysely';
import type { Account, City, CityGroup, Database } from '../schema.ts';

type Db = Kysely<Database>;

/** Adds a group without cities. */
export async function insertGroup(
  db: Db,
  group: { group_id: string; name: string; created_at: Date },
): Promise<void> {
  await db.insertInto('city_group').values(group).execute();
}

/** A group; undefined if missing. */
export function getGroup(db: Db, groupId: string): Promise<CityGroup | undefined> {
  return db.selectFrom('city_group').selectAll().where('group_id', '=', groupId).executeTakeFirst();
}

/** All groups by name, with how many cities they have. */
export function listGroups(db: Db): Promise<Array<CityGroup & { cities: number }>> {
  return db
    .selectFrom('city_group')
    .leftJoin('city_group_city', 'city_group_city.group_id', 'city_group.group_id')
    .selectAll('city_group')
    .select((eb) => eb.fn.count<number>('city_group_city.city_id').as('cities'))
    .groupBy('city_group.group_id')
    .orderBy('city_group.name')
    .execute();
}

/** Puts a city into a group. False where it is in it already. */
export async function insertGroupCityIfMissing(
  db: Db,
  cityId: string,
  groupId: string,
  at: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('city_group_city')
    .values({ city_id: cityId, group_id: groupId, added_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Takes a city out of a group. False where it was not in it. */
export async function deleteGroupCity(db: Db, cityId: string, groupId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('city_group_city')
    .where('city_id', '=', cityId)
    .where('group_id', '=', groupId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The cities of a group, by name. */
export function listCitiesOfGroup(db: Db, groupId: string): Promise<City[]> {
  return db
    .selectFrom('city')
    .innerJoin('city_group_city', 'city_group_city.city_id', 'city.city_id')
    .selectAll('city')
    .where('city_group_city.group_id', '=', groupId)
    .orderBy('city.name')
    .orderBy('city.city_id')
    .execute();
}

/** Lets an account read a group. False where it does already. */
export async function insertGroupHubIfMissing(
  db: Db,
  groupId: string,
  accountId: string,
  at: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('city_group_hub')
    .values({ group_id: groupId, account_id: accountId, added_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Takes a group from an account. False where it did not have it. */
export async function deleteGroupHub(db: Db, groupId: string, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('city_group_hub')
    .where('group_id', '=', groupId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Who reads a group, by name. */
export function listHubsOfGroup(db: Db, groupId: string): Promise<Account[]> {
  return db
    .selectFrom('account')
    .innerJoin('city_group_hub', 'city_group_hub.account_id', 'account.account_id')
    .selectAll('account')
    .where('city_group_hub.group_id', '=', groupId)
    .orderBy('account.name')
    .execute();
}

/** The groups that an account reads, by name. */
export function listGroupsOfAccount(db: Db, accountId: string): Promise<CityGroup[]> {
  return db
    .selectFrom('city_group')
    .innerJoin('city_group_hub', 'city_group_hub.group_id', 'city_group.group_id')
    .selectAll('city_group')
    .where('city_group_hub.account_id', '=', accountId)
    .orderBy('city_group.name')
    .execute();
}

/** The groups that a city is in, by name, each with the names of those who read it. */
export async function listGroupsOfCity(
  db: Db,
  cityId: string,
): Promise<Array<{ name: string; hubs: string[] }>> {
  const rows = await db
    .selectFrom('city_group_city')
    .innerJoin('city_group', 'city_group.group_id', 'city_group_city.group_id')
    .leftJoin('city_group_hub', 'city_group_hub.group_id', 'city_group.group_id')
    .leftJoin('account', 'account.account_id', 'city_group_hub.account_id')
    .select(['city_group.group_id', 'city_group.name', 'account.name as hub'])
    .where('city_group_city.city_id', '=', cityId)
    .orderBy('city_group.name')
    .orderBy('account.name')
    .execute();
  const groups = new Map<string, { name: string; hubs: string[] }>();
  for (const { group_id: id, name, hub } of rows) {
    const group = groups.get(id) ?? { name, hubs: [] };
    if (hub !== null) group.hubs.push(hub);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** Whether an account reads a city by one of its groups. */
export async function isHubOfCity(db: Db, cityId: string, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('city_group_city')
    .innerJoin('city_group_hub', 'city_group_hub.group_id', 'city_group_city.group_id')
    .select('city_group_city.city_id')
    .where('city_group_city.city_id', '=', cityId)
    .where('city_group_hub.account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
