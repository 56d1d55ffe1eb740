/** Signs out. Only by a post, so that no link or picture can sign anyone out. */
import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { endSession } from '#app/server/people/session.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export async function loader() {
  await enterPublic(access);
  return redirect(pathTo.account());
}

export async function action({ request }: ActionFunctionArgs) {
  const { db } = await enterPublic(access);
  return redirect(pathTo.home(), { headers: { 'set-cookie': await endSession(db, request) } });
}
