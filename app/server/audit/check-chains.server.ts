/** Walks every log of the installation, one after the other, whatever their length. */
import type { Kysely } from 'kysely';
import { listCities } from '#db/queries/across-cities.server.ts';
import {
  verifyCityAudit,
  verifyInstallationAudit,
  type AuditCheck,
} from '#db/queries/audit.server.ts';
import type { City, Database } from '#db/schema.ts';

/** `city` is null for the installation's own log. */
export interface CheckedChain {
  city: Pick<City, 'city_id' | 'slug'> | null;
  check: AuditCheck;
}

const CITIES_AT_ONCE = 100;

/** Recomputes the chain of the installation and of every city. */
export async function* checkChains(db: Kysely<Database>): AsyncGenerator<CheckedChain> {
  yield { city: null, check: await verifyInstallationAudit(db) };
  for await (const city of allCities(db)) {
    yield { city, check: await verifyCityAudit(db, city.city_id) };
  }
}

/** Every city of the directory. */
export async function* allCities(db: Kysely<Database>): AsyncGenerator<City> {
  for (let offset = 0; ; offset += CITIES_AT_ONCE) {
    const cities = await listCities(db, { limit: CITIES_AT_ONCE, offset });
    yield* cities;
    if (cities.length < CITIES_AT_ONCE) return;
  }
}
