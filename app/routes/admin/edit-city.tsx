/** Changing a city, and who has which role in it. */
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
import { useText } from '#app/messages/text.tsx';
import { cityTexts, countryChoices, postCity } from '#app/server/cities/edit-city-page.server.ts';
import { postPeopleOfCity } from '#app/server/people/post-people-of-city.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterCityOfAdministration } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { CityForm } from '#app/ui/admin/city-form.tsx';
import { NewLink } from '#app/ui/admin/new-link.tsx';
import { PeopleOfCity } from '#app/ui/admin/people-of-city.tsx';
import { TheirCity } from '#app/ui/admin/their-city.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { listMembersOfCity } from '#db/queries/accounts.server.ts';

export const access = { kind: 'administrator' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const { visit, city } = await enterCityOfAdministration(args, access);
  const members = await listMembersOfCity(visit.db, city.city_id);
  return {
    title: city.name,
    area: textFor()('frame.administration'),
    city: cityTexts(city),
    revision: city.revision,
    countries: countryChoices(textFor().locale, city.country_code),
    members: members.map((one) => ({
      id: one.account_id,
      name: one.name,
      email: one.email,
      role: one.role,
    })),
    isSaved: new URL(args.request.url).searchParams.has('saved'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, city } = await enterCityOfAdministration(args, access);
  const form = await postedForm(args.request);
  if (form.get('intent') === 'city') {
    const posted = await postCity(visit, city, form);
    if (posted.kind === 'saved') return redirect(`${pathTo.adminCity(posted.slug)}?saved`);
    return data(posted, { status: posted.theirs ? 409 : 400 });
  }
  const answer = await postPeopleOfCity(visit, city, form, args.request);
  if (answer.kind === 'done') return redirect(`${pathTo.adminCity(city.slug)}?saved`);
  return data(answer, { status: answer.kind === 'uninvited' ? 400 : 200 });
}

export default function EditCity() {
  const { city, revision, countries, members, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.kind === 'refused' ? answer : undefined;
  const t = useText();
  return (
    <>
      <PageHead
        title={city.name}
        crumbs={[
          { label: t('frame.administration'), href: pathTo.admin() },
          { label: t('admin.cities'), href: pathTo.adminCities() },
        ]}
      >
        <p>
          <a href={pathTo.city(city.slug)}>{t('admin.publicPage')}</a>
        </p>
        <p>
          <a href={pathTo.adminVerifiers(city.slug)}>{t('work.verifiersOfCity')}</a>
        </p>
      </PageHead>
      {answer?.kind === 'invited' && (
        <NewLink name={answer.name} link={answer.link} of="invitation" />
      )}
      {answer?.kind === 'given' && (
        <p className="success" role="status">
          <a href={pathTo.adminPerson(answer.id)}>{answer.name}</a>{' '}
          {t('admin.roleGiven', { role: t(`role.${answer.role}`) })}
        </p>
      )}
      {isSaved && !answer && (
        <p className="success" role="status">
          {t('admin.saved')}
        </p>
      )}
      <div className="columns">
        <div className="stack">
          {refused?.theirs && (
            <TheirCity
              texts={refused.theirs.texts}
              typed={refused.result.initialValue ?? {}}
              countries={countries}
            />
          )}
          <CityForm
            city={city}
            countries={countries}
            revision={refused?.theirs?.revision ?? revision}
            result={refused?.result}
            submit={t('admin.saveCity')}
          />
        </div>
        <PeopleOfCity
          key={answer?.kind === 'invited' ? answer.link.url : 'people'}
          members={members}
          result={answer?.kind === 'uninvited' ? answer.result : undefined}
        />
      </div>
    </>
  );
}
