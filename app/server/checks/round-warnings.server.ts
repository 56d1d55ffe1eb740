/** The verifier's checks over a round as it stands in the database, each with what the city has answered. */
import type { Kysely } from 'kysely';
import { CURRENCY_ITEM } from '#app/domain/assessment/assessment-data.ts';
import type { PreviousValue } from '#app/domain/checks/checked-assessment.ts';
import { runChecks } from '#app/domain/checks/run-checks.ts';
import type { Warning } from '#app/domain/checks/warning.ts';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { inputKey } from '#app/domain/entry/entry.ts';
import type { ValueResult } from '#app/domain/scoring/value.ts';
import { getAssessment } from '#db/queries/assessments.server.ts';
import { listWarningAnswers } from '#db/queries/warning-answers.server.ts';
import type { Assessment, Database } from '#db/schema.ts';
import { readRound, type Round } from '../assessments/read-round.server.ts';
import { readRoundBefore, valuesOf, type RoundBefore } from '../assessments/round-before.server.ts';
import type { SavedRound } from '../assessments/round-rows.server.ts';

type Db = Kysely<Database>;

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

/** A round as it was read, with what is known of it already: `values` are those of its data points. */
export interface CheckedRound {
  round: Round;
  values?: Readonly<Record<string, ValueResult>>;
  before: RoundBefore | undefined;
}

/**
 * Every warning of a round, those about the whole first, then in the order of the KPIs. `registerTolerance`: the
 * installation's own, in per cent.
 */
export async function readWarnings(
  db: Db,
  assessment: Assessment,
  definitions: DefinitionSet,
  checked: CheckedRound,
  registerTolerance: string | undefined,
): Promise<AnsweredWarning[]> {
  const { city_id: cityId, assessment_id: assessmentId } = assessment;
  const answers = await listWarningAnswers(db, cityId, assessmentId);
  const warnings = checkRound(definitions, checked, registerTolerance);
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
  const [round, before] = await Promise.all([
    readRound(db, cityId, assessmentId),
    readRoundBefore(db, assessment, definitions),
  ]);
  const warnings = checkRound(definitions, { round, before }, registerTolerance);
  return new Map(warnings.map(({ key, fingerprint }) => [key, fingerprint]));
}

function checkRound(
  definitions: DefinitionSet,
  { round, values: known, before }: CheckedRound,
  registerTolerance: string | undefined,
): Warning[] {
  const { register, values } = figuresBefore(before, definitions);
  return runChecks({
    definitions,
    values: known ?? valuesOf(definitions, round.data),
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

/** Values and register of the round before; of a data point only where its definition means the same. */
function figuresBefore(before: RoundBefore | undefined, newest: DefinitionSet) {
  const register: Record<string, PreviousValue> = {};
  const values: Record<string, PreviousValue> = {};
  if (!before) return { register, values };
  const { year, definitions, round } = before;
  for (const [id, reading] of Object.entries(round.data.register)) {
    if (reading.kind === 'number') register[id] = { year, value: reading.value };
  }
  for (const [id, value] of Object.entries(before.values)) {
    const isSame =
      definitions.dataPointById.get(id)?.revision === newest.dataPointById.get(id)?.revision;
    if (!isSame) continue;
    if (value.kind === 'value') values[id] = { year, value: value.decimal };
    if (value.kind === 'yesNo') values[id] = { year, yesNo: value.value };
  }
  return { register, values };
}
