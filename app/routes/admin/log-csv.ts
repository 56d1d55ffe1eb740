/** The installation's log as CSV, with the choice of the page. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { logFile } from '#app/server/audit/log-file.server.ts';
import { logOfInstallation } from '#app/server/audit/log-source.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';

export const access = { kind: 'administrator' } as const satisfies Access;

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enter(args, access);
  return logFile(logOfInstallation(visit), new URL(args.request.url).searchParams);
}
