/** One's own data: all of it comes out, and a deletion leaves nobody's name behind and no chain broken. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setRole } from '#app/server/people/administer.server.ts';
import { deleteAccount } from '#app/server/people/delete-account.server.ts';
import { readOwnData } from '#app/server/people/own-data.server.ts';
import { checkChains } from '#app/server/audit/check-chains.server.ts';
import {
  countAccounts,
  getAccount,
  getAccountByEmail,
  listCitiesOnlyCoordinatedBy,
  listMembersOfCity,
  upsertMembership,
} from '#db/queries/accounts.server.ts';
import { listAuditOfActor } from '#db/queries/across-cities.server.ts';
import { insertSession } from '#db/queries/sessions.server.ts';
import { insertSignInLink } from '#db/queries/sign-in-links.server.ts';
import { insertSecondFactor } from '#db/queries/second-factors.server.ts';
import type { Role } from '#db/schema.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { listColumns } from '#tests/support/database-catalogue.ts';
import { addAccount, addCity, newHash } from '#tests/support/database-rows.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const LATER = new Date('2026-04-01T12:00:00Z');

describe.each(engines())('own data on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
    await addAccount(database.db, { is_administrator: true, name: 'Stays' });
  });
  afterAll(() => database.remove());

  const give = (cityId: string, accountId: string, role: Role) =>
    upsertMembership(database.db, { city_id: cityId, account_id: accountId, role });
  /** Every row of every table, as one text. */
  async function everything(): Promise<string> {
    const tables = new Set((await listColumns(database.db)).map(({ table }) => table));
    const texts: string[] = [];
    for (const table of tables) {
      const { rows } = await sql<{ text: string }>`
        select to_json(one)::text as text from ${sql.table(table)} as one`.execute(database.db);
      texts.push(...rows.map(({ text }) => text));
    }
    return texts.join('\n');
  }

  /** Somebody with all that an account can have. */
  async function somebody() {
    const { db } = database;
    const secrets = {
      email: `zoe.${newHash().slice(0, 8)}@leaving.example`,
      name: `Zoë ${newHash().slice(0, 8)}`,
      password: `$argon2id$${newHash()}`,
    };
    const id = await addAccount(db, {
      email: secrets.email,
      name: secrets.name,
      password_hash: secrets.password,
    });
    const city = await addCity(db, { name: 'Leavingham' });
    await setRole(db, { accountId: id, cityId: city, role: 'contributor' }, { at: NOW, by: id });
    const token_hash = newHash();
    await insertSession(db, { token_hash, account_id: id, expires_at: LATER, browser: 'Firefox' });
    await insertSignInLink(db, {
      token_hash: newHash(),
      account_id: id,
      purpose: 'sign-in',
      expires_at: LATER,
    });
    await insertSecondFactor(db, id, `factor-${secrets.name}`, NOW);
    return { id, city, secrets };
  }

  test('comes out whole, without any secret', async () => {
    const { id, secrets } = await somebody();
    const data = await readOwnData(database.db, id, NOW);
    expect(data).toMatchObject({
      account: { id, name: secrets.name, email: secrets.email, hasPassword: true },
      secondFactor: null,
      sessions: [{ browser: 'Firefox', endsAt: LATER }],
      roles: [{ name: 'Leavingham', role: 'contributor' }],
      tasks: [],
      verifies: [],
      whatWasDone: [{ action: 'role.given', subject: `account:${id}`, at: NOW }],
    });
    const text = JSON.stringify(data);
    expect(text).not.toContain('argon2');
    expect(text).not.toMatch(/[0-9a-f]{64}/);
  });

  test('is gone after the deletion, from every table, and what was done stays', async () => {
    const { id, city, secrets } = await somebody();
    const before = await everything();
    for (const secret of Object.values(secrets)) expect(before).toContain(secret);
    const count = await countAccounts(database.db);
    expect(await deleteAccount(database.db, id, NOW)).toEqual({ kind: 'deleted' });
    const after = await everything();
    for (const secret of Object.values(secrets)) expect(after).not.toContain(secret);
    expect(await getAccount(database.db, id)).toMatchObject({
      name: `Former member (${id.slice(0, 8)})`,
      is_disabled: true,
      is_administrator: false,
      deleted_at: NOW,
    });
    expect(await getAccountByEmail(database.db, secrets.email)).toBeUndefined();
    expect(await countAccounts(database.db)).toBe(count - 1);
    expect(await listMembersOfCity(database.db, city)).toEqual([]);
    const done = await listAuditOfActor(database.db, id);
    expect(done.map(({ action }) => action).sort()).toEqual([
      'account.deleted',
      'role.given',
      'role.taken',
    ]);
    for await (const { check } of checkChains(database.db)) expect(check.kind).toBe('intact');
    // the address is free for a new account
    await addAccount(database.db, { email: secrets.email });
  });

  test('of the last coordinator of a city stays, until there is another', async () => {
    const [alone, other] = [await addAccount(database.db), await addAccount(database.db)];
    const [city, second] = [
      await addCity(database.db, { name: 'Alone' }),
      await addCity(database.db, { name: 'Both' }),
    ];
    await give(city, alone, 'coordinator');
    await give(second, alone, 'coordinator');
    await give(second, other, 'coordinator');
    await give(city, other, 'contributor');
    const only = await listCitiesOnlyCoordinatedBy(database.db, alone);
    expect(only.map(({ name }) => name)).toEqual(['Alone']);
    const refused = { kind: 'lastCoordinator', cities: ['Alone'] };
    expect(await deleteAccount(database.db, alone, NOW)).toEqual(refused);
    // nothing of it has happened
    expect(await getAccount(database.db, alone)).toMatchObject({ deleted_at: null });
    expect(await listAuditOfActor(database.db, alone)).toEqual([]);
    await give(city, other, 'coordinator');
    expect(await deleteAccount(database.db, alone, NOW)).toEqual({ kind: 'deleted' });
    expect(await deleteAccount(database.db, other, NOW)).toMatchObject({
      cities: ['Alone', 'Both'],
    });
  });

  test('of one of two who go at the same moment stays', async () => {
    const city = await addCity(database.db, { name: 'Race' });
    const both = [await addAccount(database.db), await addAccount(database.db)];
    for (const one of both) await give(city, one, 'coordinator');
    const kinds = await Promise.all(both.map((one) => deleteAccount(database.db, one, NOW)));
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['deleted', 'lastCoordinator']);
  });

  test('of the last administrator stays', async () => {
    const others = await database.db
      .selectFrom('account')
      .select('account_id')
      .where('is_administrator', '=', true)
      .execute();
    const last = await addAccount(database.db, { is_administrator: true });
    for (const { account_id } of others)
      expect(await deleteAccount(database.db, account_id, NOW)).toEqual({ kind: 'deleted' });
    expect(await deleteAccount(database.db, last, NOW)).toEqual({ kind: 'lastAdministrator' });
    expect(await getAccount(database.db, last)).toMatchObject({ deleted_at: null });
  });
});
