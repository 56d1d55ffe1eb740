/** What a comparison is made of: the publications of the chosen cities and year, as far as they can be compared. */
import type { Kysely } from 'kysely';
import { FEWEST_CITIES, type Chosen, type LeftOutReason } from '#app/domain/comparison/chosen.ts';
import { compare, type Comparison } from '#app/domain/comparison/compare.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { listCitiesOfYear, listPublishedYears } from '#db/queries/across-cities.server.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';
import type { Database } from '#db/schema.ts';
import { getPublishedResults } from '../publications/read-publication.server.ts';

const MOST_LISTED = 200;

export interface ComparisonPage {
  year: number | null;
  documents: PublicDocument[];
  leftOut: Array<{ reason: LeftOutReason; name: string }>;
  comparison: Comparison | null;
}

/** Reads and compares. Without a year the newest one of which all chosen cities may have something is taken. */
export async function readComparison(
  db: Kysely<Database>,
  chosen: Chosen,
): Promise<ComparisonPage> {
  const year = chosen.year ?? (await newestYear(db));
  const leftOut: ComparisonPage['leftOut'] = chosen.tooMany.map((name) => ({
    reason: 'tooMany',
    name,
  }));
  const documents: PublicDocument[] = [];
  for (const slug of chosen.cities) {
    const found = await getCityBySlug(db, slug);
    if (!found) {
      leftOut.push({ reason: 'unknown', name: slug });
      continue;
    }
    const results =
      year === null ? undefined : await getPublishedResults(db, found.city.city_id, String(year));
    if (!results) leftOut.push({ reason: 'notPublished', name: found.city.name });
    // scores by other targets are other scores: the first city's targets hold
    else if (documents[0] && documents[0].targetSet.hash !== results.document.targetSet.hash)
      leftOut.push({ reason: 'otherTargets', name: found.city.name });
    else documents.push(results.document);
  }
  return {
    year,
    documents,
    leftOut,
    comparison: documents.length >= FEWEST_CITIES ? compare(documents) : null,
  };
}

/** Years and cities to choose from. */
export async function readChoices(db: Kysely<Database>, year: number | null, search: string) {
  const [years, cities] = await Promise.all([
    listPublishedYears(db),
    year === null ? [] : listCitiesOfYear(db, { year, search, limit: MOST_LISTED }),
  ]);
  return {
    years,
    cities: cities.map((city) => ({
      slug: city.slug,
      name: city.name,
      provenance: city.provenance,
    })),
  };
}

/** The newest year that more than one city has published, or else the newest at all. */
async function newestYear(db: Kysely<Database>): Promise<number | null> {
  const years = await listPublishedYears(db);
  return (years.find(({ cities }) => cities >= FEWEST_CITIES) ?? years[0])?.year ?? null;
}
