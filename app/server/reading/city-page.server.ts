/** What the page of a city shows: its profile, its published rounds and every publication. */
import type { Kysely } from 'kysely';
import { listAssessments } from '#db/queries/assessments.server.ts';
import { listPublications } from '#db/queries/publications.server.ts';
import type { City, Database } from '#db/schema.ts';
import { shownOfRounds, stateOf } from '#app/domain/publication/chain.ts';
import { goalMeasures } from '#app/domain/sdgs/goal-measure.ts';
import { trendOf } from '#app/domain/trend/trend.ts';
import { linksOf, openPublication } from '../publications/read-publication.server.ts';
import { readRounds } from './city-trend.server.ts';
import { readProgress, type Newest } from './progress.server.ts';

export async function readCityPage(db: Kysely<Database>, city: City, newest: Newest) {
  const [publications, assessments] = await Promise.all([
    listPublications(db, city.city_id),
    listAssessments(db, city.city_id),
  ]);
  const links = linksOf(publications);
  const rounds = await readRounds(db, publications);
  const [first] = shownOfRounds(links);
  const latest = first ? (await openPublication(db, first)).document : null;
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
    trend: trendOf(rounds),
    latest,
    progress: latest && (await readProgress(db, latest, rounds, newest)),
    goals: newest.definitions.goals.map(({ number, shortName, colour }) => ({
      number,
      shortName,
      colour,
    })),
    /** Goals that the KPIs hardly measure. */
    hardly: goalMeasures(newest.definitions, newest.targetSet)
      .filter(({ strength }) => strength === 'hardly')
      .map(({ number }) => String(number)),
    dataPointsFrom: newest.progressRule.dataPointsFrom,
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
