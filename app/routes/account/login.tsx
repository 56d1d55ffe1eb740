/** Signing in with e-mail and password. */
import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SignInSchema } from '#app/domain/people/forms.ts';
import { pathTo, safeNext } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import '#app/messages/security-words.client.ts';
import { useText } from '#app/messages/text.tsx';
import { goOnSignedIn } from '#app/server/people/pending-sign-in.server.ts';
import { signIn } from '#app/server/people/sign-in.server.ts';
import { signedIn } from '#app/server/people/session.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { LoginForm } from '#app/ui/account/login-form.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';

export const access = { kind: 'public' } as const satisfies Access;
/** Says with 429 when to come back. */
export const headers: HeadersFunction = ({ parentHeaders, actionHeaders }) => {
  const retryAfter = actionHeaders.get('retry-after');
  const all = new Headers(parentHeaders);
  if (retryAfter) all.set('retry-after', retryAfter);
  return all;
};
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, configuration } = await enterPublic(access);
  const search = new URL(request.url).searchParams;
  const next = search.get('next');
  if (await signedIn(db, request)) throw redirect(safeNext(next, pathTo.manage()));
  return {
    title: textFor()('account.signIn'),
    next: next ?? '',
    singleSignOn: configuration.singleSignOn && { label: configuration.singleSignOn.label ?? '' },
    isDeleted: search.has('deleted'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db } = await enterPublic(access);
  const submission = parseWithZod(await postedForm(request), { schema: SignInSchema });
  if (submission.status !== 'success') {
    return data(
      { result: submission.reply({ hideFields: ['password'] }), minutes: 0 },
      { status: 400 },
    );
  }
  const { email, password, next } = submission.value;
  const signedInAs = await signIn(db, {
    email,
    password,
    address: context.clientAddress,
    now: new Date(),
  });
  if (signedInAs.kind === 'throttled') {
    return data(
      { result: submission.reply({ hideFields: ['password'] }), minutes: signedInAs.minutes },
      { status: 429, headers: { 'retry-after': String(signedInAs.minutes * 60) } },
    );
  }
  if (signedInAs.kind === 'wrong') {
    const result = submission.reply({ hideFields: ['password'], formErrors: ['account.wrong'] });
    return data({ result, minutes: 0 }, { status: 400 });
  }
  return goOnSignedIn(db, request, signedInAs.accountId, safeNext(next, pathTo.manage()));
}

export default function Login() {
  const { next, isDeleted, singleSignOn } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  const [form, fields] = useForm({
    id: 'sign-in',
    lastResult: refused?.result,
    defaultValue: { email: '', password: '', next },
  });
  return (
    <>
      <PageHead title={t('account.signIn')} />
      {isDeleted && !refused && (
        <p className="success" role="status">
          {t('ownData.deleted')}
        </p>
      )}
      {refused && refused.minutes > 0 && (
        <p className="problem" role="alert">
          {t('account.throttled', { minutes: refused.minutes })}
        </p>
      )}
      {singleSignOn && (
        <p className="sso">
          <a href={pathTo.singleSignOn(next)} className="button plain">
            {singleSignOn.label
              ? t('sso.with', { label: singleSignOn.label })
              : t('sso.withOrganisation')}
          </a>
        </p>
      )}
      <LoginForm form={form} fields={fields} next={next} />
      <div className="section stack-small">
        <p>
          <a href={pathTo.forgot()}>{t('reset.title')}</a>
        </p>
        <p className="quiet small">{t('account.noAccount')}</p>
      </div>
    </>
  );
}
