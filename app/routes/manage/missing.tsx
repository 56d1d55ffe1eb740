/** What a round still lacks, as a plan: whose it is, when it is due, and what it would do to the score. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dayOf } from '#app/domain/tasks/due-date.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/missing-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { readMissingPage } from '#app/server/assessments/missing-page.server.ts';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import { hasRight, type Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';
import { MissingByDimension } from '#app/ui/missing/missing-by-dimension.tsx';
import { MissingFilters } from '#app/ui/missing/missing-filters.tsx';
import { MissingTable } from '#app/ui/missing/missing-table.tsx';

export const access = { kind: 'city', right: 'see' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const asked = new URL(args.request.url).searchParams;
  return {
    ...frameOfRound(visit, textFor()('missingData.title')),
    canEnter: hasRight(visit.role, 'enter'),
    page: await readMissingPage(visit, asked, dayOf(new Date())),
  };
}

export default function MissingData() {
  const { city, year, canEnter, page } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <RoundHead title={t('missingData.title')} city={city} year={year}>
        <p className="lede">{t('missingData.intro', { count: page.count })}</p>
        <p className="quiet">{t('missingData.howRead')}</p>
      </RoundHead>
      <MissingByDimension dimensions={page.dimensions} />
      <MissingFilters
        action={pathTo.missing(city.slug, year)}
        selection={page.selection}
        owners={page.owners}
        dimensions={page.dimensions}
      />
      <MissingTable
        city={city.slug}
        year={year}
        rows={page.rows}
        count={page.count}
        canEnter={canEnter}
      />
    </>
  );
}
