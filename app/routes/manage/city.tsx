/** A city from the inside: its rounds, its people, its profile; coordinators open rounds here. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/contest-words.client.ts';
import '#app/messages/hub-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { readRounds } from '#app/server/assessments/my-cities.server.ts';
import { openRound } from '#app/server/assessments/open-round.server.ts';
import { readOffer } from '#app/server/carry-over/offer.server.ts';
import { hasRight, type Access } from '#app/server/permissions/access.ts';
import { enterCity } from '#app/server/permissions/enter.server.ts';
import { OpenContests } from '#app/ui/contests/open-contests.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { OpenRoundForm } from '#app/ui/manage/open-round-form.tsx';
import { PeopleOfCity } from '#app/ui/manage/people-of-city.tsx';
import { RoundList } from '#app/ui/manage/round-list.tsx';
import { ProvenanceTag } from '#app/ui/results/provenance-note.tsx';
import { listMembersOfCity } from '#db/queries/accounts.server.ts';
import { countOpenContests } from '#db/queries/contests.server.ts';
import { listGroupsOfCity } from '#db/queries/groups.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';

export const access = { kind: 'city', right: 'see' } as const satisfies Access;
export const actionAccess = { kind: 'city', right: 'openRound' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterCity(args, access);
  const { db, city, role, account } = visit;
  const [rounds, members, groups, contests] = await Promise.all([
    readRounds(db, city.city_id),
    listMembersOfCity(db, city.city_id),
    listGroupsOfCity(db, city.city_id),
    countOpenContests(db, city.city_id),
  ]);
  const thisYear = new Date().getUTCFullYear();
  const years = new Set(rounds.map((round) => round.year));
  const canOpen = hasRight(role, 'openRound');
  const proposedYear =
    [thisYear - 1, thisYear, thisYear + 1].find((year) => !years.has(year)) ?? null;
  return {
    title: city.name,
    area: textFor()('frame.myWork'),
    city: { slug: city.slug, name: city.name, provenance: city.provenance },
    rounds,
    people: members.map((one) => ({ id: one.account_id, name: one.name, role: one.role })),
    canOpen,
    canReadLog: hasRight(role, 'coordinate'),
    groups,
    contests,
    isAdministrator: account.isAdministrator,
    proposedYear,
    offer: canOpen && proposedYear !== null ? await readOffer(visit, proposedYear) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterCity(args, actionAccess);
  const text = String((await postedForm(args.request)).get('year') ?? '');
  const opened = await openRound(visit, text, new Date());
  if ('problem' in opened) return data({ problem: opened.problem, text }, { status: 400 });
  return redirect(pathTo.round(visit.city.slug, opened.year));
}

export default function ManageCity() {
  const {
    city,
    rounds,
    people,
    groups,
    contests,
    canReadLog,
    canOpen,
    isAdministrator,
    proposedYear,
    offer,
  } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <PageHead title={city.name} crumbs={[{ label: t('frame.myWork'), href: pathTo.manage() }]}>
        <p className="row">
          <ProvenanceTag provenance={city.provenance} />
          <a href={pathTo.city(city.slug)}>{t('manage.publicPage')}</a>
          {canReadLog && <a href={pathTo.cityLog(city.slug)}>{t('manage.log')}</a>}
        </p>
      </PageHead>
      <div className="columns">
        <section className="stack" aria-labelledby="rounds">
          <h2 id="rounds">{t('manage.rounds')}</h2>
          <OpenContests city={city.slug} contests={contests} />
          <RoundList city={city.slug} rounds={rounds} />
          {canOpen && (
            <OpenRoundForm
              city={city.slug}
              proposedYear={proposedYear}
              offer={offer}
              refused={refused}
            />
          )}
        </section>
        <PeopleOfCity
          people={people}
          groups={groups}
          city={city.slug}
          isAdministrator={isAdministrator}
        />
      </div>
    </>
  );
}
