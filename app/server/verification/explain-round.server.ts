/** Explains a data point of a round as it stands, by the same steps as a published one. */
import { explainDataPoint } from '#app/domain/explanation/explain-data-point.ts';
import { buildPublicDocument } from '#app/domain/publication/build-publication.ts';
import type { DataPointScore } from '#app/domain/scoring/score-data-point.ts';
import { isValid } from '#app/domain/scoring/value.ts';
import { listAssessments } from '#db/queries/assessments.server.ts';
import { scoreRound } from '../assessments/read-round.server.ts';
import {
  definitionsByStoredHash,
  targetSetByStoredHash,
} from '../definitions/stored-definitions.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import type { Review } from './read-review.server.ts';

/** With everything that is confidential: those who may look here know it. */
export function explainOfRound(
  { city, assessment, definitions, targetSet }: RoundVisit,
  { rows }: Review,
  dataPointId: string,
) {
  const entries = rows.entries.map((row) => ({ ...row, is_confidential: false }));
  const document = buildPublicDocument(
    {
      facts: {
        kind: 'self-reported',
        notice: '',
        city: {
          slug: city.slug,
          name: city.name,
          kind: city.kind,
          countryCode: city.country_code,
          locode: null,
          wikidataId: null,
          latitude: null,
          longitude: null,
          boundaryNote: null,
          boundaryVersion: null,
        },
        provenance: assessment.provenance,
        sourceDocument: null,
        reportingYear: assessment.reporting_year,
        sequence: 1,
        publishedAt: '',
        note: null,
        supersedes: null,
        auditHead: null,
      },
      definitions,
      targetSet,
      rows: { ...rows, entries },
    },
    '',
  );
  return explainDataPoint(document, definitions, dataPointId);
}

const ROUNDS_BEFORE = 3;

/** The last rounds of the city before this one, newest first, as they stand. */
export async function roundsBefore(visit: RoundVisit, dataPointId: string) {
  const { db, city, assessment, definitions: newest, targetSet: newestTargets } = visit;
  const revision = newest.dataPointById.get(dataPointId)?.revision;
  const earlier = (await listAssessments(db, city.city_id))
    .filter((one) => one.reporting_year < assessment.reporting_year)
    .slice(0, ROUNDS_BEFORE);
  return Promise.all(
    earlier.map(async (one) => {
      const definitions = await definitionsByStoredHash(db, one.definition_hash, newest);
      const targetSet = await targetSetByStoredHash(db, one.target_set_hash, newestTargets);
      const score = await scoreRound(db, one, definitions, targetSet);
      const found = score.byDataPoint.get(dataPointId);
      const dataPoint = definitions.dataPointById.get(dataPointId);
      const value = found && isValid(found.value) ? found.value : undefined;
      return {
        year: one.reporting_year,
        value: value?.kind === 'value' ? value.decimal : null,
        yesNo: value?.kind === 'yesNo' ? value.value : null,
        decimals: dataPoint?.decimals ?? 2,
        unitSymbol: definitions.unitById.get(dataPoint?.unit ?? '')?.symbol ?? '',
        gap: value ? null : gapOf(found),
        isOtherDefinition: dataPoint?.revision !== revision,
      };
    }),
  );
}

/** Why a data point has no value. */
export function gapOf(score: DataPointScore | undefined) {
  return score && score.result.kind !== 'scored' ? score.result.kind : 'missing';
}
