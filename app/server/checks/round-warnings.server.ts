/** The verifier's checks over a round as it stands in the database, each with what the city has answered. */
import type { Kysely } from 'kysely';
import { CURRENCY_ITEM } from '#app/domain/assessment/assessment-data.ts';
import type { PreviousValue } from '#app/domain/checks/checked-assessment.ts';
import { runChecks } from '#app/domain/checks/run-checks.ts';
import type { Warning } from '#app/domain/checks/warning.ts';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { inputKey, type AssessmentData } from '#app/domain/entry/entry.ts';
import { computeValue, type ValueResult } from '#app/domain/scoring/value.ts';
import { getAssessment, getPreviousAssessment } from '#db/queries/assessments.server.ts';
import { listWarningAnswers } from '#db/queries/warning-answers.server.ts';
import type { Assessment, Database } from '#db/schema.ts';
import { readRound } from '../assessments/read-round.server.ts';
import type { SavedRound } from '../assessments/round-rows.server.ts';
import { definitionsByStoredHash } from '../definitions/stored-definitions.server.ts';

type Db = Kysely<Database>;
type Round = Awaited<ReturnType<typeof readRound>>;

export interface AnsweredWarning extends Warning {
  answer: {
    reason: string;
    revision: number;
    /** False where figures have changed since it was given: it is asked again. */
    isForTheseFigures: boolean;
  } | null;
}

/** Whether a warning waits for an answer. */
export function isOpen({ answer }: AnsweredWarning): boolean {
  return !answer || answer.reason === '' || !answer.isForTheseFigures;
}

/**
 * Every warning of a round, those about the whole first, then in the order of the KPIs. `registerTolerance`: the
 * installation's own, in per cent.
 */
export async function readWarnings(
  db: Db,
  assessment: Assessment,
  definitions: DefinitionSet,
  round: Round,
  registerTolerance: string | undefined,
): Promise<AnsweredWarning[]> {
  const { city_id: cityId, assessment_id: assessmentId } = assessment;
  const [warnings, answers] = await Promise.all([
    checkRound(db, assessment, definitions, round, registerTolerance),
    listWarningAnswers(db, cityId, assessmentId),
  ]);
  const answerByKey = new Map(answers.map((row) => [row.warning_key, row]));
  return warnings.map((warning) => {
    const row = answerByKey.get(warning.key);
    return {
      ...warning,
      answer: row
        ? {
            reason: row.reason,
            revision: row.revision,
            isForTheseFigures: row.fingerprint === warning.fingerprint,
          }
        : null,
    };
  });
}

/** The figures that each warning of a round rests on now, by its key. */
export async function fingerprintsOfRound(
  db: Db,
  { cityId, assessmentId, definitions, registerTolerance }: SavedRound,
): Promise<ReadonlyMap<string, string>> {
  const assessment = await getAssessment(db, cityId, assessmentId);
  if (!assessment) return new Map();
  const round = await readRound(db, cityId, assessmentId);
  const warnings = await checkRound(db, assessment, definitions, round, registerTolerance);
  return new Map(warnings.map(({ key, fingerprint }) => [key, fingerprint]));
}

async function checkRound(
  db: Db,
  assessment: Assessment,
  definitions: DefinitionSet,
  round: Round,
  registerTolerance: string | undefined,
): Promise<Warning[]> {
  const { register, values } = await readPrevious(db, assessment, definitions);
  return runChecks({
    definitions,
    values: valuesOf(definitions, round.data),
    data: round.data,
    isWholeAssessment: true,
    checksRegister: true,
    ...(registerTolerance !== undefined && { registerTolerance }),
    previous: values,
    previousRegister: register,
    behind: Object.fromEntries(
      round.entries.map((row) => [
        row.data_point_id,
        {
          sourceName: row.source_name,
          sourceUrl: row.source_url,
          comment: row.comment,
          scope: row.scope,
          referenceYear: row.reference_year,
        },
      ]),
    ),
    registerBehind: Object.fromEntries(
      round.registerValues.map((row) => [
        row.register_id,
        { source: row.source, referenceYear: row.reference_year },
      ]),
    ),
    inputYears: Object.fromEntries(
      round.inputValues.map((row) => [inputKey(row.kpi_id, row.input_id), row.reference_year]),
    ),
    // typed units are left out: one that cannot be converted is never stored
    currency:
      round.registerValues.find((row) => row.register_id === CURRENCY_ITEM)?.typed_text ?? '',
  });
}

function valuesOf(definitions: DefinitionSet, data: AssessmentData): Record<string, ValueResult> {
  return Object.fromEntries(
    definitions.kpis.flatMap((kpi) =>
      kpi.dataPoints.map((dataPoint) => [dataPoint.id, computeValue(dataPoint, kpi.id, data)]),
    ),
  );
}

/** Values and register of the round before; of a data point only where its definition means the same. */
async function readPrevious(db: Db, assessment: Assessment, newest: DefinitionSet) {
  const previous = await getPreviousAssessment(db, assessment.city_id, assessment.reporting_year);
  const register: Record<string, PreviousValue> = {};
  const values: Record<string, PreviousValue> = {};
  if (!previous) return { register, values };
  const year = previous.reporting_year;
  const definitions = await definitionsByStoredHash(db, previous.definition_hash, newest);
  const { data } = await readRound(db, previous.city_id, previous.assessment_id);
  for (const [id, reading] of Object.entries(data.register)) {
    if (reading.kind === 'number') register[id] = { year, value: reading.value };
  }
  for (const [id, value] of Object.entries(valuesOf(definitions, data))) {
    const isSame =
      definitions.dataPointById.get(id)?.revision === newest.dataPointById.get(id)?.revision;
    if (!isSame) continue;
    if (value.kind === 'value') values[id] = { year, value: value.decimal };
    if (value.kind === 'yesNo') values[id] = { year, yesNo: value.value };
  }
  return { register, values };
}
