/** The second step of signing in: the code of an app, or a recovery code. */
import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { CodeSchema } from '#app/domain/people/forms.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import '#app/messages/security-words.client.ts';
import { useText } from '#app/messages/text.tsx';
import { finishSignIn, readPendingSignIn } from '#app/server/people/pending-sign-in.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { CodeField } from '#app/ui/account/code-field.tsx';
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';

export const access = { kind: 'public' } as const satisfies Access;
/** Says with 429 when to come back. */
export const headers: HeadersFunction = ({ parentHeaders, actionHeaders }) => {
  const all = new Headers(parentHeaders);
  const retryAfter = actionHeaders.get('retry-after');
  if (retryAfter) all.set('retry-after', retryAfter);
  return all;
};
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = await enterPublic(access);
  if (!(await readPendingSignIn(db, request))) throw notFound(textFor()('factor.over'));
  return { title: textFor()('factor.signInTitle') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, secretsKey } = await enterPublic(access);
  const submission = parseWithZod(await postedForm(request), { schema: CodeSchema });
  const reply = (formErrors?: string[]) =>
    submission.reply({ hideFields: ['code'], ...(formErrors && { formErrors }) });
  if (submission.status !== 'success') {
    return data({ result: reply(), minutes: 0 }, { status: 400 });
  }
  const door = { db, secretsKey, address: context.clientAddress, now: new Date() };
  const finished = await finishSignIn(door, request, submission.value.code);
  switch (finished.kind) {
    case 'done':
      return finished.response;
    case 'over':
      throw notFound(textFor()('factor.over'));
    case 'throttled':
      return data(
        { result: reply(), minutes: finished.minutes },
        { status: 429, headers: { 'retry-after': String(finished.minutes * 60) } },
      );
    case 'wrong':
      return data({ result: reply(['form.codeRefused']), minutes: 0 }, { status: 400 });
  }
}

export default function SignInCode() {
  const refused = useActionData<typeof action>();
  const t = useText();
  const [form, fields] = useForm({
    id: 'code',
    lastResult: refused?.result,
    defaultValue: { code: '' },
  });
  return (
    <>
      <PageHead title={t('factor.signInTitle')}>
        <p className="lede">{t('factor.signInText')}</p>
      </PageHead>
      {refused && refused.minutes > 0 && (
        <p className="problem" role="alert">
          {t('factor.throttled', { minutes: refused.minutes })}
        </p>
      )}
      <form method="post" className="form" id={form.id} noValidate>
        <ErrorSummary form={form} fields={[[t('factor.code'), fields.code]]} />
        <CodeField field={fields.code} hint={t('factor.codeHint')} />
        <button type="submit" className="button">
          {t('account.signIn')}
        </button>
      </form>
      <p className="section quiet small">{t('factor.lost')}</p>
    </>
  );
}
