/** Dimensions and segments of a published round, as CSV. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { segmentsCsv } from '#app/reports/scores-csv.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { publishedFile } from '#app/server/publications/published-file.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return publishedFile(args, {
    access,
    name: 'segments',
    extension: 'csv',
    type: 'text/csv; charset=utf-8; header=present',
    pathTo: (city, year) => pathTo.scoresFile(city, year, 'segments', 'csv'),
    content: segmentsCsv,
  });
}
