/** A comparison as one flat CSV table: what is compared by row, value and score of each city in columns. */
import { stringify } from 'csv-stringify/sync';
import type { Comparison } from '#app/domain/comparison/compare.ts';
import type { PublicDataPoint, PublicGroup } from '#app/domain/publication/public-document.ts';
import { csvCell } from './csv-cell.ts';

/** UTF-8 with a byte order mark, lines ended as RFC 4180 says. `slugs` name the cities in their order. */
export function compareCsv(
  { groups, goals, dataPoints }: Comparison,
  slugs: readonly string[],
): string {
  const columns = [
    'record_type',
    'id',
    'label',
    'unit',
    ...slugs.flatMap((slug) => [`${slug} value`, `${slug} percent`, `${slug} band`]),
    'difference',
  ];
  const ofGroup = (score: PublicGroup) =>
    score.kind === 'scored' ? [null, score.percent, score.band] : [null, null, null];
  const ofDataPoint = ({ value, yesNo, result }: PublicDataPoint) => [
    value ?? (yesNo === null ? null : yesNo ? 'yes' : 'no'),
    ...(result.kind === 'scored' ? [result.percent, result.band] : [null, null]),
  ];
  const rows = [
    ...groups.map(({ id, name, dimension, scores }) => [
      dimension === null ? 'dimension' : 'segment',
      id,
      name,
      '%',
      ...scores.flatMap(ofGroup),
      null,
    ]),
    ...goals.map(({ id, name, scores }) => [
      'sdgGoal',
      id,
      name,
      '%',
      ...scores.flatMap(ofGroup),
      null,
    ]),
    ...dataPoints.map(({ id, label, cells, difference }) => [
      'dataPoint',
      id,
      label,
      cells[0]?.unitSymbol,
      ...cells.flatMap(ofDataPoint),
      difference === null ? null : Math.round(difference * 100) / 100,
    ]),
  ];
  return stringify(
    rows.map((row) => row.map(csvCell)),
    { header: true, columns: columns.map(csvCell), bom: true, record_delimiter: '\r\n' },
  );
}
