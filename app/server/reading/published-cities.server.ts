/** Cities with their newest published results, as lists show them. */
import type { Kysely } from 'kysely';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import {
  countPublishedCities,
  listScoresOf,
  listPublishedCities,
} from '#db/queries/across-cities.server.ts';
import type { Database, Provenance, PublicationKind } from '#db/schema.ts';

export const CITIES_PER_PAGE = 50;

export interface ListedCity {
  slug: string;
  name: string;
  countryCode: string;
  provenance: Provenance;
  year: number;
  publishedAt: string;
  kind: PublicationKind;
  /** In the order of the framework; percent is null where nothing is scored. */
  dimensions: Array<{
    id: string;
    name: string;
    percent: string | null;
    band: number | null;
    scored: number;
  }>;
}

/** One page of the cities that have published, by name, and how many there are. */
export async function readPublishedCities(
  db: Kysely<Database>,
  definitions: DefinitionSet,
  { search, page, perPage = CITIES_PER_PAGE }: { search?: string; page: number; perPage?: number },
): Promise<{ cities: ListedCity[]; count: number }> {
  const [rows, count] = await Promise.all([
    listPublishedCities(db, { search, limit: perPage, offset: (page - 1) * perPage }),
    countPublishedCities(db, search),
  ]);
  const scores = await listScoresOf(db, rows, { kind: 'dimension' });
  const cities = rows.map((row) => ({
    slug: row.slug,
    name: row.name,
    countryCode: row.country_code,
    provenance: row.provenance,
    year: row.reporting_year,
    publishedAt: row.published_at.toISOString(),
    kind: row.publication_kind,
    dimensions: definitions.framework.dimensions.map(({ id, name }) => {
      const own = scores.find(
        (score) => score.publication_id === row.publication_id && score.scope_id === id,
      );
      return {
        id,
        name,
        percent: own?.percent ?? null,
        band: own?.band ?? null,
        scored: own?.scored ?? 0,
      };
    }),
  }));
  return { cities, count };
}
