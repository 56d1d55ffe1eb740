/** Scores of a publication as CSV: one row per dimension and segment, or per goal. */
import { stringify } from 'csv-stringify/sync';
import type { PublicDocument, PublicGroup } from '#app/domain/publication/public-document.ts';
import { csvCell } from './csv-cell.ts';

const COLUMNS = [
  'city',
  'reporting_year',
  'record_type',
  'id',
  'name',
  'dimension',
  'score_percent',
  'band',
  'range_low',
  'range_high',
  'scored',
  'reported',
  'applicable',
];

/** UTF-8 with a byte order mark. Of an extract no coverage is claimed, so only what is scored is counted. */
export function segmentsCsv(document: PublicDocument): string {
  const { dimensions, segments } = document.scores;
  return csvOf(document, [
    ...dimensions.map((group) => ['dimension', group, group.id] as const),
    ...segments.map((group) => ['segment', group, group.dimension] as const),
  ]);
}

/** As `segmentsCsv`, of the 17 goals. */
export function goalsCsv(document: PublicDocument): string {
  return csvOf(
    document,
    document.scores.goals.map((group) => ['sdgGoal', group, null] as const),
  );
}

function csvOf(
  document: PublicDocument,
  rows: ReadonlyArray<readonly [type: string, group: PublicGroup, dimension: string | null]>,
): string {
  const isExtract = document.provenance === 'extract';
  return stringify(
    rows.map(([type, group, dimension]) => {
      const { scored, reported, applicable } = group.coverage;
      return [
        document.city.slug,
        document.reportingYear,
        type,
        group.id,
        group.name,
        dimension,
        ...(group.kind === 'scored'
          ? [group.percent, group.band, group.range?.low, group.range?.high]
          : [null, null, null, null]),
        scored,
        ...(isExtract ? [null, null] : [reported, applicable]),
      ].map(csvCell);
    }),
    { header: true, columns: COLUMNS, bom: true, record_delimiter: '\r\n' },
  );
}
