/** Signs out. Only by a post, so that no link or picture can sign anyone out. */
import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { endSession } from '#app/server/people/session.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

const NO_STORE = { 'cache-control': 'no-store' };

export async function loader() {
  await enterPublic(access);
  return redirect(pathTo.account(), { headers: NO_STORE });
}

export async function action({ request }: ActionFunctionArgs) {
  const { db } = await enterPublic(access);
  const cookie = await endSession(db, request);
  return redirect(pathTo.home(), { headers: { ...NO_STORE, 'set-cookie': cookie } });
}
