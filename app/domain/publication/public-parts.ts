/** The parts of a public document: register, figures, data points and scores, as they are told to everybody. */
import type { DefinitionSet, IndexedTargetSet } from '../definitions/definitions.ts';
import type { DataPoint, Kpi } from '../definitions/schema.ts';
import { inputKey } from '../entry/entry.ts';
import { inputReferences } from '../entry/fields.ts';
import type { AssessmentScore } from '../scoring/score-assessment.ts';
import type { DataPointScore } from '../scoring/score-data-point.ts';
import type { GroupScore } from '../scoring/score-group.ts';
import type {
  PublicDataPoint,
  PublicDocument,
  PublicGroup,
  PublicResult,
} from './public-document.ts';
import type { PublicationInput, PublishedRows } from './publication-input.ts';
import type { Suppression } from './suppression.ts';

/** The register without the figures that are left out. */
export function publicRegister(
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

/** The figures that a formula reads, without those that are left out. */
export function publicInputs(
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

/** A data point as it is scored in this publication; of one that is left out only that it is. */
export function publicDataPoint(
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

/** The scores with the names of what they are of. */
export function publicScores(
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
