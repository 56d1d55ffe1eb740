/** What the page of a city's data points over its rounds shows. */
import type { Kysely } from 'kysely';
import { historiesOf } from '#app/domain/trend/histories.ts';
import { listPublications } from '#db/queries/publications.server.ts';
import type { City, Database } from '#db/schema.ts';
import { readRounds } from './city-trend.server.ts';
import { readProgress, type Newest } from './progress.server.ts';

/** From the newest publication of each round; nothing where none is published. */
export async function readCityRounds(db: Kysely<Database>, city: City, newest: Newest) {
  const rounds = await readRounds(db, await listPublications(db, city.city_id));
  const latest = rounds.reduce<(typeof rounds)[number] | undefined>(
    (found, one) => (found && found.reportingYear > one.reportingYear ? found : one),
    undefined,
  );
  const { scores } = latest ?? {};
  return {
    city: { slug: city.slug, name: city.name, provenance: city.provenance },
    year: latest?.reportingYear ?? null,
    sourceDocument: latest?.sourceDocument ?? null,
    histories: historiesOf(rounds),
    segments: (scores?.segments ?? []).map(({ id, name, dimension }) => ({
      id,
      name,
      dimension: scores?.dimensions.find((one) => one.id === dimension)?.name ?? '',
    })),
    progress: latest ? (await readProgress(db, latest, rounds, newest)).dataPoints : {},
  };
}
