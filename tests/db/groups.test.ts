/** Groups of cities: who reads them, what the logs say, and that doing it twice is doing it once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addCityToGroup,
  addHub,
  createGroup,
  removeCityFromGroup,
  removeHub,
} from '#app/server/groups/administer-groups.server.ts';
import { updateAccount } from '#db/queries/accounts.server.ts';
import { listCityAudit } from '#db/queries/audit.server.ts';
import {
  deleteGroupCity,
  deleteGroupHub,
  getGroup,
  insertGroup,
  insertGroupCityIfMissing,
  insertGroupHubIfMissing,
  isHubOfCity,
  listCitiesOfGroup,
  listGroups,
  listGroupsOfAccount,
  listGroupsOfCity,
  listHubsOfGroup,
} from '#db/queries/groups.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addCity } from '#tests/support/database-rows.ts';

const AT = new Date('2026-05-01T08:00:00Z');

describe.each(engines())('groups of cities on %s', (engine) => {
  let database: TestDatabase;
  let by: { at: Date; by: string };
  beforeAll(async () => {
    database = await openDatabase(engine);
    by = { at: AT, by: await addAccount(database.db, { name: 'Administrator' }) };
  });
  afterAll(() => database.remove());

  test('a hub reads the cities of its group, as long as both are in it', async () => {
    const { db } = database;
    const [inside, outside] = [await addCity(db), await addCity(db)];
    const accountId = await addAccount(db, { name: 'Hanna Hub' });
    const groupId = await createGroup(db, 'Norway', by);
    await addCityToGroup(db, { cityId: inside, groupId }, by);
    expect(await isHubOfCity(db, inside, accountId)).toBe(false);
    expect(await addHub(db, { groupId, accountId }, by)).toBeUndefined();
    expect(await isHubOfCity(db, inside, accountId)).toBe(true);
    expect(await isHubOfCity(db, outside, accountId)).toBe(false);
    expect(await listGroupsOfCity(db, inside)).toEqual([{ name: 'Norway', hubs: ['Hanna Hub'] }]);
    expect(await listGroupsOfCity(db, outside)).toEqual([]);
    expect(await listGroupsOfAccount(db, accountId)).toMatchObject([{ name: 'Norway' }]);
    expect((await listHubsOfGroup(db, groupId)).map((one) => one.name)).toEqual(['Hanna Hub']);
    expect((await listCitiesOfGroup(db, groupId)).map((one) => one.city_id)).toEqual([inside]);
    await removeCityFromGroup(db, { cityId: inside, groupId }, by);
    expect(await isHubOfCity(db, inside, accountId)).toBe(false);
    await addCityToGroup(db, { cityId: inside, groupId }, by);
    await removeHub(db, { groupId, accountId }, by);
    expect(await isHubOfCity(db, inside, accountId)).toBe(false);
    expect(await listGroupsOfCity(db, inside)).toEqual([{ name: 'Norway', hubs: [] }]);
  });

  test('twice at once is once, and one line in the log', async () => {
    const { db } = database;
    const cityId = await addCity(db);
    const groupId = await createGroup(db, 'Twice', by);
    const pair = { cityId, groupId };
    await Promise.all(Array.from({ length: 5 }, () => addCityToGroup(db, pair, by)));
    await Promise.all(Array.from({ length: 5 }, () => removeCityFromGroup(db, pair, by)));
    const lines = await listCityAudit(db, cityId, {}, { limit: 50, offset: 0 });
    expect(lines.map((one) => [one.action, one.subject])).toEqual([
      ['group.cityRemoved', `group:${groupId}`],
      ['group.cityAdded', `group:${groupId}`],
    ]);
  });

  test('nobody reads by an account that is closed or not there', async () => {
    const { db } = database;
    const accountId = await addAccount(db);
    await updateAccount(db, accountId, { is_disabled: true });
    const groupId = await createGroup(db, 'Closed', by);
    expect(await addHub(db, { groupId, accountId }, by)).toBe('isDisabled');
    expect(await addHub(db, { groupId, accountId: randomUUID() }, by)).toBe('noSuchAccount');
    expect(await listHubsOfGroup(db, groupId)).toEqual([]);
  });

  test('the rows by themselves', async () => {
    const { db } = database;
    const [city, account, group_id] = [await addCity(db), await addAccount(db), randomUUID()];
    await insertGroup(db, { group_id, name: 'Alone', created_at: AT });
    expect(await getGroup(db, group_id)).toMatchObject({ name: 'Alone' });
    expect(await getGroup(db, randomUUID())).toBeUndefined();
    expect(await insertGroupCityIfMissing(db, city, group_id, AT)).toBe(true);
    expect(await insertGroupCityIfMissing(db, city, group_id, AT)).toBe(false);
    expect(await insertGroupHubIfMissing(db, group_id, account, AT)).toBe(true);
    expect(await insertGroupHubIfMissing(db, group_id, account, AT)).toBe(false);
    const counts = (await listGroups(db)).map((one) => [one.name, one.cities]);
    expect(counts).toContainEqual(['Alone', 1]);
    expect(await deleteGroupCity(db, city, group_id)).toBe(true);
    expect(await deleteGroupCity(db, city, group_id)).toBe(false);
    expect(await deleteGroupHub(db, group_id, account)).toBe(true);
    expect(await deleteGroupHub(db, group_id, account)).toBe(false);
  });
});
