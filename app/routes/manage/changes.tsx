/** Everything that was changed in a round, and the undo of one's own last change. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { readChangesPage } from '#app/server/history/history-page.server.ts';
import { postUndo } from '#app/server/history/post-way-back.server.ts';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import { hasRight, type Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { ChangeFilter } from '#app/ui/history/change-filter.tsx';
import { ChangesTable } from '#app/ui/history/changes-table.tsx';
import { UndoForm } from '#app/ui/history/undo-form.tsx';
import { WayBackProblem } from '#app/ui/history/way-back-problem.tsx';
import { RoundHead } from '#app/ui/layout/round-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { pageOf, Pages } from '#app/ui/search/pages.tsx';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;
export const actionAccess = { kind: 'city', right: 'enter' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const search = new URL(args.request.url).searchParams;
  return {
    ...(await readChangesPage(visit, search, pageOf(search))),
    ...frameOfRound(visit, textFor()('roundChanges.title')),
    undone: search.get('undone'),
    canEnter: hasRight(visit.role, 'enter'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, actionAccess);
  const next = pathTo.changes(visit.city.slug, visit.assessment.reporting_year);
  return postUndo(visit, args.request, next);
}

export default function Changes() {
  const shown = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const t = useText();
  const { city, year, person, segment, work } = shown;
  return (
    <>
      <RoundHead title={shown.title} city={city} year={year} work={work} isForChanges>
        <p className="lede">{t('roundChanges.intro')}</p>
      </RoundHead>
      <div className="stack">
        {problem && <WayBackProblem problem={problem} city={city.slug} year={year} />}
        {shown.undone !== null && !problem && (
          <p className="success" role="status">
            {t('roundChanges.undone', { count: Number(shown.undone) || 0 })}
          </p>
        )}
        {shown.canEnter && !work.closed && (
          <UndoForm city={city.slug} year={year} last={shown.last} />
        )}
        <ChangeFilter {...shown} key={`${person} ${segment}`} />
        <p className="quiet">{t('roundChanges.count', { count: shown.count })}</p>
        <ChangesTable city={city.slug} year={year} changes={shown.changes} />
        <Pages
          page={shown.page}
          perPage={shown.perPage}
          count={shown.count}
          hrefOf={(page) =>
            pathTo.changes(city.slug, year, { person, segment, page: String(page) })
          }
        />
      </div>
    </>
  );
}
