/** The trend of a city as CSV: one row per dimension and year. */
import { stringify } from 'csv-stringify/sync';
import type { Trend } from '#app/domain/trend/trend.ts';
import { csvCell } from './csv-cell.ts';

/** UTF-8 with a byte order mark. `comparable_since` is the first year of the stretch that the row belongs to. */
export function trendCsv({ series }: Trend, city: string): string {
  const rows = series.flatMap(({ id, name, stretches }) =>
    stretches.flatMap((stretch) =>
      stretch.map(({ year, score }) => [
        city,
        id,
        name,
        year,
        score.percent,
        score.band,
        score.range?.low,
        score.range?.high,
        score.coverage.scored,
        stretch[0]?.year,
      ]),
    ),
  );
  return stringify(
    rows.map((row) => row.map(csvCell)),
    {
      header: true,
      columns: [
        'city',
        'dimension',
        'dimension_name',
        'year',
        'score_percent',
        'band',
        'range_low',
        'range_high',
        'scored',
        'comparable_since',
      ],
      bom: true,
      record_delimiter: '\r\n',
    },
  );
}
