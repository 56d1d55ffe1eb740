/** Reads a round as the entry pages need it: the texts of its fields, their revisions, and what can be computed from them. */
import type { Kysely } from 'kysely';
import { toAssessmentData } from '#app/domain/assessment/assessment-data.ts';
import type { DefinitionSet, IndexedTargetSet } from '#app/domain/definitions/definitions.ts';
import type { Segment } from '#app/domain/definitions/schema.ts';
import {
  ENTRY_ATTRIBUTES,
  fieldName,
  INPUT_ATTRIBUTES,
  inputsOfKpi,
  isRegisterReference,
  REGISTER_ATTRIBUTES,
  registerReferencesOfKpi,
} from '#app/domain/entry/fields.ts';
import { scoreAssessment, type AssessmentScore } from '#app/domain/scoring/score-assessment.ts';
import { isValid } from '#app/domain/scoring/value.ts';
import { isDone } from '#app/domain/tasks/responsible.ts';
import { listEntries } from '#db/queries/entries.server.ts';
import { listInputValues } from '#db/queries/input-values.server.ts';
import { listRegisterValues } from '#db/queries/register-values.server.ts';
import type { Assessment, Database, InputValue } from '#db/schema.ts';
import { entryText, inputText, registerText } from './row-texts.server.ts';

type Db = Kysely<Database>;

/** All rows of a round and what scoring reads of them. */
export async function readRound(db: Db, cityId: string, assessmentId: string) {
  const [registerValues, inputValues, entries] = await Promise.all([
    listRegisterValues(db, cityId, assessmentId),
    listInputValues(db, cityId, assessmentId),
    listEntries(db, cityId, assessmentId),
  ]);
  return {
    registerValues,
    inputValues,
    entries,
    data: toAssessmentData({ registerValues, inputValues, entries }),
  };
}

/** The rows of a round, and what scoring reads of them. */
export type Round = Awaited<ReturnType<typeof readRound>>;

/** The score of a round as it stands. */
export async function scoreRound(
  db: Db,
  round: Pick<Assessment, 'city_id' | 'assessment_id'>,
  definitions: DefinitionSet,
  targetSet: IndexedTargetSet,
): Promise<AssessmentScore> {
  const { data } = await readRound(db, round.city_id, round.assessment_id);
  return scoreAssessment(definitions, targetSet, data);
}

export interface SegmentProgress {
  id: string;
  name: string;
  dimension: string;
  total: number;
  /** Data points with a valid value, or openly not collected or not applicable. */
  done: number;
  reported: number;
  /** Data points whose figures cannot be used as they stand. */
  toCorrect: number;
  /** Data points that some of the inputs are there for. */
  partly: number;
}

/** How far each segment is. */
export function progressBySegment(
  definitions: DefinitionSet,
  score: AssessmentScore,
): SegmentProgress[] {
  return definitions.framework.segments.map((segment) => {
    const scores = (definitions.dataPointsOfSegment.get(segment.id) ?? []).flatMap(
      (dataPoint) => score.byDataPoint.get(dataPoint.id) ?? [],
    );
    const count = (test: (score: (typeof scores)[number]) => boolean) => scores.filter(test).length;
    const reported = count((one) => isValid(one.value));
    return {
      id: segment.id,
      name: segment.name,
      dimension: segment.dimension,
      total: scores.length,
      reported,
      done: count((one) => isDone(one.value)),
      toCorrect: count((one) => one.value.kind === 'invalid'),
      partly: count((one) => one.value.kind === 'missing' && one.value.present.length > 0),
    };
  });
}

/** The texts of a form's fields by name, and the revisions of their rows by row key. */
export interface FieldTexts {
  texts: Record<string, string>;
  revisions: Record<string, number>;
  /** When a row was last saved, ISO, by row key. */
  savedAt: Record<string, string>;
}

/** The fields of one segment's form. */
export function segmentTexts(
  definitions: DefinitionSet,
  segment: Segment,
  round: Round,
): FieldTexts {
  const inputs = new Map(round.inputValues.map((row) => [`${row.kpi_id}/${row.input_id}`, row]));
  const entries = new Map(round.entries.map((row) => [row.data_point_id, row]));
  const fields: FieldTexts = { texts: {}, revisions: {}, savedAt: {} };
  for (const kpi of definitions.kpis.filter((one) => one.segment === segment.id)) {
    for (const input of inputsOfKpi(kpi)) {
      noteInput(fields, kpi.id, input.id, inputs.get(`${kpi.id}/${input.id}`));
    }
    for (const ref of registerReferencesOfKpi(kpi)) {
      noteInput(fields, kpi.id, ref, inputs.get(`${kpi.id}/${ref}`));
    }
    for (const dataPoint of kpi.dataPoints) {
      const row = entries.get(dataPoint.id);
      for (const attribute of ENTRY_ATTRIBUTES) {
        fields.texts[fieldName.entry(dataPoint.id, attribute)] = entryText(row, attribute);
      }
      note(fields, `entry/${dataPoint.id}`, row);
    }
  }
  return fields;
}

/** The fields of the register. */
export function registerTexts(definitions: DefinitionSet, round: Round): FieldTexts {
  const fields: FieldTexts = { texts: {}, revisions: {}, savedAt: {} };
  for (const item of definitions.framework.register) {
    const row = round.registerValues.find((value) => value.register_id === item.id);
    for (const attribute of REGISTER_ATTRIBUTES) {
      fields.texts[fieldName.register(item.id, attribute)] = registerText(row, attribute);
    }
    note(fields, `register/${item.id}`, row);
  }
  return fields;
}

function noteInput(
  fields: FieldTexts,
  kpiId: string,
  inputId: string,
  row: InputValue | undefined,
) {
  for (const attribute of INPUT_ATTRIBUTES) {
    if (attribute === 'overrideReason' && !isRegisterReference(inputId)) continue;
    fields.texts[fieldName.input(kpiId, inputId, attribute)] = inputText(row, attribute);
  }
  note(fields, fieldName.input(kpiId, inputId), row);
}

function note(
  fields: FieldTexts,
  key: string,
  row: { revision: number; updated_at: Date } | undefined,
) {
  fields.revisions[key] = row?.revision ?? 0;
  if (row) fields.savedAt[key] = row.updated_at.toISOString();
}
