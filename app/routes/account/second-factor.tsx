/** One's own second factor: set up, recovery codes, switched off. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import '#app/messages/security-words.client.ts';
import { useText } from '#app/messages/text.tsx';
import { postFactor, readFactorPage } from '#app/server/people/factor-page.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { BeginFactorForm, ChangeFactorForm } from '#app/ui/account/factor-forms.tsx';
import { ConfirmFactorForm } from '#app/ui/account/confirm-factor-form.tsx';
import { RecoveryCodes } from '#app/ui/account/recovery-codes.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';

export const access = { kind: 'signedIn', isOpenWithoutFactor: true } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const page = await readFactorPage(await enter(args, access), args.request);
  return { title: textFor()('factor.title'), ...page };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enter(args, access);
  const { request } = args;
  const address = args.context.clientAddress;
  const answer = await postFactor(visit, await postedForm(request), { request, address });
  if (answer.kind === 'begun' || answer.kind === 'removed') {
    const to = answer.kind === 'begun' ? pathTo.secondFactor() : `${pathTo.account()}?done=factor`;
    return redirect(to, { headers: { 'set-cookie': answer.cookie } });
  }
  return data(answer, { status: answer.kind === 'refused' ? 400 : 200 });
}

export default function SecondFactor() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const resultOf = (form: 'begin' | 'confirm' | 'change') =>
    answer?.kind === 'refused' && answer.form === form ? answer.result : undefined;
  return (
    <>
      <PageHead
        title={t('factor.title')}
        crumbs={[{ label: t('account.title'), href: pathTo.account() }]}
      >
        <p className="lede">{t(page.state === 'on' ? 'factor.isOn' : 'factor.intro')}</p>
      </PageHead>
      <div className="stack">
        {page.isMissing && <p className="notice">{t('factor.required')}</p>}
        {answer?.kind === 'codes' && <RecoveryCodes codes={answer.codes} why={answer.why} />}
        {page.state === 'impossible' && <p className="notice">{t('factor.impossible')}</p>}
        {page.state === 'off' && (
          <BeginFactorForm
            email={page.email}
            hasPassword={page.hasPassword}
            result={resultOf('begin')}
          />
        )}
        {page.state === 'begun' && (
          <ConfirmFactorForm
            qr={page.qr}
            keyText={page.key}
            uri={page.uri}
            result={resultOf('confirm')}
          />
        )}
        {page.state === 'on' && (
          <ChangeFactorForm
            email={page.email}
            hasPassword={page.hasPassword}
            codesLeft={page.codesLeft}
            result={resultOf('change')}
          />
        )}
      </div>
    </>
  );
}
