/** A city's published results of a year as CSV. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { exportCsv } from '#app/reports/export-csv.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { publishedFile } from '#app/server/publications/published-file.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return publishedFile(args, {
    access,
    extension: 'csv',
    type: 'text/csv; charset=utf-8; header=present',
    pathTo: pathTo.exportCsv,
    content: exportCsv,
  });
}
