/** Where the cities stand in a data point, as CSV. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { distributionCsv } from '#app/reports/distribution-csv.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { distributionFile } from '#app/server/reading/kpi-distributions.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return distributionFile(args, {
    access,
    extension: 'csv',
    type: 'text/csv; charset=utf-8; header=present',
    content: ({ distribution, dataPoint }) => distributionCsv(distribution, dataPoint),
  });
}
