/** What the checks ask about a segment now, for its form after each save. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { readShownWarnings } from '#app/server/checks/warnings-page.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const warnings = await readShownWarnings(visit, { segmentId: args.params.segment ?? '' });
  return data({ warnings }, { headers: { 'cache-control': 'no-store' } });
}
