/** One's own account: name, password, and signing out everywhere. */
import { parseWithZod } from '@conform-to/zod/v4';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { passwordChangeSchema, RenameSchema } from '#app/domain/people/forms.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { changePassword, signOutEverywhere } from '#app/server/people/own-account.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { badRequest } from '#app/server/request/responses.server.ts';
import { PasswordForm, RenameForm, SignOutEverywhereForm } from '#app/ui/account/account-forms.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { getAccount, listMemberships, updateAccount } from '#db/queries/accounts.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';

export const access = { kind: 'signedIn' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const { db, account } = await enter(args, access);
  const [row, memberships] = await Promise.all([
    getAccount(db, account.accountId),
    listMemberships(db, account.accountId),
  ]);
  return {
    title: textFor()('account.title'),
    name: account.name,
    email: account.email,
    hasPassword: Boolean(row?.password_hash),
    roles: memberships.map(({ cityName, slug, role }) => ({ cityName, slug, role })),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { db, account } = await enter(args, access);
  const form = await postedForm(args.request);
  const intent = String(form.get('intent'));
  const done = (what: string) => `${pathTo.account()}?done=${what}`;
  if (intent === 'rename') {
    const submission = parseWithZod(form, { schema: RenameSchema });
    if (submission.status !== 'success')
      return data({ intent, result: submission.reply() }, { status: 400 });
    await updateAccount(db, account.accountId, { name: submission.value.name });
    return redirect(done('renamed'));
  }
  if (intent === 'password') {
    const row = await getAccount(db, account.accountId);
    const schema = passwordChangeSchema(account.email, Boolean(row?.password_hash));
    const submission = parseWithZod(form, { schema });
    const hidden = { hideFields: ['currentPassword', 'newPassword'] };
    if (submission.status !== 'success')
      return data({ intent, result: submission.reply(hidden) }, { status: 400 });
    const changed = await changePassword(
      db,
      account.accountId,
      submission.value,
      args.context.clientAddress,
    );
    if (changed.kind === 'signedOutElsewhere') {
      return redirect(done('password'), { headers: { 'set-cookie': changed.cookie } });
    }
    const fieldErrors = {
      currentPassword: [
        changed.kind === 'throttled' ? 'account.passwordThrottled' : 'account.currentPasswordWrong',
      ],
    };
    return data({ intent, result: submission.reply({ ...hidden, fieldErrors }) }, { status: 400 });
  }
  if (intent === 'sign-out-everywhere') {
    const cookie = await signOutEverywhere(db, account.accountId);
    return redirect(done('everywhere'), { headers: { 'set-cookie': cookie } });
  }
  throw badRequest(textFor()('error.badRequest'));
}

const DONE = {
  renamed: 'account.done.renamed',
  password: 'account.done.password',
  everywhere: 'account.done.everywhere',
} as const;

export default function Account() {
  const { name, email, hasPassword, roles, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  const said =
    !refused && done !== null && done in DONE ? DONE[done as keyof typeof DONE] : undefined;
  return (
    <>
      <PageHead title={t('account.title')}>
        <p className="quiet">{email}</p>
      </PageHead>
      {said && (
        <p className="success" role="status">
          {t(said)}
        </p>
      )}
      <RenameForm name={name} result={refused?.intent === 'rename' ? refused.result : undefined} />
      <PasswordForm
        email={email}
        hasPassword={hasPassword}
        result={refused?.intent === 'password' ? refused.result : undefined}
      />
      <section className="section" aria-labelledby="roles">
        <h2 id="roles">{t('account.roles')}</h2>
        {roles.length === 0 ? (
          <p className="quiet">{t('manage.noCities')}</p>
        ) : (
          <ul className="bare-list stack-small">
            {roles.map((one) => (
              <li key={one.slug}>
                <a href={pathTo.manageCity(one.slug)}>{one.cityName}</a>{' '}
                <span className="quiet small">{t(`role.${one.role}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <SignOutEverywhereForm />
    </>
  );
}
