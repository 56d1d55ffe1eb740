/** One's own account: name, password, second factor, sessions, and one's data. */
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
import { readSessions } from '#app/server/people/own-account.server.ts';
import { postAccount } from '#app/server/people/post-account.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { PasswordForm, RenameForm } from '#app/ui/account/account-forms.tsx';
import { DataOfAccount } from '#app/ui/account/data-of-account.tsx';
import { FactorOfAccount } from '#app/ui/account/factor-of-account.tsx';
import { RemindersOfAccount } from '#app/ui/account/reminders-of-account.tsx';
import { RolesOfAccount } from '#app/ui/account/roles-of-account.tsx';
import { SessionsOfAccount } from '#app/ui/account/sessions-of-account.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { getAccount, listMemberships } from '#db/queries/accounts.server.ts';

export const access = { kind: 'signedIn' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const { db, account, mailer } = await enter(args, access);
  const [row, memberships, sessions] = await Promise.all([
    getAccount(db, account.accountId),
    listMemberships(db, account.accountId),
    readSessions(db, account, new Date()),
  ]);
  return {
    title: textFor()('account.title'),
    name: account.name,
    email: account.email,
    hasPassword: Boolean(row?.password_hash),
    hasSecondFactor: account.hasSecondFactor,
    roles: memberships.map(({ cityName, slug, role }) => ({ cityName, slug, role })),
    sessions,
    wantsReminders: row?.wants_reminders ?? false,
    sendsMail: Boolean(mailer),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enter(args, access);
  const { request } = args;
  const address = args.context.clientAddress;
  const answer = await postAccount(visit, await postedForm(request), { request, address });
  if (answer.kind === 'refused') return data(answer, { status: 400 });
  if (answer.kind === 'kept') return data(answer, { status: 409 });
  if (answer.kind === 'deleted') {
    const to = `${pathTo.login()}?deleted`;
    return redirect(to, { headers: { 'set-cookie': answer.cookie } });
  }
  if (answer.kind === 'left') {
    return redirect(pathTo.login(), { headers: { 'set-cookie': answer.cookie } });
  }
  return redirect(`${pathTo.account()}?done=${answer.what}`, {
    headers: answer.cookie ? { 'set-cookie': answer.cookie } : {},
  });
}

const DONE = {
  renamed: 'account.done.renamed',
  password: 'account.done.password',
  everywhere: 'account.done.everywhere',
  factor: 'factor.done.removed',
  ended: 'session.done.ended',
  reminders: 'reminder.done',
} as const;

export default function Account() {
  const { name, email, hasPassword, hasSecondFactor, roles, sessions, done, ...mail } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.kind === 'refused' ? answer : undefined;
  const t = useText();
  const said =
    !answer && done !== null && done in DONE ? DONE[done as keyof typeof DONE] : undefined;
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
      <FactorOfAccount isOn={hasSecondFactor} />
      <RolesOfAccount roles={roles} />
      <SessionsOfAccount sessions={sessions} />
      <RemindersOfAccount isWanted={mail.wantsReminders} sendsMail={mail.sendsMail} />
      <DataOfAccount
        email={email}
        hasPassword={hasPassword}
        result={refused?.intent === 'delete' ? refused.result : undefined}
        refusal={answer?.kind === 'kept' ? answer.why : undefined}
      />
    </>
  );
}
