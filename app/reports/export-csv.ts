/** A publication as one flat CSV table, safe to open in a spreadsheet. */
import { stringify } from 'csv-stringify/sync';
import type { PublicDocument, PublicGroup } from '#app/domain/publication/public-document.ts';
import { csvCell } from './csv-cell.ts';

/** The columns in their order; a record leaves those empty that it has no answer for. */
const COLUMNS = [
  'record_type',
  'city',
  'city_name',
  'country',
  'provenance',
  'reporting_year',
  'publication',
  'publication_kind',
  'published_at',
  'id',
  'kpi_code',
  'label',
  'status',
  'status_reason',
  'provisional',
  'value',
  'unit',
  'typed_text',
  'typed_unit',
  'published_as',
  'worst_value',
  'target',
  'target_basis',
  'target_confidence',
  'percent_of_target',
  'band',
  'points',
  'max_points',
  'score_percent',
  'range_low',
  'range_high',
  'mean_percent_of_target',
  'reported',
  'scored',
  'applicable',
  'total',
  'reference_year',
  'quality',
  'origin',
  'source_name',
  'source_url',
  'source_page',
  'scope',
  'definition_revision',
  'definition_hash',
  'target_set',
  'target_set_hash',
  'scoring_version',
  'notice',
] as const;
type CsvRecord = Partial<Record<(typeof COLUMNS)[number], string | number | boolean | null>>;

/**
 * The CSV text of a publication: UTF-8 with a byte order mark, lines ended as RFC 4180 says. `record_type` is `city`,
 * `register`, `input`, `dataPoint`, or the kind of score. Texts that a spreadsheet would run as a formula begin with
 * an apostrophe.
 */
export function exportCsv(document: PublicDocument, hash: string): string {
  const common: CsvRecord = {
    city: document.city.slug,
    city_name: document.city.name,
    country: document.city.countryCode,
    provenance: document.provenance,
    reporting_year: document.reportingYear,
    publication: hash,
    publication_kind: document.kind,
    published_at: document.publishedAt,
    definition_hash: document.framework.definitionHash,
    target_set: `${document.targetSet.id} ${document.targetSet.version}`,
    target_set_hash: document.targetSet.hash,
    scoring_version: document.scoringVersion,
  };
  const records: CsvRecord[] = [
    {
      record_type: 'city',
      id: document.city.slug,
      label: document.city.name,
      source_name: document.sourceDocument,
      ...coverageOf(document.scores.total),
      notice: document.notice,
    },
    ...document.register.map((item) => ({
      record_type: 'register',
      id: item.id,
      ...figureOf(item),
      source_name: item.source,
    })),
    ...document.inputs.map((input) => ({
      record_type: 'input',
      id: input.key,
      ...figureOf(input),
      status_reason: input.overrideReason,
    })),
    ...document.dataPoints.map(dataPointRecord),
    ...document.scores.dimensions.map((group) => scoreRecord('dimension', group)),
    ...document.scores.subDimensions.map((group) => scoreRecord('subDimension', group)),
    ...document.scores.segments.map((group) => scoreRecord('segment', group)),
    ...document.scores.goals.map((group) => scoreRecord('sdgGoal', group)),
  ];
  return stringify(
    records.map((record) => COLUMNS.map((column) => csvCell({ ...common, ...record }[column]))),
    { header: true, columns: [...COLUMNS], bom: true, record_delimiter: '\r\n' },
  );
}

function figureOf(
  figure: PublicDocument['register'][number] | PublicDocument['inputs'][number],
): CsvRecord {
  return {
    label: figure.label,
    value: figure.value ?? yesNo(figure.yesNo),
    unit: figure.unitSymbol,
    typed_text: figure.text,
    typed_unit: figure.typedUnitSymbol ?? null,
    reference_year: figure.referenceYear,
  };
}

function dataPointRecord(one: PublicDocument['dataPoints'][number]): CsvRecord {
  const { result, target } = one;
  return {
    record_type: 'dataPoint',
    id: one.id,
    kpi_code: one.kpiCode,
    label: one.label,
    status: STATUS_OF_RESULT[result.kind],
    status_reason: one.statusReason,
    provisional: one.isProvisional,
    value: one.value ?? yesNo(one.yesNo),
    unit: one.unitSymbol,
    published_as: one.publishedAs,
    worst_value: target?.worst,
    target: target?.target,
    target_basis: target?.basis,
    target_confidence: target?.confidence,
    percent_of_target: result.kind === 'scored' ? result.percent : null,
    band: result.kind === 'scored' ? result.band : null,
    points: result.kind === 'scored' ? result.points : null,
    max_points: result.kind === 'scored' ? 4 : null,
    reference_year: one.referenceYear,
    quality: one.quality,
    origin: one.origin,
    source_name: one.sourceName,
    source_url: one.sourceUrl,
    source_page: one.sourcePage,
    scope: one.scope,
    definition_revision: one.definitionRevision,
  };
}

/** What is known of a data point; `reported` also where there is no target to score it by. */
const STATUS_OF_RESULT: Record<PublicDocument['dataPoints'][number]['result']['kind'], string> = {
  scored: 'reported',
  notBenchmarked: 'reported',
  missing: 'notReported',
  notCollected: 'notCollected',
  notApplicable: 'notApplicable',
  notInExtract: 'notInExtract',
  invalid: 'invalid',
  confidential: 'confidential',
  notVerified: 'notVerified',
  suppressed: 'suppressed',
};

function scoreRecord(kind: string, group: PublicGroup): CsvRecord {
  return {
    record_type: kind,
    id: group.id,
    label: group.name,
    ...coverageOf(group),
    ...(group.kind === 'scored' && {
      score_percent: group.percent,
      band: group.band,
      points: group.points,
      max_points: group.maxPoints,
      range_low: group.range?.low,
      range_high: group.range?.high,
      mean_percent_of_target: group.meanPercentOfTarget,
    }),
  };
}

/** Of an extract no coverage is claimed: only what is scored is counted. */
function coverageOf({ coverage }: Pick<PublicGroup, 'coverage'>): CsvRecord {
  const { reported, scored, applicable, total, notInExtract } = coverage;
  return notInExtract > 0 ? { scored } : { reported, scored, applicable, total };
}

function yesNo(value: boolean | null): string | null {
  if (value === null) return null;
  return value ? 'yes' : 'no';
}
