/** The epoch rises with everything that public pages show, in the transaction that changes it, and with nothing else. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '#db/connect.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { insertCity } from '#db/queries/cities.server.ts';
import { getPublicEpoch } from '#db/queries/public-epoch.server.ts';
import { epochReader } from '#app/server/page-cache/epoch.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addAccount,
  addAssessment,
  addCity,
  addPublication,
} from '#tests/support/database-rows.ts';
import { removeFolder, temporaryFolder } from '#tests/support/running-server.ts';

describe.each(engines())('the epoch on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  /** How far it rises while something is done. */
  async function rise(act: () => Promise<unknown>): Promise<number> {
    const before = await getPublicEpoch(database.db);
    await act();
    return (await getPublicEpoch(database.db)) - before;
  }

  test('rises with a city, its name, its address and a publication', async () => {
    const { db } = database;
    let city_id = '';
    expect(
      await rise(async () => {
        city_id = await addCity(db);
      }),
    ).toBeGreaterThan(0);
    expect(
      await rise(() =>
        db.updateTable('city').set({ name: 'Nyby' }).where('city_id', '=', city_id).execute(),
      ),
    ).toBe(1);
    expect(
      await rise(() =>
        db
          .insertInto('city_slug')
          .values({ slug: `old-${city_id}`, city_id })
          .execute(),
      ),
    ).toBe(1);
    const assessment_id = await addAssessment(db, city_id, { reporting_year: 2024 });
    expect(await rise(() => addPublication(db, { city_id, assessment_id }))).toBe(1);
  });

  test('stays with what no public page shows, and with what is rolled back', async () => {
    const { db } = database;
    const city_id = await addCity(db);
    expect(await rise(() => addAssessment(db, city_id, { reporting_year: 2025 }))).toBe(0);
    expect(await rise(() => addAccount(db))).toBe(0);
    const undo = () =>
      db.transaction().execute(async (trx) => {
        await trx
          .updateTable('city')
          .set({ name: 'Never' })
          .where('city_id', '=', city_id)
          .execute();
        throw new Error('undone');
      });
    expect(await rise(() => expect(undo()).rejects.toThrow('undone'))).toBe(0);
  });
});

describe('a reader of the epoch on the embedded database', () => {
  test('is told of each commit before whoever made it', async () => {
    const dataDir = temporaryFolder('epoch');
    const connection = await connect({ dataDir });
    try {
      await migrateToLatest(connection.db);
      const read = await epochReader(connection);
      let last = await read();
      for (let round = 0; round < 5; round += 1) {
        expect(await read()).toBe(last);
        await insertCity(connection.db, {
          city_id: randomUUID(),
          slug: `city-${round}-no`,
          name: 'Testby',
          kind: 'city',
          country_code: 'NO',
          provenance: 'own',
          revision: 1,
        });
        const now = await read();
        expect(now).toBeGreaterThan(last);
        last = now;
      }
    } finally {
      await connection.close();
      removeFolder(dataDir);
    }
  });
});
