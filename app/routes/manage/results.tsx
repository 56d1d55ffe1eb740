/** The score of a round as it stands, for those who work on it. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { readRoundResults } from '#app/server/assessments/round-results.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { RoundResults } from '#app/ui/entry/round-results.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';

export const access = { kind: 'city', right: 'see' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const { city, assessment } = visit;
  const year = assessment.reporting_year;
  return {
    title: `${textFor()('results.title')}, ${city.name} ${year} · CityGauge`,
    city: { slug: city.slug, name: city.name },
    year,
    results: await readRoundResults(visit),
  };
}

export default function Results() {
  const { city, year, results } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead
        title={t('results.title')}
        crumbs={[
          { label: city.name, href: pathTo.manageCity(city.slug) },
          { label: String(year), href: pathTo.round(city.slug, year) },
        ]}
      >
        <p className="lede">{t('results.intro')}</p>
      </PageHead>
      <RoundResults city={city.slug} year={year} results={results} />
    </>
  );
}
