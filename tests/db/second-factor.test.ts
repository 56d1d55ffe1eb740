/** The second factor in the database: codes work once, also for many at once, guesses are slowed down, and waits end. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '#app/server/configuration.server.ts';
import {
  beginSecondFactor,
  checkCode,
  confirmFactor,
  readBegunFactor,
  removeFactor,
  renewRecoveryCodes,
} from '#app/server/people/second-factor.server.ts';
import { readSecretsKey, type SecretsKey } from '#app/server/people/secrets-key.server.ts';
import { updateAccount } from '#db/queries/accounts.server.ts';
import {
  confirmSecondFactor,
  countRecoveryCodes,
  deletePendingSignIn,
  deletePendingSignInsOfAccount,
  deleteSecondFactor,
  getPendingSignIn,
  getSecondFactor,
  insertPendingSignIn,
  insertSecondFactor,
  replaceRecoveryCodes,
  useFactorStep,
  useRecoveryCode,
} from '#db/queries/second-factors.server.ts';
import {
  deleteOtherSessions,
  deleteSessionOfAccount,
  getSession,
  insertSession,
  listSessions,
  updateLastSeen,
} from '#db/queries/sessions.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, newHash } from '#tests/support/database-rows.ts';
import { bytesOfKey, codeAt } from '#tests/support/totp.ts';

const NOW = new Date('2026-03-01T12:00:10Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const newKey = () =>
  readSecretsKey(readConfiguration({ SECRETS_KEY: randomBytes(32).toString('base64') }));
const secretsKey = newKey() as SecretsKey;

describe.each(engines())('a second factor on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  const door = (now = NOW, address = '192.0.2.1') => ({
    db: database.db,
    secretsKey,
    address,
    now,
  });

  /** Someone with a second factor that was confirmed at `NOW`. */
  async function setUp() {
    const { db } = database;
    const accountId = await addAccount(db);
    await beginSecondFactor(db, secretsKey, accountId, NOW);
    const place = { place: 'gauge.example.org', now: NOW };
    const begun = await readBegunFactor(db, secretsKey, { accountId, email: 'm@c.example' }, place);
    const key = bytesOfKey(begun?.key ?? '');
    const confirmed = await confirmFactor(door(), accountId, codeAt(key, NOW));
    if (confirmed.kind !== 'confirmed') throw new Error(`it is ${confirmed.kind}`);
    return { accountId, key, begun, codes: confirmed.codes };
  }

  test('is told to an app by key and address, and no more once it is confirmed', async () => {
    const { accountId, key, begun, codes } = await setUp();
    expect(key).toHaveLength(20);
    const uri = new URL(begun?.uri ?? '');
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.href)).toContain('CityGauge gauge.example.org');
    expect(uri.searchParams.get('secret')).toBe(begun?.key);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    const place = { place: 'x', now: NOW };
    expect(
      await readBegunFactor(database.db, secretsKey, { accountId, email: '' }, place),
    ).toBeUndefined();
  });

  test('is kept so that a copy of the database makes no codes', async () => {
    const { accountId, begun, codes } = await setUp();
    const row = await getSecondFactor(database.db, accountId);
    const hashes = await database.db
      .selectFrom('recovery_code')
      .select('code_hash')
      .where('account_id', '=', accountId)
      .execute();
    const stored = JSON.stringify([row, hashes]);
    expect(stored).not.toContain(begun?.key);
    for (const code of codes) expect(stored).not.toContain(code);
    expect(newKey()?.decrypt(row?.secret ?? '', accountId)).toBeUndefined();
  });

  test('cannot be begun over one that is on, nor confirmed half an hour later', async () => {
    const { accountId, key } = await setUp();
    await beginSecondFactor(database.db, secretsKey, accountId, NOW);
    expect(await checkCode(door(after(60)), accountId, codeAt(key, after(60)))).toEqual({
      kind: 'right',
    });
    const slow = await addAccount(database.db);
    await beginSecondFactor(database.db, secretsKey, slow, NOW);
    const asked = (now: Date) =>
      readBegunFactor(database.db, secretsKey, { accountId: slow, email: '' }, { place: '', now });
    const slowKey = bytesOfKey((await asked(after(1799)))?.key ?? '');
    expect(await asked(after(1800))).toBeUndefined();
    const late = await confirmFactor(door(after(1800)), slow, codeAt(slowKey, after(1800)));
    expect(late).toEqual({ kind: 'wrong' });
  });

  test('takes a code a step early or late, once, and none that is older than the last', async () => {
    const { accountId, key } = await setUp();
    const check = (code: string, now: Date) => checkCode(door(now), accountId, code);
    // the one that confirmed it
    expect(await check(codeAt(key, NOW), NOW)).toEqual({ kind: 'wrong' });
    expect(await check(codeAt(key, after(-30)), NOW)).toEqual({ kind: 'wrong' });
    const at = after(300);
    expect(await check(codeAt(key, after(240)), at)).toEqual({ kind: 'wrong' });
    expect(await check(codeAt(key, after(270)), at)).toEqual({ kind: 'right' });
    expect(await check(codeAt(key, after(270)), at)).toEqual({ kind: 'wrong' });
    expect(await check(codeAt(key, after(330)), at)).toEqual({ kind: 'right' });
    expect(await check(codeAt(key, after(300)), at)).toEqual({ kind: 'wrong' });
  });

  test('takes a code from one of many who bring it together', async () => {
    const { accountId, key } = await setUp();
    const code = codeAt(key, after(60));
    const checks = await Promise.all(
      [1, 2, 3, 4].map((host) => checkCode(door(after(60), `192.0.2.${host}`), accountId, code)),
    );
    expect(checks.filter(({ kind }) => kind === 'right')).toHaveLength(1);
  });

  test('takes each recovery code once, and those of nobody else', async () => {
    const [mine, theirs] = [await setUp(), await setUp()];
    const [code = ''] = mine.codes;
    const check = (typed: string) => checkCode(door(), mine.accountId, typed);
    expect(await check(theirs.codes[0] ?? '')).toEqual({ kind: 'wrong' });
    expect(await check(code.toUpperCase())).toEqual({ kind: 'right' });
    expect(await check(code)).toEqual({ kind: 'wrong' });
    expect(await countRecoveryCodes(database.db, mine.accountId)).toBe(9);
    const renewed = await renewRecoveryCodes(database.db, mine.accountId, NOW);
    expect(await check(mine.codes[1] ?? '')).toEqual({ kind: 'wrong' });
    expect(await check(renewed[1] ?? '')).toEqual({ kind: 'right' });
  });

  test('makes whoever guesses wait, from wherever they come', async () => {
    const { accountId, key } = await setUp();
    for (let host = 1; host <= 5; host += 1) {
      const guess = await checkCode(door(after(60), `198.51.100.${host}`), accountId, '000000');
      expect(guess).toEqual({ kind: 'wrong' });
    }
    const right = codeAt(key, after(90));
    const asked = checkCode(door(after(90), '203.0.113.7'), accountId, right);
    expect(await asked).toEqual({ kind: 'throttled', minutes: 15 });
    const later = after(60 + 15 * 60);
    expect(await checkCode(door(later), accountId, codeAt(key, later))).toEqual({ kind: 'right' });
  });

  test('is taken away whole, with a line in the log of the installation for each step', async () => {
    const { accountId, codes } = await setUp();
    await checkCode(door(), accountId, codes[0] ?? '');
    await renewRecoveryCodes(database.db, accountId, NOW);
    await removeFactor(database.db, accountId, { at: NOW, by: accountId });
    expect(await getSecondFactor(database.db, accountId)).toBeUndefined();
    expect(await countRecoveryCodes(database.db, accountId)).toBe(0);
    const lines = await database.db
      .selectFrom('installation_audit')
      .select(['action', 'details'])
      .where('subject', '=', `account:${accountId}`)
      .orderBy('sequence')
      .execute();
    expect(lines).toEqual(
      [
        'account.factorSetUp',
        'account.recoveryCodeUsed',
        'account.recoveryCodesMade',
        'account.factorRemoved',
      ].map((action) => ({ action, details: {} })),
    );
  });

  test('rows: begun, used, confirmed, deleted', async () => {
    const { db } = database;
    const accountId = await addAccount(db);
    expect(await insertSecondFactor(db, accountId, 'one', NOW)).toBe(true);
    expect(await useFactorStep(db, accountId, 7)).toBe(true);
    expect(await insertSecondFactor(db, accountId, 'two', NOW)).toBe(true);
    expect(await getSecondFactor(db, accountId)).toMatchObject({ secret: 'two', last_step: null });
    await confirmSecondFactor(db, accountId, NOW);
    expect(await insertSecondFactor(db, accountId, 'three', NOW)).toBe(false);
    expect(await useFactorStep(db, accountId, 7)).toBe(true);
    expect(await useFactorStep(db, accountId, 7)).toBe(false);
    const hash = newHash();
    await db.transaction().execute((trx) => replaceRecoveryCodes(trx, accountId, [hash]));
    expect(await useRecoveryCode(db, await addAccount(db), hash)).toBe(false);
    expect(await useRecoveryCode(db, accountId, hash)).toBe(true);
    await deleteSecondFactor(db, accountId);
    expect(await getSecondFactor(db, accountId)).toBeUndefined();
  });

  test('a sign-in waits for its code until it has run out, was used, or the account is disabled', async () => {
    const { db } = database;
    const accountId = await addAccount(db);
    const wait = async (seconds = 60) => {
      const token_hash = newHash();
      const row = { token_hash, account_id: accountId, next_path: '/manage' };
      await insertPendingSignIn(db, { ...row, expires_at: after(seconds) }, NOW);
      return token_hash;
    };
    const token = await wait();
    expect(await getPendingSignIn(db, token, after(59))).toMatchObject({
      account_id: accountId,
      next_path: '/manage',
    });
    expect(await getPendingSignIn(db, token, after(60))).toBeUndefined();
    await updateAccount(db, accountId, { is_disabled: true });
    expect(await getPendingSignIn(db, token, NOW)).toBeUndefined();
    await updateAccount(db, accountId, { is_disabled: false });
    const ended = await Promise.all([1, 2, 3].map(() => deletePendingSignIn(db, token)));
    expect(ended.filter(Boolean)).toHaveLength(1);
    const another = await wait();
    await deletePendingSignInsOfAccount(db, accountId);
    expect(await getPendingSignIn(db, another, NOW)).toBeUndefined();
  });

  test('sessions are listed and ended by their owner, one or all others', async () => {
    const { db } = database;
    const [mine, theirs] = [await addAccount(db), await addAccount(db)];
    const start = async (account_id: string, seconds: number) => {
      const token_hash = newHash();
      const session = { token_hash, account_id, expires_at: after(3600) };
      await insertSession(db, { ...session, created_at: after(seconds), browser: 'Firefox' });
      const found = await getSession(db, token_hash, NOW);
      return { token_hash, id: found?.session_id ?? '' };
    };
    const [first, second, third] = [
      await start(mine, 1),
      await start(mine, 2),
      await start(mine, 3),
    ];
    const other = await start(theirs, 1);
    await updateLastSeen(db, first.id, after(10));
    const ids = async () => (await listSessions(db, mine, NOW)).map((one) => one.session_id);
    expect(await ids()).toEqual([first.id, third.id, second.id]);
    expect(await listSessions(db, mine, after(3600))).toEqual([]);
    expect(await deleteSessionOfAccount(db, mine, other.id)).toBe(false);
    expect(await getSession(db, other.token_hash, NOW)).toBeDefined();
    expect(await deleteSessionOfAccount(db, mine, third.id)).toBe(true);
    await deleteOtherSessions(db, mine, second.id);
    expect(await ids()).toEqual([second.id]);
    expect(await getSession(db, other.token_hash, NOW)).toMatchObject({ has_second_factor: false });
  });
});
