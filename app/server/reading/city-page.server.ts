/** What the page of a city shows: its profile, its published rounds and every publication. */
import type { Kysely } from 'kysely';
import { listAssessments } from '#db/queries/assessments.server.ts';
import { listPublications } from '#db/queries/publications.server.ts';
import type { City, Database } from '#db/schema.ts';
import { shownOfRounds, stateOf } from '#app/domain/publication/chain.ts';
import { linksOf } from '../publications/results-page.server.ts';
import { openPublication } from '../publications/read-publication.server.ts';
import { readTrend } from './city-trend.server.ts';

export async function readCityPage(db: Kysely<Database>, city: City) {
  const [publications, assessments] = await Promise.all([
    listPublications(db, city.city_id),
    listAssessments(db, city.city_id),
  ]);
  const links = linksOf(publications);
  const [newest] = shownOfRounds(links);
  return {
    city: {
      slug: city.slug,
      name: city.name,
      kind: city.kind,
      countryCode: city.country_code,
      locode: city.locode,
      wikidataId: city.wikidata_id,
      latitude: city.latitude,
      longitude: city.longitude,
      boundaryNote: city.boundary_note,
      boundaryVersion: city.boundary_version,
      provenance: city.provenance,
    },
    sourceDocument: assessments.find((one) => one.source_document)?.source_document ?? null,
    trend: await readTrend(db, publications),
    latest: newest ? (await openPublication(db, newest)).document : null,
    publications: links.map((one) => ({
      hash: one.hash,
      year: one.reporting_year,
      sequence: one.sequence,
      kind: one.kind,
      state: stateOf(
        one,
        links.filter(({ assessmentId }) => assessmentId === one.assessmentId),
      ),
      note: one.note,
      publishedAt: one.published_at.toISOString(),
    })),
  };
}
