/** The newest wheel of a city, for places that show what a result looks like. */
import type { Kysely } from 'kysely';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';
import type { Database } from '#db/schema.ts';
import { definitionsByStoredHash } from '../definitions/stored-definitions.server.ts';
import { getPublishedResults } from '../publications/read-publication.server.ts';
import { shortLabelsOf } from '../publications/results-page.server.ts';
import type { ListedCity } from './published-cities.server.ts';

/** A real city before an invented one, and then the one of which most is scored. */
export function cityToShow(cities: readonly ListedCity[]): ListedCity | undefined {
  const scored = ({ dimensions }: ListedCity) =>
    dimensions.reduce((sum, one) => sum + one.scored, 0);
  const real = cities.filter((city) => city.provenance !== 'fictional');
  return (real.length > 0 ? real : [...cities]).sort((a, b) => scored(b) - scored(a))[0];
}

/** The document and labels that its wheel is drawn from; undefined where it is no longer published. */
export async function readWheel(
  db: Kysely<Database>,
  definitions: DefinitionSet,
  { slug, year }: { slug: string; year: number | string },
) {
  const found = await getCityBySlug(db, slug);
  const publication = found && (await getPublishedResults(db, found.city.city_id, String(year)));
  if (!publication) return undefined;
  const { document, hash } = publication;
  const { definitionHash } = document.framework;
  return {
    document,
    hash,
    labels: shortLabelsOf(await definitionsByStoredHash(db, definitionHash, definitions)),
  };
}
