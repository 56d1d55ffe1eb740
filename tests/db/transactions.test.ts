/** Transactions keep to themselves, on the one connection of the embedded database too, and errors tell what they are. */
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isUniqueViolation } from '#db/errors.server.ts';
import { inTransaction } from '#db/in-transaction.server.ts';
import { getInstallationFact, setInstallationFact } from '#db/queries/installation.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount } from '#tests/support/database-rows.ts';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.each(engines())('transactions on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  test("a rollback leaves another caller's insert alone", async () => {
    const { db } = database;
    const [rolledBack, kept] = [randomUUID(), randomUUID()];
    const moments = new EventEmitter();
    const begun = once(moments, 'begun');
    const failing = db.transaction().execute(async (trx) => {
      await setInstallationFact(trx, rolledBack, 1);
      moments.emit('begun');
      await pause(50);
      throw new Error('taken back');
    });
    const other = begun.then(() => setInstallationFact(db, kept, 1));
    await expect(failing).rejects.toThrow('taken back');
    await other;
    expect(await getInstallationFact(db, rolledBack)).toBeUndefined();
    expect(await getInstallationFact(db, kept)).toBe(1);
  });

  test('what a transaction has not committed is seen by nobody else', async () => {
    const { db } = database;
    const key = randomUUID();
    await setInstallationFact(db, key, 'before');
    const moments = new EventEmitter();
    const written = once(moments, 'written');
    let hasCommitted = false;
    const writing = db.transaction().execute(async (trx) => {
      await setInstallationFact(trx, key, 'after');
      moments.emit('written');
      await pause(50);
      hasCommitted = true;
    });
    await written;
    // the embedded database answers when the transaction has ended, a server at once
    expect(await getInstallationFact(db, key)).toBe(hasCommitted ? 'after' : 'before');
    await writing;
    expect(await getInstallationFact(db, key)).toBe('after');
  });

  test('transactions that read and write the same row do not lose a step', async () => {
    const { db } = database;
    const key = randomUUID();
    await setInstallationFact(db, key, 0);
    const step = () =>
      db.transaction().execute(async (trx) => {
        const row = trx
          .selectFrom('installation')
          .select('value')
          .where('key', '=', key)
          .forUpdate();
        const { value } = await row.executeTakeFirstOrThrow();
        await pause(1);
        await setInstallationFact(trx, key, Number(value) + 1);
      });
    await Promise.all(Array.from({ length: 20 }, step));
    expect(await getInstallationFact(db, key)).toBe(20);
  });

  test('a failed statement fails its transaction and no other', async () => {
    const { db } = database;
    const [lost, kept] = [randomUUID(), randomUUID()];
    const failing = db.transaction().execute(async (trx) => {
      await setInstallationFact(trx, lost, 1);
      await sql`select 1 / 0`.execute(trx);
    });
    const others = Promise.all(
      Array.from({ length: 5 }, () =>
        db.transaction().execute((trx) => setInstallationFact(trx, kept, 1)),
      ),
    );
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    await others;
    expect(await getInstallationFact(db, lost)).toBeUndefined();
    expect(await getInstallationFact(db, kept)).toBe(1);
  });

  test('many failures leave the connections usable', async () => {
    const failing = Array.from({ length: 30 }, () =>
      database.db.transaction().execute(async () => {
        throw new Error('given up');
      }),
    );
    const outcomes = await Promise.allSettled(failing);
    expect(outcomes.every((one) => one.status === 'rejected')).toBe(true);
    await database.ping();
  });

  test("work inside a caller's transaction ends with it, else it is whole by itself", async () => {
    const { db } = database;
    const [inner, alone] = [randomUUID(), randomUUID()];
    const outer = db.transaction().execute(async (trx) => {
      await inTransaction(trx, (same) => setInstallationFact(same, inner, 1));
      throw new Error('taken back');
    });
    await expect(outer).rejects.toThrow('taken back');
    expect(await getInstallationFact(db, inner)).toBeUndefined();

    const own = inTransaction(db, async (trx) => {
      await setInstallationFact(trx, alone, 1);
      throw new Error('taken back as well');
    });
    await expect(own).rejects.toThrow('taken back as well');
    expect(await getInstallationFact(db, alone)).toBeUndefined();
  });

  test('affected rows are counted', async () => {
    const { db } = database;
    const keys = [randomUUID(), randomUUID()];
    for (const key of keys) await setInstallationFact(db, key, 1);
    const chosen = db.updateTable('installation').set({ value: '2' }).where('key', 'in', keys);
    expect((await chosen.executeTakeFirst()).numUpdatedRows).toBe(2n);
    const removed = db.deleteFrom('installation').where('key', 'in', keys);
    expect((await removed.executeTakeFirst()).numDeletedRows).toBe(2n);
    expect((await removed.executeTakeFirst()).numDeletedRows).toBe(0n);
  });

  test('a key that is taken is told from every other error', async () => {
    const { db } = database;
    const key = randomUUID();
    const insert = () => db.insertInto('installation').values({ key, value: '1' }).execute();
    await insert();
    await expect(insert()).rejects.toSatisfy(isUniqueViolation);
    await expect(addAccount(db, { account_id: 'not a uuid' })).rejects.not.toSatisfy(
      isUniqueViolation,
    );
    const missing = sql`insert into membership (city_id, account_id, role)
      values (${randomUUID()}, ${randomUUID()}, 'viewer')`;
    await expect(missing.execute(db)).rejects.not.toSatisfy(isUniqueViolation);
    for (const other of [new Error('23505'), null, undefined, '23505', { code: 23505 }]) {
      expect(isUniqueViolation(other)).toBe(false);
    }
  });

  test('a database that is closed does not answer', async () => {
    const other = await openDatabase(engine);
    await other.ping();
    await other.close();
    await expect(other.ping()).rejects.toThrow();
    await other.remove();
  });
});
