/** The published values of a data point as CSV: one row per city. */
import { stringify } from 'csv-stringify/sync';
import type { Distribution } from '#app/domain/distribution/distribution.ts';
import { csvCell } from './csv-cell.ts';

/** UTF-8 with a byte order mark. Percent and band are empty where a city was scored by other targets or has no score. */
export function distributionCsv(
  { values }: Distribution,
  { id, unitSymbol }: { id: string; unitSymbol: string },
): string {
  const rows = values.map((one) => [
    one.slug,
    one.name,
    one.provenance,
    one.year,
    id,
    one.value,
    unitSymbol,
    one.percent,
    one.band,
  ]);
  return stringify(
    rows.map((row) => row.map(csvCell)),
    {
      header: true,
      columns: [
        'city',
        'city_name',
        'provenance',
        'reporting_year',
        'id',
        'value',
        'unit',
        'percent_of_target',
        'band',
      ],
      bom: true,
      record_delimiter: '\r\n',
    },
  );
}
