/** Says whether requests can be served: database, migrations, definitions. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Access } from '#app/server/permissions/access.ts';
import { readiness } from '#app/server/readiness.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export async function loader({ context }: LoaderFunctionArgs) {
  const { isReady, checks } = await readiness(context.log);
  return Response.json(
    { status: isReady ? 'ready' : 'not ready', ...checks },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
