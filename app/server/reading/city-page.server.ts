/** What the page of a city shows: its profile, its published rounds and every publication. */
import type { Kysely } from 'kysely';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { listScoresOf } from '#db/queries/across-cities.server.ts';
import { listAssessments } from '#db/queries/assessments.server.ts';
import { listPublications } from '#db/queries/publications.server.ts';
import type { City, Database } from '#db/schema.ts';

export async function readCityPage(db: Kysely<Database>, city: City, definitions: DefinitionSet) {
  const [publications, assessments] = await Promise.all([
    listPublications(db, city.city_id),
    listAssessments(db, city.city_id),
  ]);
  const newestOfYear = publications.filter(
    (one, index) =>
      publications.findIndex((other) => other.assessment_id === one.assessment_id) === index,
  );
  const scores = await listScoresOf(db, newestOfYear, { kind: 'dimension' });
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
    rounds: newestOfYear.map((one) => ({
      year: one.reporting_year,
      kind: one.kind,
      dimensions: definitions.framework.dimensions.map(({ id, name }) => {
        const own = scores.find(
          (score) => score.publication_id === one.publication_id && score.scope_id === id,
        );
        return {
          id,
          name,
          percent: own?.percent ?? null,
          band: own?.band ?? null,
          reported: own?.reported ?? 0,
          applicable: own?.applicable ?? 0,
          scored: own?.scored ?? 0,
        };
      }),
    })),
    publications: publications.map((one) => ({
      hash: one.hash,
      year: one.reporting_year,
      sequence: one.sequence,
      kind: one.kind,
      note: one.note,
      publishedAt: one.published_at.toISOString(),
    })),
  };
}
