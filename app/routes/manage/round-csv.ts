/** A round as CSV, to be filled in and sent back. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { roundCsv } from '#app/reports/round-csv.ts';
import { roundFile } from '#app/server/exchange/export-round.server.ts';
import type { Access } from '#app/server/permissions/access.ts';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return roundFile(args, {
    access,
    extension: 'csv',
    type: 'text/csv; charset=utf-8; header=present',
    content: ({ rows }) => roundCsv(rows.map(({ row }) => row)),
  });
}
