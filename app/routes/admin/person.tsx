/** One person: roles, standing, and one-time links. */
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
import { citiesToChoose, stateOf } from '#app/server/people/people-page.server.ts';
import { postPerson } from '#app/server/people/post-person.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { NameOfPerson } from '#app/ui/admin/name-of-person.tsx';
import { NewLink } from '#app/ui/admin/new-link.tsx';
import { RolesOfPerson } from '#app/ui/admin/roles-of-person.tsx';
import { StandingOfPerson } from '#app/ui/admin/standing-of-person.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { getAccount, listMemberships } from '#db/queries/accounts.server.ts';
import { getSecondFactor } from '#db/queries/second-factors.server.ts';

export const access = { kind: 'administrator' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await enter(args, access);
  const id = args.params.account ?? '';
  const person = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ? await getAccount(visit.db, id)
    : undefined;
  if (!person || person.deleted_at) throw notFound(textFor()('admin.noSuchPerson'));
  return { visit, person };
}

export async function loader(args: LoaderFunctionArgs) {
  const { visit, person } = await open(args);
  const [memberships, choice, factor] = await Promise.all([
    listMemberships(visit.db, person.account_id),
    citiesToChoose(visit.db),
    getSecondFactor(visit.db, person.account_id),
  ]);
  return {
    title: person.name,
    area: textFor()('frame.administration'),
    person: {
      name: person.name,
      email: person.email,
      isAdministrator: person.is_administrator,
      state: stateOf(person),
      hasSecondFactor: Boolean(factor?.confirmed_at),
    },
    roles: memberships.map(({ cityName, slug, role }) => ({ cityName, slug, role })),
    ...choice,
    isSaved: new URL(args.request.url).searchParams.has('saved'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, person } = await open(args);
  const answer = await postPerson(visit, person, args.request);
  if (answer.kind === 'done') return redirect(`${pathTo.adminPerson(person.account_id)}?saved`);
  if (answer.kind === 'left') return redirect(pathTo.manage());
  return data(answer, { status: answer.kind === 'link' ? 200 : 400 });
}

export default function AdminPerson() {
  const { person, roles, cities, hasMoreCities, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <PageHead
        title={person.name}
        crumbs={[
          { label: t('frame.administration'), href: pathTo.admin() },
          { label: t('admin.people'), href: pathTo.adminPeople() },
        ]}
      >
        <p className="quiet">
          {person.email} · {t(`admin.state.${person.state}`)}
          {person.isAdministrator && ` · ${t('admin.administrator')}`}
        </p>
      </PageHead>
      {answer?.kind === 'link' && <NewLink name={person.name} link={answer.link} of={answer.of} />}
      {answer?.kind === 'refused' && (
        <p className="problem" role="alert">
          {t(answer.reason)}
        </p>
      )}
      {isSaved && !answer && (
        <p className="success" role="status">
          {t('admin.saved')}
        </p>
      )}
      <RolesOfPerson roles={roles} cities={cities} hasMoreCities={hasMoreCities} />
      <NameOfPerson
        name={person.name}
        result={answer?.kind === 'misnamed' ? answer.result : undefined}
      />
      <StandingOfPerson person={person} />
    </>
  );
}
