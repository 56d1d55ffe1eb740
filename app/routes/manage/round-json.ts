/** A round as JSON, for programs that fill it in. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { roundJson } from '#app/reports/round-csv.ts';
import { roundFile } from '#app/server/exchange/export-round.server.ts';
import type { Access } from '#app/server/permissions/access.ts';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return roundFile(args, {
    access,
    extension: 'json',
    type: 'application/json; charset=utf-8',
    content: ({ rows, visit }) =>
      roundJson(
        rows.map(({ row }) => row),
        {
          city: visit.city.slug,
          year: visit.assessment.reporting_year,
          framework: visit.definitions.framework.version,
          definitions: visit.definitions.hash,
        },
      ),
  });
}
