/** The epoch rises with every change of what is public, in the transaction of the change, for whoever asks. */
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { epochReader } from '#app/server/page-cache/epoch.server.ts';
import { connect } from '#db/connect.server.ts';
import { updateCity } from '#db/queries/cities.server.ts';
import { setInstallationFact } from '#db/queries/installation.server.ts';
import { getPublicEpoch } from '#db/queries/public-epoch.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addAccount,
  addAssessment,
  addCity,
  addPublication,
} from '#tests/support/database-rows.ts';

/** Tables that public pages read and that need not raise the epoch, with the reason. */
const SILENT = new Map([
  ['assessment', 'is public by its publication, and never changes'],
  ['publication_address', 'comes with its publication'],
  ['published_score', 'comes with its publication'],
  ['published_value', 'comes with its publication'],
]);

/** Tables that are read beside them and that no public page shows, with the reason. */
const NOT_PUBLIC = new Map([
  ['membership', 'nothing of the people of a city is public'],
  ['account', 'read to remind people of what is due'],
  ['task', 'read to remind people of what is due'],
  ['city_audit', 'read to give people what is kept about them'],
  ['installation_audit', 'read to give people what is kept about them'],
]);

describe.each(engines())('the public epoch on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  /** How far a piece of work raises it. */
  async function rise(work: () => Promise<unknown>): Promise<number> {
    const before = await getPublicEpoch(database.db);
    await work();
    return (await getPublicEpoch(database.db)) - before;
  }

  test('rises with cities, their addresses, publications and corrections', async () => {
    const { db } = database;
    let city_id = '';
    expect(await rise(async () => (city_id = await addCity(db)))).toBeGreaterThan(0);
    const renamed = { name: 'Nytt navn', slug: `renamed-${city_id.slice(0, 8)}-no` };
    expect(await rise(() => updateCity(db, city_id, 1, renamed))).toBeGreaterThan(0);
    const assessment_id = await addAssessment(db, city_id);
    const round = { city_id, assessment_id };
    expect(await rise(() => addPublication(db, round))).toBeGreaterThan(0);
    expect(await rise(() => addPublication(db, { ...round, sequence: 2 }))).toBeGreaterThan(0);
  });

  test('stays with what nobody sees', async () => {
    const { db } = database;
    const city_id = await addCity(db);
    expect(await rise(() => addAccount(db))).toBe(0);
    expect(await rise(() => addAssessment(db, city_id))).toBe(0);
    expect(await rise(() => setInstallationFact(db, 'epoch', 1))).toBe(0);
  });

  test('rises with the change: neither before it is committed nor when it is taken back', async () => {
    const { db } = database;
    const takenBack = () =>
      db.transaction().execute(async (trx) => {
        const before = await getPublicEpoch(trx);
        await addCity(trx);
        expect(await getPublicEpoch(trx)).toBeGreaterThan(before);
        throw new Error('taken back');
      });
    expect(await rise(() => expect(takenBack()).rejects.toThrow('taken back'))).toBe(0);
  });

  test('every table that is read across cities raises it, or is named with the reason', async () => {
    const { rows } = await sql<{ table: string }>`
      select event_object_table as "table" from information_schema.triggers
      where trigger_name = 'changes_public_pages' group by 1 having count(*) = 3`.execute(
      database.db,
    );
    const raising = new Set(rows.map((row) => row.table));
    const queries = ['across-cities', 'publications', 'cities']
      .map((name) => readFileSync(`db/queries/${name}.server.ts`, 'utf8'))
      .join('\n');
    const read = [...queries.matchAll(/(?:selectFrom|[a-z]+Join)\(\s*'(\w+)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(read).toContain('published_score');
    const others = [...new Set(read)].filter((table) => !raising.has(table));
    expect(others.filter((table) => !NOT_PUBLIC.has(table)).sort()).toEqual(
      [...SILENT.keys()].filter((table) => read.includes(table)).sort(),
    );
    expect([...NOT_PUBLIC.keys()].filter((table) => !read.includes(table))).toEqual([]);
  });

  test('whoever has been told of a change finds it, however many ask', async () => {
    const readEpoch = await epochReader(database);
    const askers = { areAsking: true };
    const crowd = Array.from({ length: 8 }, async () => {
      while (askers.areAsking) {
        await readEpoch();
        await new Promise(setImmediate);
      }
    });
    try {
      let known = await readEpoch();
      for (let change = 0; change < 40; change += 1) {
        await addCity(database.db);
        const found = await readEpoch();
        expect(found).toBeGreaterThan(known);
        expect(found).toBe(await getPublicEpoch(database.db));
        known = found;
      }
    } finally {
      askers.areAsking = false;
      await Promise.all(crowd);
    }
  });
});

test.runIf(engines().includes('postgres'))(
  'a process finds what another one has changed',
  async () => {
    const here = await openDatabase('postgres');
    const there = await connect(here.options);
    try {
      const readEpoch = await epochReader(there);
      let known = await readEpoch();
      for (let change = 0; change < 40; change += 1) {
        await addCity(here.db);
        const found = await readEpoch();
        expect(found).toBeGreaterThan(known);
        known = found;
      }
    } finally {
      await there.close();
      await here.remove();
    }
  },
);
