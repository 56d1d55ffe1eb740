/** The SDGs of a published round, as CSV. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { goalsCsv } from '#app/reports/scores-csv.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { publishedFile } from '#app/server/publications/published-file.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return publishedFile(args, {
    access,
    name: 'goals',
    extension: 'csv',
    type: 'text/csv; charset=utf-8; header=present',
    pathTo: (city, year) => pathTo.scoresFile(city, year, 'goals', 'csv'),
    content: goalsCsv,
  });
}
