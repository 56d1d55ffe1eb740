/** A city's trend as CSV. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { trendCsv } from '#app/reports/trend-csv.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { trendFile } from '#app/server/reading/city-trend.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return trendFile(args, {
    access,
    extension: 'csv',
    type: 'text/csv; charset=utf-8; header=present',
    pathTo: pathTo.trendCsv,
    content: (trend, city) => trendCsv(trend, city.slug),
  });
}
