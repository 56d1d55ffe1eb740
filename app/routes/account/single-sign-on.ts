/** Sends whoever wants to sign in to the operator's provider. */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { beginSingleSignOn } from '#app/server/people/single-sign-on.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

const NO_STORE = { 'cache-control': 'no-store' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { configuration } = await enterPublic(access);
  const { singleSignOn } = configuration;
  if (!singleSignOn) throw notFound(textFor()('sso.none'));
  const next = new URL(request.url).searchParams.get('next');
  try {
    const { url, cookie } = await beginSingleSignOn(configuration, singleSignOn, next);
    return redirect(url, { headers: { ...NO_STORE, 'set-cookie': cookie } });
  } catch {
    return redirect(pathTo.singleSignOnCallback(), { headers: NO_STORE });
  }
}
