/** A comparison as CSV. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { compareCsv } from '#app/reports/compare-csv.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { comparisonFile } from '#app/server/reading/comparison-file.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return comparisonFile(args, {
    access,
    extension: 'csv',
    type: 'text/csv; charset=utf-8; header=present',
    content: (comparison, documents) =>
      compareCsv(
        comparison,
        documents.map(({ city }) => city.slug),
      ),
  });
}
