/** Two to six publications of one year held against each other: no ranks, no winner, and every reason for doubt. */
import type {
  PublicDataPoint,
  PublicDocument,
  PublicGroup,
} from '../publication/public-document.ts';

export interface GroupRow {
  id: string;
  name: string;
  /** Of a segment: the dimension that it belongs to. */
  dimension: string | null;
  /** In the order of the cities. */
  scores: PublicGroup[];
}

export interface DataPointRow {
  id: string;
  label: string;
  kpi: string;
  kpiName: string;
  kpiCode: string;
  /** In the order of the cities. */
  cells: PublicDataPoint[];
  /** Largest minus smallest % of target; null with fewer than two scores or with definitions that differ. */
  difference: number | null;
  /** The definition was revised between the cities' rounds. */
  isRevised: boolean;
}

/** Why a comparison may mislead: cities by their place. */
export type Warning =
  | { code: 'extracts'; cities: number[] }
  | { code: 'fictional'; cities: number[] }
  | { code: 'provisional'; cities: number[] }
  | { code: 'kinds'; verified: number[]; selfReported: number[] }
  | { code: 'coverage'; cities: Array<{ city: number; reported: number; applicable: number }> }
  | { code: 'revised'; count: number }
  | { code: 'referenceYears'; count: number }
  | { code: 'fewCommon'; common: number }
  | { code: 'reversible'; dimensions: string[] };

export interface Comparison {
  /** Dimensions, each followed by its segments. */
  groups: GroupRow[];
  goals: GroupRow[];
  dataPoints: DataPointRow[];
  /** Data points that are scored for every city. */
  common: number;
  warnings: Warning[];
}

/** A share of reported data points further apart than this makes scores hard to compare (in percent). */
const COVERAGE_GAP = 20;
/** Fewer common data points than this say little about whole cities. */
const FEW_COMMON = 10;
/** Reference years of a data point further apart than this are named. */
const YEARS_APART = 2;

/** Compares documents of one year and one target set; the caller sees to that. */
export function compare(documents: readonly PublicDocument[]): Comparison {
  const [first] = documents;
  if (!first) throw new RangeError('there is nothing to compare');
  const rowOf = (kind: 'dimensions' | 'goals', { id, name }: PublicGroup): GroupRow => ({
    id,
    name,
    dimension: null,
    scores: documents.flatMap(({ scores }) => scores[kind].filter((one) => one.id === id)),
  });
  const groups = first.scores.dimensions.flatMap((dimension) => [
    rowOf('dimensions', dimension),
    ...first.scores.segments
      .filter((segment) => segment.dimension === dimension.id)
      .map(({ id, name }): GroupRow => ({
        id,
        name,
        dimension: dimension.id,
        scores: documents.flatMap(({ scores }) => scores.segments.filter((one) => one.id === id)),
      })),
  ]);
  const dataPoints = first.dataPoints.map((one) => dataPointRow(one, documents));
  const common = dataPoints.filter(
    ({ cells, isRevised }) => !isRevised && cells.every(({ result }) => result.kind === 'scored'),
  ).length;
  const comparison = {
    groups,
    goals: first.scores.goals.map((goal) => rowOf('goals', goal)),
    dataPoints,
    common,
  };
  return { ...comparison, warnings: warningsOf(documents, comparison) };
}

function dataPointRow(one: PublicDataPoint, documents: readonly PublicDocument[]): DataPointRow {
  const cells = documents.flatMap(({ dataPoints }) => dataPoints.filter(({ id }) => id === one.id));
  const isRevised = new Set(cells.map(({ definitionRevision }) => definitionRevision)).size > 1;
  const percents = cells.flatMap(({ result }) =>
    result.kind === 'scored' ? [Number(result.percent)] : [],
  );
  return {
    id: one.id,
    label: one.label,
    kpi: one.kpi,
    kpiName: one.kpiName,
    kpiCode: one.kpiCode,
    cells,
    difference:
      percents.length < 2 || isRevised ? null : Math.max(...percents) - Math.min(...percents),
    isRevised,
  };
}

/** The largest differences first; what cannot be compared comes last, in the order of the standard. */
export function byDifference(rows: readonly DataPointRow[]): DataPointRow[] {
  return [...rows].sort((a, b) => (b.difference ?? -1) - (a.difference ?? -1));
}

/**
 * Whether filling the gaps could turn the order of any two of these scores round: the lower one's range reaches the
 * higher one's (assessment method, section 1: the range says what the gaps could do). An extract has no range, and
 * nothing is said about it.
 */
export function couldReverse(scores: readonly PublicGroup[]): boolean {
  const known = scores.flatMap((score) =>
    score.kind === 'scored' && score.range ? [{ percent: score.percent, ...score.range }] : [],
  );
  return known.some((higher) =>
    known.some(
      (lower) =>
        Number(higher.percent) > Number(lower.percent) && Number(lower.high) > Number(higher.low),
    ),
  );
}

function warningsOf(
  documents: readonly PublicDocument[],
  { groups, dataPoints, common }: Omit<Comparison, 'warnings'>,
): Warning[] {
  const where = (test: (document: PublicDocument) => boolean) =>
    documents.flatMap((document, index) => (test(document) ? [index] : []));
  const warnings: Warning[] = [];
  const fictional = where(({ provenance }) => provenance === 'fictional');
  if (fictional.length > 0) warnings.push({ code: 'fictional', cities: fictional });
  const extracts = where(({ provenance }) => provenance === 'extract');
  if (extracts.length > 0) warnings.push({ code: 'extracts', cities: extracts });
  const provisional = where(({ kind }) => kind === 'provisional');
  if (provisional.length > 0) warnings.push({ code: 'provisional', cities: provisional });
  const verified = where(({ kind }) => kind === 'verified');
  if (verified.length > 0 && verified.length < documents.length) {
    const selfReported = where(({ kind }) => kind !== 'verified');
    warnings.push({ code: 'kinds', verified, selfReported });
  }
  const coverages = documents.flatMap(({ provenance, scores }, city) => {
    const { reported, applicable } = scores.total.coverage;
    return provenance === 'extract' || applicable === 0 ? [] : [{ city, reported, applicable }];
  });
  const shares = coverages.map(({ reported, applicable }) => (100 * reported) / applicable);
  if (Math.max(...shares) - Math.min(...shares) > COVERAGE_GAP) {
    warnings.push({ code: 'coverage', cities: coverages });
  }
  const revised = dataPoints.filter(({ isRevised }) => isRevised).length;
  if (revised > 0) warnings.push({ code: 'revised', count: revised });
  const apart = dataPoints.filter(({ cells }) => yearsApart(cells) > YEARS_APART).length;
  if (apart > 0) warnings.push({ code: 'referenceYears', count: apart });
  if (common < FEW_COMMON) warnings.push({ code: 'fewCommon', common });
  const reversible = groups
    .filter(({ dimension, scores }) => dimension === null && couldReverse(scores))
    .map(({ name }) => name);
  if (reversible.length > 0) warnings.push({ code: 'reversible', dimensions: reversible });
  return warnings;
}

function yearsApart(cells: readonly PublicDataPoint[]): number {
  const years = cells.flatMap(({ referenceYear }) =>
    referenceYear === null ? [] : [referenceYear],
  );
  return years.length < 2 ? 0 : Math.max(...years) - Math.min(...years);
}
