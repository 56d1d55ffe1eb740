/** The round before this one, read once for all that a page says of it. */
import type { Kysely } from 'kysely';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { AssessmentData } from '#app/domain/entry/entry.ts';
import { computeValue, isValid, type ValueResult } from '#app/domain/scoring/value.ts';
import { getPreviousAssessment } from '#db/queries/assessments.server.ts';
import type { Assessment, Database } from '#db/schema.ts';
import { definitionsByStoredHash } from '../definitions/stored-definitions.server.ts';
import { readRound, type Round } from './read-round.server.ts';

export interface RoundBefore {
  year: number;
  /** As it was pinned to them. */
  definitions: DefinitionSet;
  round: Round;
  /** What its data points came to, by id. */
  values: Readonly<Record<string, ValueResult>>;
}

/** The round before an assessment's year; undefined for the first one. */
export async function readRoundBefore(
  db: Kysely<Database>,
  { city_id: cityId, reporting_year: year }: Pick<Assessment, 'city_id' | 'reporting_year'>,
  newest: DefinitionSet,
): Promise<RoundBefore | undefined> {
  const assessment = await getPreviousAssessment(db, cityId, year);
  if (!assessment) return undefined;
  const [definitions, round] = await Promise.all([
    definitionsByStoredHash(db, assessment.definition_hash, newest),
    readRound(db, cityId, assessment.assessment_id),
  ]);
  return {
    year: assessment.reporting_year,
    definitions,
    round,
    values: valuesOf(definitions, round.data),
  };
}

/** What every data point comes to, by id. */
export function valuesOf(
  definitions: DefinitionSet,
  data: AssessmentData,
): Record<string, ValueResult> {
  return Object.fromEntries(
    definitions.kpis.flatMap((kpi) =>
      kpi.dataPoints.map((dataPoint) => [dataPoint.id, computeValue(dataPoint, kpi.id, data)]),
    ),
  );
}

/** A value of the round before, as it stands beside the field. */
export interface PreviousValue {
  year: number;
  value: string | null;
  yesNo: boolean | null;
}

/** The valid values of the round before, by data point. */
export function previousValues(before: RoundBefore | undefined): Map<string, PreviousValue> {
  return new Map(
    Object.entries(before?.values ?? {}).flatMap(([id, value]) =>
      before && isValid(value)
        ? [
            [
              id,
              {
                year: before.year,
                value: value.kind === 'value' ? value.decimal : null,
                yesNo: value.kind === 'yesNo' ? value.value : null,
              },
            ] as const,
          ]
        : [],
    ),
  );
}
