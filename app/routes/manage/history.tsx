/** The history of one figure: who changed what, when and why, and the way back to any version. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { rowKey } from '#app/domain/entry/fields.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/evidence-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { readHistoryPage, rowOfAddress } from '#app/server/history/history-page.server.ts';
import { postRestore } from '#app/server/history/post-way-back.server.ts';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import { hasRight, type Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { EvidenceEvents } from '#app/ui/evidence/evidence-events.tsx';
import { HistoryTable } from '#app/ui/history/history-table.tsx';
import { WayBackProblem } from '#app/ui/history/way-back-problem.tsx';
import { RoundHead } from '#app/ui/layout/round-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;
export const actionAccess = { kind: 'city', right: 'enter' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const row = rowOfAddress(visit, args.request);
  if (!row) throw notFound(textFor()('history.noSuchRow'));
  const page = await readHistoryPage(visit, row);
  return {
    ...page,
    ...frameOfRound(visit, textFor()('history.title', { code: page.row.code })),
    restored: new URL(args.request.url).searchParams.get('restored'),
    canEnter: hasRight(visit.role, 'enter'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, actionAccess);
  const row = rowOfAddress(visit, args.request);
  if (!row) throw notFound(textFor()('history.noSuchRow'));
  const { slug } = visit.city;
  const next = pathTo.history(slug, visit.assessment.reporting_year, rowKey(row));
  return postRestore(visit, args.request, row, next);
}

export default function History() {
  const { title, city, year, row, form, changes, newest, evidence, restored, canEnter, work } =
    useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <RoundHead
        title={title}
        city={city}
        year={year}
        work={work}
        isForChanges
        within={[{ label: t('roundChanges.title'), href: pathTo.changes(city.slug, year) }]}
      >
        <p className="lede">{t('history.intro', { label: row.label })}</p>
      </RoundHead>
      {problem && <WayBackProblem problem={problem} city={city.slug} year={year} />}
      {restored !== null && !problem && (
        <p className="success" role="status">
          {t('history.restored', { count: Number(restored) || 0 })}
        </p>
      )}
      <HistoryTable
        key={newest}
        changes={changes}
        newest={newest}
        canRestore={canEnter && !work.closed}
      />
      {canEnter && (
        <p>
          <a href={form}>{t('history.toForm')}</a>
        </p>
      )}
      <EvidenceEvents events={evidence} />
    </>
  );
}
