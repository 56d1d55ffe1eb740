/** One piece of evidence, to be saved. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { evidenceFileResponse } from '#app/server/evidence/evidence-file.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  return evidenceFileResponse(visit, args.params.evidence ?? '');
}
