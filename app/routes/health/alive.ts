/** Says that the process answers. */
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import type { Access } from '#app/server/permissions/access.ts';

export const access = { kind: 'public' } as const satisfies Access;

export async function loader() {
  await enterPublic(access);
  return Response.json({ status: 'alive' }, { headers: { 'cache-control': 'no-store' } });
}
