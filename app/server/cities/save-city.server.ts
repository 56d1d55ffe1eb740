/** Creates and changes cities, with a line in the log for each. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { CityAnswers } from '#app/domain/cities/city-form.ts';
import { isUniqueViolation } from '#db/errors.server.ts';
import { appendInstallationAudit } from '#db/queries/audit.server.ts';
import { getCity, insertCity, updateCity } from '#db/queries/cities.server.ts';
import type { City, Database } from '#db/schema.ts';

type Db = Kysely<Database>;
type Stamp = { at: Date; by: string };

function columnsOf(answers: CityAnswers) {
  return {
    slug: answers.slug,
    name: answers.name,
    kind: answers.kind,
    country_code: answers.countryCode,
    locode: answers.locode,
    wikidata_id: answers.wikidataId,
    latitude: answers.latitude,
    longitude: answers.longitude,
    boundary_note: answers.boundaryNote,
    boundary_version: answers.boundaryVersion,
  };
}

export type SavedCity =
  | { kind: 'saved'; slug: string }
  /** The address belongs, or once belonged, to another city. */
  | { kind: 'slugTaken' }
  /** Someone else has changed the city meanwhile; this is what it is now. */
  | { kind: 'conflict'; city: City };

/** Adds a city of its own data. */
export async function createCity(
  db: Db,
  answers: CityAnswers,
  { at, by }: Stamp,
): Promise<SavedCity> {
  const cityId = randomUUID();
  try {
    await db.transaction().execute(async (trx) => {
      await insertCity(trx, {
        city_id: cityId,
        ...columnsOf(answers),
        provenance: 'own',
        revision: 1,
        created_at: at,
        updated_at: at,
      });
      await appendInstallationAudit(trx, {
        at,
        actorId: by,
        action: 'city.created',
        subject: `city:${cityId}`,
        details: columnsOf(answers),
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: 'slugTaken' };
    throw error;
  }
  return { kind: 'saved', slug: answers.slug };
}

/** Changes a city that is still at the revision that was seen. An old address goes on leading to it. */
export async function changeCity(
  db: Db,
  city: City,
  seenRevision: number,
  answers: CityAnswers,
  { at, by }: Stamp,
): Promise<SavedCity> {
  const columns = columnsOf(answers);
  const changed = Object.entries(columns).filter(
    ([name, value]) => city[name as keyof City] !== value,
  );
  if (changed.length === 0 && city.revision === seenRevision) {
    return { kind: 'saved', slug: answers.slug };
  }
  try {
    return await db.transaction().execute(async (trx): Promise<SavedCity> => {
      const result = await updateCity(trx, city.city_id, seenRevision, columns);
      if (result === 'conflict') {
        return { kind: 'conflict', city: (await getCity(trx, city.city_id)) ?? city };
      }
      await appendInstallationAudit(trx, {
        at,
        actorId: by,
        action: 'city.changed',
        subject: `city:${city.city_id}`,
        details: Object.fromEntries(changed),
      });
      return { kind: 'saved', slug: answers.slug };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: 'slugTaken' };
    throw error;
  }
}
