/** Whatever is changed in whichever column of whichever line: the walk through all chains finds it and names the chain. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkChains } from '#app/server/audit/check-chains.server.ts';
import { appendCityAudit, appendInstallationAudit } from '#db/queries/audit.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addCity } from '#tests/support/database-rows.ts';

const LINES = 5;
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
/** PostgreSQL stores neither NUL nor half a character. */
const isStorable = (value: string) =>
  !value.includes('\0') && Buffer.from(value, 'utf8').toString('utf8') === value;

/** For each column a value that is not the one that is there (`old`). */
const COLUMNS = {
  sequence: fc.integer({ min: LINES + 1, max: 2_000_000_000 }),
  at: fc.integer({ min: 1, max: 1_000_000_000 }),
  actor_id: fc.option(fc.uuid(), { nil: null }),
  action: text.filter(isStorable),
  subject: text.filter(isStorable),
  details: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.oneof(fc.integer(), fc.boolean())),
  previous_hash: hex,
  hash: hex,
} as const;
type Column = keyof typeof COLUMNS;

const tampering = fc.constantFrom(...(Object.keys(COLUMNS) as Column[])).chain((column) =>
  fc.record({
    column: fc.constant(column),
    value: COLUMNS[column] as fc.Arbitrary<unknown>,
    line: fc.integer({ min: 1, max: LINES }),
    isOfCity: fc.boolean(),
  }),
);

describe.each(engines())('a log on %s that was tampered with', (engine) => {
  let database: TestDatabase;
  let cityId: string;
  let slug: string;
  let empty: string;

  beforeAll(async () => {
    database = await openDatabase(engine);
    cityId = await addCity(database.db);
    empty = await addCity(database.db);
    slug = `city-${cityId.slice(0, 8)}-no`;
    for (let index = 1; index <= LINES; index += 1) {
      const event = {
        at: new Date(Date.UTC(2025, 0, index)),
        actorId: randomUUID(),
        action: 'role.given',
        subject: `account:${index}`,
        details: { role: 'viewer', index },
      };
      await database.db.transaction().execute(async (trx) => {
        await appendCityAudit(trx, cityId, event);
        await appendInstallationAudit(trx, event);
      });
    }
    // what only someone with all rights on the database can do
    for (const table of ['city_audit', 'installation_audit']) {
      await sql`alter table ${sql.table(table)} disable trigger only_grows`.execute(database.db);
    }
  });
  afterAll(() => database.remove());

  async function brokenChains() {
    const broken: Array<{ chain: string; sequence: number }> = [];
    for await (const { city, check } of checkChains(database.db)) {
      if (check.kind === 'broken') {
        broken.push({ chain: city?.slug ?? 'installation', sequence: check.sequence });
      }
    }
    return broken;
  }

  /** Runs a change, looks at all chains, and takes it back. */
  async function changed(change: ReturnType<typeof sql>) {
    class TakeBack extends Error {}
    let found: Awaited<ReturnType<typeof brokenChains>> = [];
    const { db } = database;
    try {
      await db.transaction().execute(async (trx) => {
        await change.execute(trx);
        const outer = database.db;
        database.db = trx;
        try {
          found = await brokenChains();
        } finally {
          database.db = outer;
        }
        throw new TakeBack();
      });
    } catch (error) {
      if (!(error instanceof TakeBack)) throw error;
    }
    return found;
  }

  test('is whole before', async () => {
    expect(await brokenChains()).toEqual([]);
  });

  test('is found, by its chain and line, whichever column of whichever line it was', async () => {
    await fc.assert(
      fc.asyncProperty(tampering, async ({ column, value, line, isOfCity }) => {
        const set =
          column === 'at'
            ? sql`at + ${value} * interval '1 microsecond'`
            : column === 'details'
              ? sql`${JSON.stringify(value)}::jsonb`
              : column === 'actor_id'
                ? sql`${value}::uuid`
                : sql`${value}`;
        const where = isOfCity ? sql`city_id = ${cityId}::uuid and ` : sql``;
        const table = sql.table(isOfCity ? 'city_audit' : 'installation_audit');
        const found = await changed(
          sql`update ${table} set ${sql.ref(column)} = ${set} where ${where}sequence = ${line}`,
        );
        // a line that was moved leaves a gap, which the next one shows; the last one shows it itself
        const shownAt =
          column !== 'sequence' ? line : line === LINES ? (value as number) : line + 1;
        expect(found).toEqual([{ chain: isOfCity ? slug : 'installation', sequence: shownAt }]);
      }),
      { numRuns: 150 },
    );
  });

  test.each(Array.from({ length: LINES }, (_, index) => index + 1))(
    'is found when line %i is moved into the log of another city',
    async (line) => {
      const found = await changed(
        sql`update city_audit set city_id = ${empty}::uuid where city_id = ${cityId}::uuid and sequence = ${line}`,
      );
      const inTheOther = { chain: `city-${empty.slice(0, 8)}-no`, sequence: line };
      const here = line === LINES ? [] : [{ chain: slug, sequence: line + 1 }];
      expect(found).toHaveLength(here.length + 1);
      expect(found).toEqual(expect.arrayContaining([inTheOther, ...here]));
    },
  );

  test('is found when two lines change places', async () => {
    const found = await changed(
      sql`update city_audit as one set subject = other.subject from city_audit as other
        where one.city_id = ${cityId}::uuid and other.city_id = one.city_id
          and one.sequence in (2, 4) and other.sequence = 6 - one.sequence`,
    );
    expect(found).toEqual([{ chain: slug, sequence: 2 }]);
  });
});
