/** The directory of cities: addresses, old addresses, changes by revision. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isUniqueViolation, SlugTakenError } from '#db/errors.server.ts';
import { upsertMembership } from '#db/queries/accounts.server.ts';
import {
  getCity,
  getCityBySlug,
  insertCity,
  listCitiesOfAccount,
  updateCity,
} from '#db/queries/cities.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addCity } from '#tests/support/database-rows.ts';

/** A slug that no other test has. */
const newSlug = (name: string) => `${name}-${randomUUID().slice(0, 8)}-no`;

describe.each(engines())('cities on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  test('a city is found by id and by its address, with what was given', async () => {
    const slug = newSlug('karmoy');
    const id = await addCity(database.db, {
      slug,
      name: 'Karmøy',
      kind: 'municipality',
      latitude: 59.28,
      longitude: 5.3,
      locode: 'NOKMY',
    });
    const city = await getCity(database.db, id);
    expect(city).toMatchObject({
      city_id: id,
      slug,
      name: 'Karmøy',
      kind: 'municipality',
      latitude: 59.28,
      longitude: 5.3,
      locode: 'NOKMY',
      wikidata_id: null,
      revision: 1,
    });
    expect(city?.created_at).toBeInstanceOf(Date);
    expect(await getCityBySlug(database.db, slug)).toEqual({ city, isCurrentSlug: true });
    expect(await getCity(database.db, randomUUID())).toBeUndefined();
    expect(await getCityBySlug(database.db, 'nowhere-no')).toBeUndefined();
  });

  test('old addresses go on leading to the city, and it may take one back', async () => {
    const [first, second] = [newSlug('first'), newSlug('second')];
    const id = await addCity(database.db, { slug: first });
    expect(await updateCity(database.db, id, 1, { slug: second })).toBe('updated');
    expect(await getCityBySlug(database.db, first)).toMatchObject({
      city: { city_id: id, slug: second },
      isCurrentSlug: false,
    });
    expect(await getCityBySlug(database.db, second)).toMatchObject({ isCurrentSlug: true });

    expect(await updateCity(database.db, id, 2, { slug: first })).toBe('updated');
    expect(await getCityBySlug(database.db, first)).toMatchObject({ isCurrentSlug: true });
    expect(await getCityBySlug(database.db, second)).toMatchObject({
      city: { city_id: id },
      isCurrentSlug: false,
    });
  });

  test('an address that ever belonged to another city is refused, and nothing is changed', async () => {
    const [old, current] = [newSlug('old'), newSlug('current')];
    const owner = await addCity(database.db, { slug: old });
    await updateCity(database.db, owner, 1, { slug: current });
    const other = await addCity(database.db, { name: 'Otherby' });

    for (const slug of [old, current]) {
      const failure = await updateCity(database.db, other, 1, { slug, name: 'Renamed' }).catch(
        (error: unknown) => error,
      );
      expect(isUniqueViolation(failure)).toBe(true);
      const newCity = {
        city_id: randomUUID(),
        slug,
        name: 'New',
        kind: 'city',
        country_code: 'NO',
      } as const;
      const inserted = insertCity(database.db, { ...newCity, provenance: 'own', revision: 1 });
      await expect(inserted).rejects.toSatisfy(isUniqueViolation);
      expect(await getCity(database.db, newCity.city_id)).toBeUndefined();
    }
    await expect(updateCity(database.db, other, 1, { slug: old })).rejects.toThrow(SlugTakenError);
    expect(await getCity(database.db, other)).toMatchObject({ name: 'Otherby', revision: 1 });
    expect((await getCityBySlug(database.db, old))?.city.city_id).toBe(owner);
  });

  test('of two who change the same revision the second is told so', async () => {
    const id = await addCity(database.db);
    const outcomes = await Promise.all([
      updateCity(database.db, id, 1, { name: 'One' }),
      updateCity(database.db, id, 1, { name: 'Two' }),
    ]);
    expect(outcomes.sort()).toEqual(['conflict', 'updated']);
    const city = await getCity(database.db, id);
    expect(city?.revision).toBe(2);
    expect(await updateCity(database.db, id, 1, { name: 'Three' })).toBe('conflict');
    expect(await getCity(database.db, id)).toEqual(city);
    expect(await updateCity(database.db, randomUUID(), 1, { name: 'Nobody' })).toBe('conflict');
  });

  test('a change keeps what it does not name', async () => {
    const id = await addCity(database.db, { name: 'Before', boundary_note: 'the inner city' });
    await updateCity(database.db, id, 1, { name: 'After' });
    expect(await getCity(database.db, id)).toMatchObject({
      name: 'After',
      boundary_note: 'the inner city',
    });
  });

  test('an account sees its own cities by name, with its role', async () => {
    const [account, other] = [await addAccount(database.db), await addAccount(database.db)];
    const [b, a] = [
      await addCity(database.db, { name: 'Bergen' }),
      await addCity(database.db, { name: 'Arendal' }),
    ];
    await upsertMembership(database.db, { city_id: b, account_id: account, role: 'coordinator' });
    await upsertMembership(database.db, { city_id: a, account_id: account, role: 'viewer' });
    await upsertMembership(database.db, { city_id: a, account_id: other, role: 'contributor' });
    const cities = await listCitiesOfAccount(database.db, account);
    expect(cities.map(({ city_id, name, role }) => [city_id, name, role])).toEqual([
      [a, 'Arendal', 'viewer'],
      [b, 'Bergen', 'coordinator'],
    ]);
  });
});
