/** The directory of cities and their addresses. */
import type { Kysely } from 'kysely';
import { SlugTakenError } from '../errors.server.ts';
import { inTransaction } from '../in-transaction.server.ts';
import type { City, CityUpdate, Database, NewCity, Role } from '../schema.ts';

type Db = Kysely<Database>;

/** A city by its slug, the current one or an old one; undefined if neither. */
export async function getCityBySlug(
  db: Db,
  slug: string,
): Promise<{ city: City; isCurrentSlug: boolean } | undefined> {
  const city = await db
    .selectFrom('city')
    .innerJoin('city_slug', 'city_slug.city_id', 'city.city_id')
    .selectAll('city')
    .where('city_slug.slug', '=', slug)
    .executeTakeFirst();
  return city && { city, isCurrentSlug: city.slug === slug };
}

/** A city; undefined if missing. */
export function getCity(db: Db, cityId: string): Promise<City | undefined> {
  return db.selectFrom('city').selectAll().where('city_id', '=', cityId).executeTakeFirst();
}

/** Adds a city and its address. Throws a unique violation where the slug was ever used. */
export async function insertCity(db: Db, city: NewCity): Promise<void> {
  await inTransaction(db, async (trx) => {
    await trx.insertInto('city').values(city).execute();
    await trx.insertInto('city_slug').values({ slug: city.slug, city_id: city.city_id }).execute();
  });
}

/** Changes a city that is still at the expected revision. A new slug is added; the old one goes on leading here. Throws a unique violation for another city's slug. */
export function updateCity(
  db: Db,
  cityId: string,
  expectedRevision: number,
  update: Omit<CityUpdate, 'city_id' | 'revision'>,
): Promise<'updated' | 'conflict'> {
  return inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('city')
      .set({ ...update, revision: expectedRevision + 1, updated_at: new Date() })
      .where('city_id', '=', cityId)
      .where('revision', '=', expectedRevision)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return 'conflict';
    if (update.slug) {
      const owner = await getCityBySlug(trx, update.slug);
      if (owner && owner.city.city_id !== cityId) throw new SlugTakenError(update.slug);
      if (!owner)
        await trx.insertInto('city_slug').values({ slug: update.slug, city_id: cityId }).execute();
    }
    return 'updated';
  });
}

/** The cities in which an account has a role, by name. */
export function listCitiesOfAccount(
  db: Db,
  accountId: string,
): Promise<Array<City & { role: Role }>> {
  return db
    .selectFrom('city')
    .innerJoin('membership', 'membership.city_id', 'city.city_id')
    .selectAll('city')
    .select('membership.role')
    .where('membership.account_id', '=', accountId)
    .orderBy('city.name')
    .execute();
}
