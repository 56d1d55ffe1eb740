/** A group of cities for whoever reads it: how each is getting on with a year, and the opening of rounds. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/hub-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { openRounds, readGroupPage } from '#app/server/groups/group-page.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterGroup } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { GroupTable } from '#app/ui/groups/group-table.tsx';
import { OpenRoundsForm } from '#app/ui/groups/open-rounds-form.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { pageOf, Pages } from '#app/ui/search/pages.tsx';

export const access = { kind: 'group' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterGroup(args, access);
  const search = new URL(args.request.url).searchParams;
  return {
    title: visit.group.name,
    area: textFor()('frame.myWork'),
    group: { id: visit.group.group_id, name: visit.group.name },
    overview: await readGroupPage(visit, search, pageOf(search)),
    opened: search.get('opened'),
    kept: search.get('kept'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterGroup(args, access);
  const answer = await openRounds(visit, await postedForm(args.request), new Date());
  if (answer.kind === 'refused') return data(answer, { status: 400 });
  const { year, opened, kept } = answer;
  const said = { year, opened: String(opened), kept: String(kept) };
  return redirect(pathTo.group(visit.group.group_id, said));
}

export default function Group() {
  const { group, overview, opened, kept } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  const { year, years, rows, count, withRound } = overview;
  return (
    <>
      <PageHead title={group.name} crumbs={[{ label: t('frame.myWork'), href: pathTo.manage() }]}>
        <p className="lede">
          {year === null
            ? t('group.noRounds', { count })
            : t('group.lede', { count, withRound, year: String(year) })}
        </p>
        {years.length > 1 && (
          <nav className="row" aria-label={t('group.years')}>
            {years.map((one) => (
              <a
                key={one}
                href={pathTo.group(group.id, { year: String(one) })}
                aria-current={one === year ? 'page' : undefined}
              >
                {String(one)}
              </a>
            ))}
          </nav>
        )}
      </PageHead>
      {opened !== null && !refused && (
        <p className="success" role="status">
          {t('group.opened', { opened: Number(opened) || 0, kept: Number(kept) || 0 })}
        </p>
      )}
      <GroupTable year={year} rows={rows} />
      <Pages
        page={overview.page}
        perPage={overview.perPage}
        count={count}
        hrefOf={(page) => pathTo.group(group.id, { year: String(year ?? ''), page: String(page) })}
      />
      <OpenRoundsForm
        key={`${year} ${overview.page}`}
        cities={rows}
        proposedYear={overview.proposedYear}
        refused={refused}
      />
    </>
  );
}
