/** Accounts, roles, sessions, one-time links and the count of failed sign-ins. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isUniqueViolation } from '#db/errors.server.ts';
import {
  countAccounts,
  countAdministrators,
  deleteMembership,
  getAccount,
  getAccountByEmail,
  getMembership,
  listAccounts,
  listMembersOfCity,
  listMemberships,
  updateAccount,
  upsertMembership,
} from '#db/queries/accounts.server.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOfAccount,
  getSession,
  insertSession,
} from '#db/queries/sessions.server.ts';
import {
  countSignInFailures,
  deleteOldSignInFailures,
  deleteSignInFailures,
  insertSignInFailure,
} from '#db/queries/sign-in-failures.server.ts';
import {
  deleteSignInLinksOfAccount,
  getSignInLink,
  insertSignInLink,
  useSignInLink,
} from '#db/queries/sign-in-links.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addCity, newHash } from '#tests/support/database-rows.ts';
import { pause } from '#tests/support/writer-process.ts';

const NOW = new Date('2025-06-01T12:00:00Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe.each(engines())('people on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  /** Sessions and links that run out some seconds from now. */
  async function session(account: string, seconds: number) {
    const token_hash = newHash();
    await insertSession(database.db, {
      token_hash,
      account_id: account,
      expires_at: after(seconds),
    });
    return token_hash;
  }

  async function link(account: string, seconds = 60) {
    const token_hash = newHash();
    const row = {
      token_hash,
      account_id: account,
      purpose: 'invitation' as const,
      expires_at: after(seconds),
    };
    await insertSignInLink(database.db, row);
    return token_hash;
  }
  const use = (token: string, now = NOW) =>
    database.db.transaction().execute((trx) => useSignInLink(trx, token, now));

  describe('accounts', () => {
    test('are found by id, and by e-mail in any case', async () => {
      const email = `Kari.${randomUUID()}@Example.org`;
      const id = await addAccount(database.db, { email, name: 'Kari' });
      const account = await getAccount(database.db, id);
      expect(account).toMatchObject({
        account_id: id,
        email,
        name: 'Kari',
        password_hash: null,
        is_disabled: false,
      });
      expect(await getAccountByEmail(database.db, `  ${email.toUpperCase()} `)).toEqual(account);
      expect(await getAccountByEmail(database.db, 'nobody@example.org')).toBeUndefined();
      expect(await getAccount(database.db, randomUUID())).toBeUndefined();
    });

    test('have an e-mail of their own, whatever its case', async () => {
      const email = `ola.${randomUUID()}@example.org`;
      await addAccount(database.db, { email });
      await expect(addAccount(database.db, { email: email.toUpperCase() })).rejects.toSatisfy(
        isUniqueViolation,
      );
    });

    test('change by id, alone', async () => {
      const [id, other] = [await addAccount(database.db), await addAccount(database.db)];
      await updateAccount(database.db, id, {
        name: 'New name',
        password_hash: 'secret',
        is_disabled: true,
      });
      expect(await getAccount(database.db, id)).toMatchObject({
        name: 'New name',
        password_hash: 'secret',
        is_disabled: true,
      });
      expect(await getAccount(database.db, other)).toMatchObject({
        name: 'Kari Nordmann',
        is_disabled: false,
      });
    });

    test('administrators who can sign in are counted', async () => {
      const before = await countAdministrators(database.db);
      await addAccount(database.db, { is_administrator: true });
      await addAccount(database.db, { is_administrator: true, is_disabled: true });
      await addAccount(database.db);
      expect(await countAdministrators(database.db)).toBe(before + 1);
    });

    test('are listed by name, in pages, with their roles', async () => {
      const family = randomUUID();
      const b = await addAccount(database.db, { name: `B ${family}` });
      const a = await addAccount(database.db, { name: `A ${family}` });
      const c = await addAccount(database.db, { name: 'C', email: `c@${family}.example.org` });
      const city = await addCity(database.db, { name: 'Moss', slug: `moss-${family}` });
      await upsertMembership(database.db, { city_id: city, account_id: a, role: 'coordinator' });

      const search = `  ${family.toUpperCase()}`;
      const all = await listAccounts(database.db, { search, limit: 10, offset: 0 });
      expect(all.map((one) => one.account_id)).toEqual([a, b, c]);
      expect(all.map((one) => one.memberships)).toEqual([
        [{ cityId: city, cityName: 'Moss', slug: `moss-${family}`, role: 'coordinator' }],
        [],
        [],
      ]);
      const second = await listAccounts(database.db, { search, limit: 1, offset: 1 });
      expect(second.map((one) => one.account_id)).toEqual([b]);
      expect(await countAccounts(database.db, search)).toBe(3);
      const everyone = await listAccounts(database.db, { limit: 1000, offset: 0 });
      expect(everyone.length).toBeGreaterThan(all.length);
      expect(await countAccounts(database.db)).toBe(everyone.length);
    });

    test.each(['%', '_', '\\', "'"])(
      'a search for %s finds that character and no other',
      async (character) => {
        const family = randomUUID();
        const id = await addAccount(database.db, { name: `${family} 100${character} sure` });
        await addAccount(database.db, { name: `${family} 100x sure` });
        const search = `${family} 100${character}`;
        const found = await listAccounts(database.db, { search, limit: 10, offset: 0 });
        expect(found.map((one) => one.account_id)).toEqual([id]);
        expect(await countAccounts(database.db, search)).toBe(1);
      },
    );
  });

  describe('memberships', () => {
    test('are one role per city and account, replaced and taken away', async () => {
      const { db } = database;
      const [city, other] = [
        await addCity(db, { name: 'Bodø' }),
        await addCity(db, { name: 'Alta' }),
      ];
      const [ola, kari] = [
        await addAccount(db, { name: 'Ola' }),
        await addAccount(db, { name: 'Kari' }),
      ];
      await upsertMembership(db, { city_id: city, account_id: ola, role: 'viewer' });
      await upsertMembership(db, { city_id: city, account_id: ola, role: 'coordinator' });
      await upsertMembership(db, { city_id: other, account_id: ola, role: 'contributor' });
      await upsertMembership(db, { city_id: city, account_id: kari, role: 'viewer' });

      expect(await getMembership(db, city, ola)).toMatchObject({
        city_id: city,
        account_id: ola,
        role: 'coordinator',
      });
      expect(await getMembership(db, other, kari)).toBeUndefined();
      const names = (await listMembersOfCity(db, city)).map(({ name, role }) => [name, role]);
      expect(names).toEqual([
        ['Kari', 'viewer'],
        ['Ola', 'coordinator'],
      ]);
      const roles = (await listMemberships(db, ola)).map(({ cityName, role }) => [cityName, role]);
      expect(roles).toEqual([
        ['Alta', 'contributor'],
        ['Bodø', 'coordinator'],
      ]);

      await deleteMembership(db, city, ola);
      expect(await getMembership(db, city, ola)).toBeUndefined();
      expect(await getMembership(db, other, ola)).toBeDefined();
      expect(await getMembership(db, city, kari)).toBeDefined();
    });
  });

  describe('sessions', () => {
    test('last until they run out, to the millisecond', async () => {
      const account = await addAccount(database.db);
      const token = await session(account, 60);
      expect(await getSession(database.db, token, NOW)).toMatchObject({ account_id: account });
      expect(await getSession(database.db, token, after(59.999))).toBeDefined();
      expect(await getSession(database.db, token, after(60))).toBeUndefined();
      expect(await getSession(database.db, newHash(), NOW)).toBeUndefined();
    });

    test('of a disabled account open nothing', async () => {
      const account = await addAccount(database.db);
      const token = await session(account, 60);
      await updateAccount(database.db, account, { is_disabled: true });
      expect(await getSession(database.db, token, NOW)).toBeUndefined();
    });

    test('end one at a time or all of an account', async () => {
      const [account, other] = [await addAccount(database.db), await addAccount(database.db)];
      const [one, two, theirs] = [
        await session(account, 60),
        await session(account, 60),
        await session(other, 60),
      ];
      await deleteSession(database.db, one);
      expect(await getSession(database.db, one, NOW)).toBeUndefined();
      expect(await getSession(database.db, two, NOW)).toBeDefined();
      await deleteSessionsOfAccount(database.db, account);
      expect(await getSession(database.db, two, NOW)).toBeUndefined();
      expect(await getSession(database.db, theirs, NOW)).toBeDefined();
    });

    test('are cleared when they have run out, and only then', async () => {
      const account = await addAccount(database.db);
      const [ended, running] = [await session(account, 0), await session(account, 1)];
      await deleteExpiredSessions(database.db, NOW);
      const rows = database.db
        .selectFrom('session')
        .select('token_hash')
        .where('account_id', '=', account);
      expect(await rows.execute()).toEqual([{ token_hash: running }]);
      expect(await getSession(database.db, ended, after(-60))).toBeUndefined();
    });
  });

  describe('one-time links', () => {
    test('can be looked at, and used once', async () => {
      const account = await addAccount(database.db);
      const token = await link(account);
      const found = await getSignInLink(database.db, token, NOW);
      expect(found).toMatchObject({
        account_id: account,
        purpose: 'invitation',
        expires_at: after(60),
      });
      expect(await use(token)).toEqual(found);
      expect(await use(token)).toBeUndefined();
      expect(await getSignInLink(database.db, token, NOW)).toBeUndefined();
    });

    test('are used by one of many who try at the same time', async () => {
      const token = await link(await addAccount(database.db));
      const { using } = await database.db.transaction().execute(async (trx) => {
        // on a server all have looked at the link before the first of them may use it
        await trx
          .selectFrom('sign_in_link')
          .where('token_hash', '=', token)
          .select('purpose')
          .forUpdate()
          .execute();
        const using = Array.from({ length: 4 }, () => use(token));
        await pause(200);
        return { using };
      });
      const used = await Promise.all(using);
      expect(used.filter((account) => account !== undefined)).toHaveLength(1);
    });

    test('can be used again when the transaction that used them failed', async () => {
      const token = await link(await addAccount(database.db));
      const failing = database.db.transaction().execute(async (trx) => {
        await useSignInLink(trx, token, NOW);
        throw new Error('the password was refused');
      });
      await expect(failing).rejects.toThrow('the password was refused');
      expect(await use(token)).toBeDefined();
    });

    test('open nothing when they have run out, are unknown, or the account is disabled', async () => {
      const account = await addAccount(database.db);
      const token = await link(account, 60);
      expect(await use(token, after(60))).toBeUndefined();
      expect(await use(newHash())).toBeUndefined();
      await updateAccount(database.db, account, { is_disabled: true });
      expect(await use(token)).toBeUndefined();
      await updateAccount(database.db, account, { is_disabled: false });
      expect(await use(token, after(59.999))).toBeDefined();
    });

    test('of an account are all taken back, and no others', async () => {
      const [account, other] = [await addAccount(database.db), await addAccount(database.db)];
      const [one, two, theirs] = [await link(account), await link(account), await link(other)];
      await deleteSignInLinksOfAccount(database.db, account);
      expect(await use(one)).toBeUndefined();
      expect(await use(two)).toBeUndefined();
      expect(await use(theirs)).toBeDefined();
    });
  });

  describe('failed sign-ins', () => {
    test('are counted by key since a moment', async () => {
      const [key, other] = [randomUUID(), randomUUID()];
      expect(await countSignInFailures(database.db, key, after(-60))).toEqual({
        count: 0,
        first: null,
      });
      for (const seconds of [-60, -30, -10])
        await insertSignInFailure(database.db, key, after(seconds));
      await insertSignInFailure(database.db, other, NOW);
      expect(await countSignInFailures(database.db, key, after(-61))).toEqual({
        count: 3,
        first: after(-60),
      });
      expect(await countSignInFailures(database.db, key, after(-60))).toEqual({
        count: 2,
        first: after(-30),
      });
    });

    test('are forgotten after a success, for that key', async () => {
      const [key, other] = [randomUUID(), randomUUID()];
      await insertSignInFailure(database.db, key, NOW);
      await insertSignInFailure(database.db, other, NOW);
      await deleteSignInFailures(database.db, key);
      expect(await countSignInFailures(database.db, key, after(-60))).toMatchObject({ count: 0 });
      expect(await countSignInFailures(database.db, other, after(-60))).toMatchObject({ count: 1 });
    });

    test('are forgotten when they are old', async () => {
      const key = randomUUID();
      for (const seconds of [-120, -60])
        await insertSignInFailure(database.db, key, after(seconds));
      await deleteOldSignInFailures(database.db, after(-60));
      expect(await countSignInFailures(database.db, key, after(-300))).toEqual({
        count: 1,
        first: after(-60),
      });
    });
  });
});
