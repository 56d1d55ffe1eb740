/** All people of the installation, and inviting more. */
import { parseWithZod } from '@conform-to/zod/v4';
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { InvitationSchema } from '#app/domain/people/forms.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { passOn } from '#app/server/mail/mail-link.server.ts';
import { readPeople } from '#app/server/people/people-page.server.ts';
import { postInvitation } from '#app/server/people/post-invitation.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { InvitationForm } from '#app/ui/admin/invitation-form.tsx';
import { NewLink } from '#app/ui/admin/new-link.tsx';
import { PeopleTable } from '#app/ui/admin/people-table.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { pageOf, Pages } from '#app/ui/search/pages.tsx';
import { SearchForm } from '#app/ui/search/search-form.tsx';
import { postedForm } from '#app/server/request/posted-form.server.ts';

export const access = { kind: 'administrator' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const { db } = await enter(args, access);
  const search = new URL(args.request.url).searchParams;
  const text = (search.get('q') ?? '').slice(0, 200);
  return {
    title: textFor()('admin.people'),
    text,
    city: search.get('city') ?? '',
    ...(await readPeople(db, text, pageOf(search))),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enter(args, access);
  const submission = parseWithZod(await postedForm(args.request), { schema: InvitationSchema });
  if (submission.status !== 'success')
    return data({ kind: 'refused', result: submission.reply(), known: undefined } as const, {
      status: 400,
    });
  const invited = await postInvitation(visit, submission.value);
  if (invited.kind === 'invited') {
    return data({
      kind: 'invited',
      name: submission.value.name,
      link: await passOn(visit, args.request, {
        ...submission.value,
        kind: 'invitation',
        secret: invited.secret,
      }),
    } as const);
  }
  const isKnown = invited.kind === 'emailKnown';
  const fieldErrors: Record<string, string[]> = isKnown
    ? { email: ['form.emailKnown'] }
    : { city: ['form.choose'] };
  return data(
    {
      kind: 'refused',
      result: submission.reply({ fieldErrors }),
      known: isKnown ? invited.known : undefined,
    } as const,
    { status: 400 },
  );
}

export default function AdminPeople() {
  const { text, page, perPage, count, people, cities, hasMoreCities, city } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <PageHead
        title={t('admin.people')}
        crumbs={[{ label: t('frame.administration'), href: pathTo.admin() }]}
      />
      <div className="stack">
        {answer?.kind === 'invited' && (
          <NewLink name={answer.name} link={answer.link} of="invitation" />
        )}
        <SearchForm label={t('admin.searchPeople')} text={text} />
        <p className="quiet" role="status">
          {t('admin.peopleCount', { count })}
        </p>
        <PeopleTable people={people} />
        <Pages
          page={page}
          perPage={perPage}
          count={count}
          hrefOf={(other) => pathTo.adminPeople({ q: text, page: String(other) })}
        />
      </div>
      <InvitationForm
        key={answer?.kind === 'invited' ? answer.link.url : 'asking'}
        cities={cities}
        hasMoreCities={hasMoreCities}
        city={city}
        known={answer?.kind === 'refused' ? answer.known : undefined}
        result={answer?.kind === 'refused' ? answer.result : undefined}
      />
    </>
  );
}
