/** Signing in by a one-time link: opening it uses nothing up, so that mail scanners cannot; the button does. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { readLink, useLinkToSignIn } from '#app/server/people/one-time-links.server.ts';
import { goOnSignedIn } from '#app/server/people/pending-sign-in.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader({ params }: LoaderFunctionArgs) {
  const { db } = await enterPublic(access);
  const account = await readLink(db, params.token ?? '', 'sign-in');
  const t = textFor();
  if (!account) throw notFound(t('account.linkUsed'));
  return { title: t('account.signIn'), name: account.name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db } = await enterPublic(access);
  const account = await useLinkToSignIn(db, params.token ?? '');
  if (!account) throw notFound(textFor()('account.linkUsed'));
  const next = account.is_administrator ? pathTo.admin() : pathTo.manage();
  return goOnSignedIn(db, request, account.account_id, next);
}

export default function SignInOnce() {
  const { name } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead title={t('account.signIn')}>
        <p className="lede">{t('account.onceText')}</p>
      </PageHead>
      <form method="post">
        <button type="submit" className="button">
          {t('account.signInAs', { name })}
        </button>
      </form>
    </>
  );
}
