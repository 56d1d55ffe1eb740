/** Builds the two documents of a publication from an assessment's rows: the sealed record and the public one. Pure. */
import { toAssessmentData, type AssessmentRows } from '../assessment/assessment-data.ts';
import type { DefinitionSet, IndexedTargetSet } from '../definitions/definitions.ts';
import type { DataPoint, Kpi } from '../definitions/schema.ts';
import { inputKey, type AssessmentData, type Origin } from '../entry/entry.ts';
import { inputReferences } from '../entry/fields.ts';
import { scoreAssessment, type AssessmentScore } from '../scoring/score-assessment.ts';
import type { DataPointScore } from '../scoring/score-data-point.ts';
import type { GroupScore } from '../scoring/score-group.ts';
import {
  PUBLICATION_FORMAT_VERSION,
  type PublicDataPoint,
  type PublicDocument,
  type PublicGroup,
  type PublicResult,
} from './public-document.ts';
import { decideSuppression, DEFAULT_SUPPRESS_BELOW, type Suppression } from './suppression.ts';
import { asNotVerified, rowsOfVerified } from './verified-view.ts';

type EntryRow = AssessmentRows['entries'][number] & {
  status_reason: string | null;
  is_confidential: boolean;
  is_provisional: boolean;
  published_as: string | null;
  reference_year: number | null;
  origin: Origin | null;
  source_name: string | null;
  source_url: string | null;
  source_page: string | null;
  scope: string | null;
  comment: string | null;
};
type Figure = { unit: string | null; reference_year: number | null };

/** The rows of an assessment with everything that a publication says of them. */
export interface PublishedRows {
  registerValues: ReadonlyArray<
    AssessmentRows['registerValues'][number] & Figure & { source: string | null }
  >;
  inputValues: ReadonlyArray<
    AssessmentRows['inputValues'][number] & Figure & { override_reason: string | null }
  >;
  entries: readonly EntryRow[];
}

/** What a publication says of itself, its city and its round. */
export type PublicationFacts = Pick<
  PublicDocument,
  | 'kind'
  | 'verification'
  | 'notice'
  | 'city'
  | 'provenance'
  | 'sourceDocument'
  | 'reportingYear'
  | 'sequence'
  | 'publishedAt'
  | 'note'
  | 'supersedes'
  | 'auditHead'
  | 'installationAuditHead'
>;

export interface PublicationInput {
  facts: PublicationFacts;
  definitions: DefinitionSet;
  targetSet: IndexedTargetSet;
  rows: PublishedRows;
  /** Of a verified publication: every verdict that holds. */
  verdicts?: readonly PublishedVerdict[];
  /** Counts of persons or events from 1 to below this are left out. */
  suppressBelow?: number;
  /** Data points that the publication which this one corrects has suppressed. */
  suppressedBefore?: ReadonlySet<string> | undefined;
}

/** A verdict, with the fingerprint of the figures that it was given for. */
export interface PublishedVerdict {
  dataPoint: string;
  isVerified: boolean;
  remark: string | null;
  fingerprint: string;
}

/** Everything that was known, with a secret salt. Its hash proves later what was known, without telling it. */
export function buildSealedRecord(
  { facts, definitions, targetSet, rows, verdicts }: PublicationInput,
  salt: string,
) {
  return {
    format: 'citygauge-sealed-record',
    formatVersion: PUBLICATION_FORMAT_VERSION,
    salt,
    ...facts,
    definitionHash: definitions.hash,
    targetSetHash: targetSet.hash,
    register: rows.registerValues,
    inputs: rows.inputValues,
    entries: rows.entries,
    ...(verdicts && { verdicts }),
  };
}

/**
 * The public document: what is confidential or would tell a small count is in none of its values, figures and scores; nor
 * is, of a verified one, what was reported and not judged verified.
 */
export function buildPublicDocument(whole: PublicationInput, sealedHash: string): PublicDocument {
  const notVerified = notVerifiedOf(whole);
  const input = { ...whole, rows: rowsOfVerified(whole.definitions, whole.rows, notVerified) };
  const { facts, definitions, targetSet, rows } = input;
  const suppressBelow = input.suppressBelow ?? DEFAULT_SUPPRESS_BELOW;
  // of the whole round, so that what is verified and what is not hide behind the same data points
  const leftOut = suppressionOf({ ...whole, suppressBelow });
  const data = withoutWhatIsLeftOut(toAssessmentData(rows), leftOut);
  const score = scoreAssessment(definitions, targetSet, data);
  const { framework } = definitions;
  return {
    format: 'citygauge-publication',
    formatVersion: PUBLICATION_FORMAT_VERSION,
    ...facts,
    framework: {
      id: framework.id,
      name: framework.name,
      standard: framework.standard,
      version: framework.version,
      definitionHash: definitions.hash,
    },
    targetSet: {
      id: targetSet.id,
      name: targetSet.name,
      version: targetSet.version,
      hash: targetSet.hash,
      bandEdges: targetSet.bandEdges,
    },
    scoringVersion: score.scoringVersion,
    suppression: { below: suppressBelow },
    register: publicRegister(definitions, rows, leftOut),
    inputs: publicInputs(definitions, rows, leftOut),
    dataPoints: score.dataPoints
      .map((one) => publicDataPoint(input, one, leftOut))
      .map((one) => (notVerified.has(one.id) ? asNotVerified(one) : one)),
    scores: publicScores(definitions, score),
    sealedHash,
  };
}

/** The reported data points of a verified publication that were not judged so; none of a self-reported one. */
function notVerifiedOf({ facts, definitions, targetSet, rows, verdicts = [] }: PublicationInput) {
  if (facts.kind === 'self-reported') return new Set<string>();
  const verified = new Set(verdicts.filter((one) => one.isVerified).map((one) => one.dataPoint));
  return new Set(
    scoreAssessment(definitions, targetSet, toAssessmentData(rows))
      .dataPoints.filter((one) => isComputed(one) && !verified.has(one.dataPointId))
      .map((one) => one.dataPointId),
  );
}

/** What has a value, or figures that give none: both would say something that was not verified. */
function isComputed({ value }: DataPointScore): boolean {
  return value.kind === 'value' || value.kind === 'yesNo' || value.kind === 'invalid';
}

/** What a publication of these rows leaves out. An extract repeats what is printed already, small counts included. */
export function suppressionOf({
  facts,
  definitions,
  targetSet,
  rows,
  suppressBelow,
  suppressedBefore,
}: Pick<PublicationInput, 'definitions' | 'targetSet' | 'rows' | 'suppressedBefore'> & {
  facts: Pick<PublicationFacts, 'provenance'>;
  suppressBelow: number;
}): Suppression {
  const { byDataPoint } = scoreAssessment(definitions, targetSet, toAssessmentData(rows));
  return decideSuppression({
    definitions,
    rows,
    valueOf: (id) => byDataPoint.get(id)?.value,
    suppressBelow: facts.provenance === 'extract' ? 0 : suppressBelow,
    suppressedBefore,
  });
}

/** What is left out are gaps here: nothing of it can be worked out from a score. */
function withoutWhatIsLeftOut(data: AssessmentData, { dataPoints }: Suppression): AssessmentData {
  const entries = { ...data.entries };
  for (const id of dataPoints.keys()) entries[id] = { status: 'notCollected' };
  return { ...data, entries };
}

function publicRegister(
  definitions: DefinitionSet,
  rows: PublishedRows,
  { figures }: Suppression,
): PublicDocument['register'] {
  return definitions.framework.register.flatMap((item) => {
    if (figures.has(`register:${item.id}`)) return [];
    const row = rows.registerValues.find((value) => value.register_id === item.id);
    if (!row || row.typed_text === '') return [];
    return [
      {
        id: item.id,
        label: item.label,
        ...figureOf(definitions, row, item.unit),
        source: row.source,
      },
    ];
  });
}

function publicInputs(
  definitions: DefinitionSet,
  rows: PublishedRows,
  { figures }: Suppression,
): PublicDocument['inputs'] {
  return rows.inputValues.flatMap((row) => {
    const kpi = definitions.kpiById.get(row.kpi_id);
    if (!kpi || row.typed_text === '') return [];
    if (figures.has(inputKey(kpi.id, row.input_id))) return [];
    const isRead = kpi.dataPoints.some((one) => inputReferences(one).includes(row.input_id));
    if (!isRead) return [];
    const input = inputOf(definitions, kpi, row.input_id);
    if (!input) return [];
    return [
      {
        key: inputKey(kpi.id, row.input_id),
        kpi: kpi.id,
        id: row.input_id,
        label: input.label,
        ...figureOf(definitions, row, input.unit),
        overrideReason: row.override_reason,
      },
    ];
  });
}

function inputOf(definitions: DefinitionSet, kpi: Kpi, id: string) {
  if (id.startsWith('register:')) return definitions.registerById.get(id.slice('register:'.length));
  return kpi.dataPoints.flatMap((dataPoint) => dataPoint.inputs).find((input) => input.id === id);
}

/** `unit`: the definition's, which the stored decimal is in. */
function figureOf(
  definitions: DefinitionSet,
  row: PublishedRows['registerValues'][number] | PublishedRows['inputValues'][number],
  unit: string,
) {
  const symbolOf = (id: string) => definitions.unitById.get(id)?.symbol ?? id;
  return {
    unit,
    unitSymbol: symbolOf(unit),
    text: row.typed_text,
    ...(row.unit && row.unit !== unit && { typedUnitSymbol: symbolOf(row.unit) }),
    value: row.decimal_value,
    yesNo: row.yes_no,
    referenceYear: row.reference_year,
  };
}

function publicDataPoint(
  { definitions, targetSet, rows }: PublicationInput,
  score: DataPointScore,
  leftOut: Suppression,
): PublicDataPoint {
  const dataPoint = definitions.dataPointById.get(score.dataPointId);
  const kpi = definitions.kpiById.get(score.kpiId);
  if (!dataPoint || !kpi) throw new Error(`${score.dataPointId} is scored but not defined`);
  const entry = rows.entries.find((row) => row.data_point_id === dataPoint.id);
  const hidden = leftOut.dataPoints.get(dataPoint.id);
  const shown = hidden ? undefined : entry;
  const { value } = score;
  const hasValue = value.kind === 'value' || value.kind === 'yesNo';
  return {
    id: dataPoint.id,
    label: dataPoint.label,
    kpi: kpi.id,
    kpiCode: kpi.code,
    kpiName: kpi.name,
    segment: kpi.segment,
    definitionRevision: dataPoint.revision,
    unit: dataPoint.unit,
    unitSymbol: definitions.unitById.get(dataPoint.unit)?.symbol ?? dataPoint.unit,
    decimals: dataPoint.decimals,
    status: hidden ?? entry?.status ?? 'notStarted',
    statusReason: shown?.status_reason ?? null,
    isProvisional: shown?.is_provisional ?? false,
    value: value.kind === 'value' ? value.decimal : null,
    yesNo: value.kind === 'yesNo' ? value.value : null,
    valueFrom: hasValue ? value.origin : null,
    publishedAs: shown?.published_as ?? null,
    inputs: hidden ? [] : keysOfInputs(kpi, dataPoint, rows),
    target: targetOf(targetSet, dataPoint.id),
    result: hidden ? { kind: hidden } : publicResult(score),
    quality: shown?.quality ?? null,
    origin: shown?.origin ?? null,
    referenceYear: shown?.reference_year ?? null,
    sourceName: shown?.source_name ?? null,
    sourceUrl: shown?.source_url ?? null,
    sourcePage: shown?.source_page ?? null,
    scope: shown?.scope ?? null,
  };
}

/** A register item that the KPI overrides is named by the KPI's own input. */
function keysOfInputs(kpi: Kpi, dataPoint: DataPoint, rows: PublishedRows): string[] {
  return inputReferences(dataPoint).map((reference) => {
    const isOwn =
      !reference.startsWith('register:') ||
      rows.inputValues.some(
        (row) => row.kpi_id === kpi.id && row.input_id === reference && row.typed_text !== '',
      );
    return isOwn ? inputKey(kpi.id, reference) : reference;
  });
}

function targetOf(targetSet: IndexedTargetSet, dataPointId: string): PublicDataPoint['target'] {
  const found = targetSet.targetByDataPoint.get(dataPointId);
  if (!found || found.method === 'none') return null;
  const { method, direction, worst, target, basis, confidence } = found;
  return { method, direction, worst, target, basis, confidence };
}

function publicResult({ result }: DataPointScore): PublicResult {
  if (result.kind === 'invalid') return { kind: 'invalid', reason: { ...result.reason } };
  return result;
}

function publicScores(
  definitions: DefinitionSet,
  score: AssessmentScore,
): PublicDocument['scores'] {
  const { framework, goals } = definitions;
  const names = new Map<string, string>();
  for (const dimension of framework.dimensions) {
    names.set(`dimension/${dimension.id}`, dimension.name);
    for (const one of dimension.subDimensions) names.set(`subDimension/${one.id}`, one.name);
  }
  for (const goal of goals) names.set(`goal/${goal.number}`, goal.name);
  const named =
    (family: string) =>
    (group: GroupScore): PublicGroup => ({
      ...group,
      name: names.get(`${family}/${group.id}`) ?? group.id,
    });
  return {
    dimensions: score.dimensions.map(named('dimension')),
    subDimensions: score.subDimensions.map(named('subDimension')),
    segments: score.segments.map((group) => {
      const segment = definitions.segmentById.get(group.id);
      return { ...group, name: segment?.name ?? group.id, dimension: segment?.dimension ?? '' };
    }),
    goals: score.goals.map(named('goal')),
    total: score.total,
  };
}
