/** What a query gives back is of the same type on both engines, so that no code has to know which one answers. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';

/** An expression of SQL and the value it must come back as. */
const VALUES: Array<[expression: string, expected: unknown]> = [
  ['count(*)', 1],
  ['sum(1)', 1],
  ['9007199254740991::int8', 9007199254740991],
  ['-12::int8', -12],
  ['12::int4', 12],
  ['0.1::float8', 0.1],
  // the sum of bigints is numeric
  ['sum(12::int8)', '12'],
  ['26.40::numeric', '26.40'],
  ['123456789012345678901234567890.5::numeric', '123456789012345678901234567890.5'],
  ['0.1::numeric + 0.2::numeric', '0.3'],
  ["date '2024-02-29'", '2024-02-29'],
  ["timestamptz '2025-03-30 01:30:00.123+00'", new Date('2025-03-30T01:30:00.123Z')],
  ["timestamptz '2025-07-01 12:00:00+05:30'", new Date('2025-07-01T06:30:00Z')],
  ["timestamp '2025-03-30 02:30:00'", new Date('2025-03-30T02:30:00Z')],
  ['true', true],
  ['false', false],
  [`'{"a": [1, "b", null]}'::jsonb`, { a: [1, 'b', null] }],
  [`'"text"'::jsonb`, 'text'],
  [`'{"a": 1.5}'::json`, { a: 1.5 }],
  ["'Kraków – 東京'::text", 'Kraków – 東京'],
  ["'6f1c1f0e-7c35-4a53-9a39-1f3f0d0f6a11'::uuid", '6f1c1f0e-7c35-4a53-9a39-1f3f0d0f6a11'],
  ['null::numeric', null],
  ['null::timestamptz', null],
];

describe.each(engines())('values on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  async function valueOf(expression: string, session = ''): Promise<unknown> {
    return database.db.connection().execute(async (db) => {
      if (session) await sql.raw(session).execute(db);
      const { rows } = await sql<{
        value: unknown;
      }>`select ${sql.raw(expression)} as value`.execute(db);
      return rows[0]?.value;
    });
  }

  test.each(VALUES)('%s', async (expression, expected) => {
    expect(await valueOf(expression)).toStrictEqual(expected);
  });

  test('a moment is the same moment whatever the time zone of the session', async () => {
    const moment = "timestamptz '2025-07-01 06:30:00+00'";
    for (const zone of ['Asia/Kolkata', 'America/St_Johns', 'UTC']) {
      expect(await valueOf(moment, `set time zone '${zone}'`)).toEqual(
        new Date('2025-07-01T06:30:00Z'),
      );
    }
  });

  test('a whole number that would lose digits is refused, and the connection goes on', async () => {
    await expect(valueOf('9007199254740993::int8')).rejects.toThrow(RangeError);
    expect(await valueOf('1::int8')).toBe(1);
  });
});
