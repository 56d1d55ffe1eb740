/** Accepting an invitation: a name and a password. Whoever has forgotten theirs chooses a new one here, too. */
import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { joinSchema } from '#app/domain/people/forms.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { acceptInvitation, readLink } from '#app/server/people/one-time-links.server.ts';
import { goOnSignedIn } from '#app/server/people/pending-sign-in.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx';
import { TextField } from '#app/ui/forms/field.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader({ params }: LoaderFunctionArgs) {
  const { db } = await enterPublic(access);
  const account = await readLink(db, params.token ?? '', 'invitation');
  const t = textFor();
  if (!account) throw notFound(t('account.invitationUsed'));
  const hasPassword = account.password_hash !== null;
  return {
    title: t(hasPassword ? 'account.chooseNew' : 'account.join'),
    name: account.name,
    email: account.email,
    hasPassword,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db } = await enterPublic(access);
  const secret = params.token ?? '';
  const gone = () => notFound(textFor()('account.invitationUsed'));
  const account = await readLink(db, secret, 'invitation');
  if (!account) throw gone();
  const submission = parseWithZod(await postedForm(request), { schema: joinSchema(account.email) });
  if (submission.status !== 'success') {
    return data({ result: submission.reply({ hideFields: ['password'] }) }, { status: 400 });
  }
  const accountId = await acceptInvitation(db, secret, submission.value);
  if (!accountId) throw gone();
  return goOnSignedIn(db, request, accountId, pathTo.manage());
}

export default function Join() {
  const { title, name, email, hasPassword } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  const [form, fields] = useForm({
    id: 'join',
    lastResult: refused?.result,
    defaultValue: { name, password: '' },
  });
  return (
    <>
      <PageHead title={title}>
        <p className="lede">
          {t(hasPassword ? 'account.chooseNewText' : 'account.joinText', { email })}
        </p>
      </PageHead>
      <form method="post" className="form" id={form.id} noValidate>
        <ErrorSummary
          form={form}
          fields={[
            [t('account.name'), fields.name],
            [t('account.newPassword'), fields.password],
          ]}
        />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextField field={fields.name} label={t('account.name')} autoComplete="name" />
        <TextField
          field={fields.password}
          label={t('account.newPassword')}
          hint={t('account.passwordRule')}
          type="password"
          autoComplete="new-password"
        />
        <button type="submit" className="button">
          {t(hasPassword ? 'account.chooseNewSubmit' : 'account.joinSubmit')}
        </button>
      </form>
    </>
  );
}
