/** Where the operator's provider sends people back to: signed in, or told why not. */
import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import '#app/messages/security-words.client.ts';
import { useText } from '#app/messages/text.tsx';
import { goOnSignedIn } from '#app/server/people/pending-sign-in.server.ts';
import { endAttempt, finishSingleSignOn } from '#app/server/people/single-sign-on.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, configuration } = await enterPublic(access);
  const { singleSignOn } = configuration;
  if (!singleSignOn) throw notFound(textFor()('sso.none'));
  const answer = await finishSingleSignOn(db, configuration, singleSignOn, request);
  const ended = await endAttempt(configuration);
  if (answer.kind === 'signedOn') {
    const { headers } = await goOnSignedIn(db, request, answer.accountId, answer.next);
    const all = new Headers(headers);
    all.append('set-cookie', ended);
    throw redirect(all.get('location') ?? pathTo.manage(), { headers: all });
  }
  const email = answer.kind === 'unknown' ? answer.email : '';
  return data(
    { title: textFor()('sso.problemTitle'), kind: answer.kind, email },
    { status: 400, headers: { 'set-cookie': ended } },
  );
}

export default function SingleSignOnCallback() {
  const { title, kind, email } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead title={title} />
      <div className="stack">
        <p className="problem" role="alert">
          {t(`sso.problem.${kind}`, { email })}
        </p>
        <p>
          <a href={pathTo.login()}>{t('sso.back')}</a>
        </p>
      </div>
    </>
  );
}
