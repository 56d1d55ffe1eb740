/** What a round still lacks, as a plan: whose it is, when it is due, and what it would do to the score. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/missing-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { readMissingPage } from '#app/server/assessments/missing-page.server.ts';
import { hasRight, type Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { dayOf } from '#app/server/tasks/read-tasks.server.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { MissingByDimension } from '#app/ui/missing/missing-by-dimension.tsx';
import { MissingFilters } from '#app/ui/missing/missing-filters.tsx';
import { MissingTable } from '#app/ui/missing/missing-table.tsx';

export const access = { kind: 'city', right: 'see' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const { city, assessment } = visit;
  const year = assessment.reporting_year;
  const asked = new URL(args.request.url).searchParams;
  return {
    title: `${textFor()('missingData.title')}, ${city.name} ${year} · CityGauge`,
    city: { slug: city.slug, name: city.name },
    year,
    canEnter: hasRight(visit.role, 'enter'),
    page: await readMissingPage(visit, asked, dayOf(new Date())),
  };
}

export default function MissingData() {
  const { city, year, canEnter, page } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead
        title={t('missingData.title')}
        crumbs={[
          { label: city.name, href: pathTo.manageCity(city.slug) },
          { label: String(year), href: pathTo.round(city.slug, year) },
        ]}
      >
        <p className="lede">{t('missingData.intro', { count: page.count })}</p>
        <p className="quiet">{t('missingData.howRead')}</p>
      </PageHead>
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
