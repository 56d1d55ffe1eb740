/** Migrations run forward and back without a trace, and make the same database on both engines. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '#db/connect.server.ts';
import { migrateDown, migrateToLatest, pendingMigrations } from '#db/migrate.server.ts';
import { migrations } from '#db/migrations/migrations.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { describeDatabase } from '#tests/support/database-catalogue.ts';

const NAMES = Object.keys(migrations);

describe.each(engines())('migrations on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  test('a migrated database has nothing left to run', async () => {
    expect(await pendingMigrations(database.db)).toEqual([]);
    expect(await migrateToLatest(database.db)).toEqual([]);
    expect(await describeDatabase(database.db)).not.toEqual([]);
  });

  test('every step back and forward again leads to the same database', async () => {
    const { db } = database;
    const latest = await describeDatabase(db);
    const forms = [latest];
    for (const [index, name] of NAMES.toReversed().entries()) {
      expect(await migrateDown(db)).toBe(name);
      const back = NAMES.slice(NAMES.length - 1 - index);
      expect(await pendingMigrations(db)).toEqual(back);
      const form = await describeDatabase(db);
      expect(form, `${name} leaves something or was empty`).not.toEqual(forms.at(-1));
      forms.push(form);

      expect(await migrateToLatest(db)).toEqual(back);
      expect(await describeDatabase(db), `after ${back.join(', ')} again`).toEqual(latest);
      for (const _ of back) await migrateDown(db);
      expect(await describeDatabase(db)).toEqual(form);
    }
    expect(forms.at(-1), 'taking everything back leaves nothing').toEqual([]);
    expect(await migrateDown(db)).toBeUndefined();

    expect(await migrateToLatest(db)).toEqual(NAMES);
    expect(await describeDatabase(db)).toEqual(latest);
  });

  test('a migration that fails changes nothing', async () => {
    const { db } = database;
    while (await migrateDown(db));
    await sql`create table publication_address (in_the_way integer)`.execute(db);
    await expect(migrateToLatest(db)).rejects.toThrow('publication_address');
    expect(await pendingMigrations(db)).toEqual(NAMES);
    expect(await describeDatabase(db)).toEqual([expect.stringContaining('in_the_way')]);
    await sql`drop table publication_address`.execute(db);
    expect(await migrateToLatest(db)).toEqual(NAMES);
  });

  test('two that migrate at once wait for each other', async () => {
    while (await migrateDown(database.db));
    // like a first start: not even the list of migrations is there
    await sql`drop table kysely_migration, kysely_migration_lock`.execute(database.db);
    const other = engine === 'postgres' ? await connect(database.options) : undefined;
    const ran = await Promise.all([
      migrateToLatest(database.db),
      migrateToLatest((other ?? database).db),
    ]);
    await other?.close();
    expect(ran.flat()).toEqual(NAMES);
    expect(ran).toContainEqual([]);
  });
});

test.skipIf(engines().length < 2)(
  'both engines end with the same tables, keys, checks and triggers',
  async () => {
    const forms = await Promise.all(
      engines().map(async (engine) => {
        const database = await openDatabase(engine);
        const form = await describeDatabase(database.db);
        await database.remove();
        return form;
      }),
    );
    expect(forms[0]).toEqual(forms[1]);
  },
);
