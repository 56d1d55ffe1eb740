/** For whoever has forgotten their password: a link by mail, or where to ask. */
import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ForgotSchema } from '#app/domain/people/forms.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import '#app/messages/security-words.client.ts';
import { useText } from '#app/messages/text.tsx';
import { application } from '#app/server/application.server.ts';
import { askForReset } from '#app/server/people/password-reset.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx';
import { TextField } from '#app/ui/forms/field.tsx';
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

export async function loader(_args: LoaderFunctionArgs) {
  await enterPublic(access);
  const { mailer } = await application();
  return { title: textFor()('reset.title'), sendsMail: Boolean(mailer) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await enterPublic(access);
  const submission = parseWithZod(await postedForm(request), { schema: ForgotSchema });
  if (submission.status !== 'success') {
    return data({ kind: 'refused', result: submission.reply() } as const, { status: 400 });
  }
  const asker = { address: context.clientAddress, now: new Date() };
  const asked = await askForReset(await application(), submission.value.email, asker);
  if (asked.kind !== 'throttled') return data(asked);
  const { minutes } = asked;
  return data({ kind: 'throttled', minutes, result: submission.reply() } as const, {
    status: 429,
    headers: { 'retry-after': String(minutes * 60) },
  });
}

export default function Forgot() {
  const { sendsMail } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const [form, fields] = useForm({
    id: 'forgot',
    lastResult: answer && 'result' in answer ? answer.result : undefined,
    defaultValue: { email: '' },
  });
  return (
    <>
      <PageHead title={t('reset.title')}>
        <p className="lede">{t(sendsMail ? 'reset.intro' : 'reset.askAdministrator')}</p>
      </PageHead>
      {answer?.kind === 'asked' && (
        <p className="success" role="status">
          {t('reset.asked')}
        </p>
      )}
      {answer?.kind === 'throttled' && (
        <p className="problem" role="alert">
          {t('reset.throttled', { minutes: answer.minutes })}
        </p>
      )}
      {sendsMail && answer?.kind !== 'asked' && (
        <form method="post" className="form" id={form.id} noValidate>
          <ErrorSummary form={form} fields={[[t('account.email'), fields.email]]} />
          <TextField
            field={fields.email}
            label={t('account.email')}
            type="email"
            autoComplete="username"
          />
          <button type="submit" className="button">
            {t('reset.send')}
          </button>
        </form>
      )}
      <p className="section">
        <a href={pathTo.login()}>{t('account.signIn')}</a>
      </p>
    </>
  );
}
