/** The directory across cities: search, pages, counts, and the newest published round of each city. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  countCities,
  countPublishedCities,
  listCities,
  listCitiesOfYear,
  listPublishedCities,
  listPublishedYears,
} from '#db/queries/across-cities.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAssessment, addCity, addPublication } from '#tests/support/database-rows.ts';

/** In the order of their names. */
const CITIES = [
  ['Bergen', 'bergen-no'],
  ['Florianópolis', 'florianopolis-br'],
  ['Kristiansund', 'kristiansund-no'],
  ['Odd 100% city', 'odd-percent'],
  ['Odd_name', 'odd-underline'],
  ['Oddxname', 'odd-x'],
  ['Zürich', 'zuerich-ch'],
  ['Ålesund', 'alesund-no'],
] as const;

const SEARCHES: Array<[search: string, slugs: string[]]> = [
  ['berg', ['bergen-no']],
  ['  BERGEN ', ['bergen-no']],
  ['florianop', ['florianopolis-br']],
  ['FLORIANÓPOLIS', ['florianopolis-br']],
  ['ålesund', ['alesund-no']],
  ['Ålesund', ['alesund-no']],
  ['Zürich', ['zuerich-ch']],
  ['zuerich', ['zuerich-ch']],
  ['%', ['odd-percent']],
  ['_', ['odd-underline']],
  ['odd_name', ['odd-underline']],
  ['\\', []],
  ["'; drop table city; --", []],
  ['nowhere', []],
];

const ALL = { limit: 100, offset: 0 };

describe.each(engines())('the directory on %s', (engine) => {
  let database: TestDatabase;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    database = await openDatabase(engine);
    for (const [name, slug] of CITIES.toReversed())
      ids.set(slug, await addCity(database.db, { name, slug }));
  });
  afterAll(() => database.remove());
  const idOf = (slug: string) => ids.get(slug) ?? '';

  test('lists cities by name, in pages that neither repeat nor leave out', async () => {
    const { db } = database;
    const all = (await listCities(db, ALL)).map((one) => one.name);
    expect(all).toEqual(CITIES.map(([name]) => name));
    const paged: string[] = [];
    for (let offset = 0; offset < 9; offset += 3) {
      paged.push(...(await listCities(db, { limit: 3, offset })).map((one) => one.name));
    }
    expect(paged).toEqual(all);
    expect(await countCities(db)).toBe(CITIES.length);
    expect(await countCities(db, '  ')).toBe(CITIES.length);
  });

  test.each(SEARCHES)('a search for "%s" finds %j', async (search, slugs) => {
    const found = await listCities(database.db, { search, ...ALL });
    expect(found.map((one) => one.slug)).toEqual(slugs);
    expect(await countCities(database.db, search)).toBe(slugs.length);
  });

  test('cities with the same name are both listed, page by page', async () => {
    const twins = [
      await addCity(database.db, { name: 'Twin' }),
      await addCity(database.db, { name: 'Twin' }),
    ];
    const pages = await Promise.all(
      [0, 1].map((offset) => listCities(database.db, { search: 'twin', limit: 1, offset })),
    );
    expect(pages.flat().map((one) => one.city_id)).toEqual(twins.sort());
  });

  test('shows a published city once, with the newest publication of its newest published year', async () => {
    const { db } = database;
    expect(await listPublishedCities(db, ALL)).toEqual([]);
    expect(await countPublishedCities(db)).toBe(0);

    const [bergen, zuerich] = [idOf('bergen-no'), idOf('zuerich-ch')];
    const round2023 = {
      city_id: bergen,
      assessment_id: await addAssessment(db, bergen, { reporting_year: 2023 }),
    };
    const round2024 = {
      city_id: bergen,
      assessment_id: await addAssessment(db, bergen, { reporting_year: 2024 }),
    };
    await addAssessment(db, bergen, { reporting_year: 2025 });
    await addPublication(db, { ...round2024, sequence: 1 }, 2024);
    const newest = await addPublication(db, { ...round2024, sequence: 2, kind: 'verified' }, 2024);
    // an older year, corrected later
    const published_at = new Date('2026-01-01T00:00:00Z');
    await addPublication(db, { ...round2023, sequence: 1, published_at }, 2023);
    const theirs = {
      city_id: zuerich,
      assessment_id: await addAssessment(db, zuerich, { reporting_year: 2022 }),
    };
    const other = await addPublication(db, theirs, 2022);

    const cities = await listPublishedCities(db, ALL);
    expect(cities).toMatchObject([
      {
        city_id: bergen,
        slug: 'bergen-no',
        name: 'Bergen',
        reporting_year: 2024,
        assessment_id: round2024.assessment_id,
        publication_id: newest.id,
        publication_kind: 'verified',
        hash: newest.hash,
        published_at: new Date('2025-05-01T08:00:00Z'),
      },
      {
        city_id: zuerich,
        reporting_year: 2022,
        publication_id: other.id,
        publication_kind: 'self-reported',
      },
    ]);
    expect(cities).toHaveLength(2);
    expect(await countPublishedCities(db)).toBe(2);

    expect(await listPublishedCities(db, { limit: 1, offset: 1 })).toEqual(cities.slice(1));
    expect(await listPublishedCities(db, { search: 'ZÜRICH', ...ALL })).toEqual(cities.slice(1));
    expect(await countPublishedCities(db, 'ZÜRICH')).toBe(1);
    expect(await countPublishedCities(db, 'kristiansund')).toBe(0);
    expect(await countPublishedCities(db, '%')).toBe(0);

    expect(await listPublishedYears(db)).toEqual([
      { year: 2024, cities: 1 },
      { year: 2023, cities: 1 },
      { year: 2022, cities: 1 },
    ]);
    const ofYear = async (year: number, search?: string) =>
      (await listCitiesOfYear(db, { year, search, limit: 10 })).map((one) => one.slug);
    expect(await ofYear(2024)).toEqual(['bergen-no']);
    expect(await ofYear(2022, 'zür')).toEqual(['zuerich-ch']);
    expect(await ofYear(2022, 'berg')).toEqual([]);
    expect(await ofYear(2025)).toEqual([]);
  });
});
