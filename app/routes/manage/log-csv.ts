/** The city's log as CSV, with the choice of the page. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { logFile } from '#app/server/audit/log-file.server.ts';
import { logOfCity } from '#app/server/audit/log-source.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterCity } from '#app/server/permissions/enter.server.ts';

export const access = { kind: 'city', right: 'coordinate' } as const satisfies Access;

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterCity(args, access);
  return logFile(logOfCity(visit), new URL(args.request.url).searchParams);
}
