/** The key rule: what belongs to a city is keyed by city first, so that the database can be split by city. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { listColumns, listKeys, type Column, type Key } from '#tests/support/database-catalogue.ts';

/** Tables that belong to no city; a copy of each is kept wherever cities are. */
const OF_NO_CITY = new Map([
  ['account', 'a person may work for several cities'],
  ['city_group', 'cities that somebody reads together'],
  ['city_group_hub', 'who reads a group of cities'],
  ['definition_set', 'the standard, the same for every city'],
  ['installation', 'facts about the installation'],
  ['installation_audit', 'what was done to the installation'],
  ['pending_sign_in', 'of an account'],
  ['public_epoch', 'one number for all public pages'],
  ['recovery_code', 'of an account'],
  ['second_factor', 'of an account'],
  ['session', 'of an account'],
  ['sign_in_failure', 'counted before anyone is known'],
  ['sign_in_link', 'of an account'],
  ['signing_key', 'of the installation, for the publications of every city'],
  ['target_set', 'benchmarks, the same for every city'],
]);

/** Keys that have to be unique across cities. */
const ACROSS_CITIES = new Map([
  ['city.city_slug_key', 'the directory: an address belongs to one city'],
  ['city_slug.city_slug_pkey', 'the directory: an address leads to its city'],
  ['publication_address.publication_address_pkey', 'the directory: a hash leads to its city'],
]);

describe.each(engines())('the key rule on %s', (engine) => {
  let database: TestDatabase;
  let keys: Key[];
  let columns: Column[];
  let ofCity: Set<string>;
  beforeAll(async () => {
    database = await openDatabase(engine);
    keys = await listKeys(database.db);
    columns = await listColumns(database.db);
    ofCity = new Set(columns.filter((one) => one.column === 'city_id').map((one) => one.table));
  });
  afterAll(() => database.remove());

  test('a table has a city or is named as belonging to none', () => {
    const without = new Set(columns.map((one) => one.table).filter((table) => !ofCity.has(table)));
    expect([...without].sort()).toEqual([...OF_NO_CITY.keys()]);
  });

  test('the city is never unknown', () => {
    const nullable = columns.filter((one) => one.column === 'city_id' && one.isNullable);
    expect(nullable).toEqual([]);
  });

  test('every table has a primary key', () => {
    const keyed = keys.filter((key) => key.kind === 'primary key').map((key) => key.table);
    const tables = new Set(columns.map((one) => one.table));
    expect(keyed.sort()).toEqual([...tables].sort());
  });

  test('primary and unique keys begin with the city', () => {
    const wrong = keys
      .filter(
        (key) =>
          key.kind !== 'foreign key' && ofCity.has(key.table) && key.columns[0] !== 'city_id',
      )
      .map((key) => `${key.table}.${key.name}`);
    expect(wrong.sort()).toEqual([...ACROSS_CITIES.keys()]);
  });

  test('a foreign key between tables of a city begins with the city on both sides', () => {
    const between = keys.filter(
      (key) => key.kind === 'foreign key' && ofCity.has(key.table) && ofCity.has(key.toTable ?? ''),
    );
    expect(between).not.toEqual([]);
    const wrong = between.filter(
      (key) => key.columns[0] !== 'city_id' || key.toColumns?.[0] !== 'city_id',
    );
    expect(wrong).toEqual([]);
  });

  test('nothing that belongs to no city points into one', () => {
    const wrong = keys.filter(
      (key) =>
        key.kind === 'foreign key' && !ofCity.has(key.table) && ofCity.has(key.toTable ?? ''),
    );
    expect(wrong).toEqual([]);
  });
});
