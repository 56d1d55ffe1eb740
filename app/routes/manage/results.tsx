/** The score of a round as it stands, for those who work on it. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { readRoundResults } from '#app/server/assessments/round-results.server.ts';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { RoundResults } from '#app/ui/entry/round-results.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';

export const access = { kind: 'city', right: 'see' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  return {
    ...frameOfRound(visit, textFor()('results.title')),
    results: await readRoundResults(visit),
  };
}

export default function Results() {
  const { city, year, results } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <RoundHead title={t('results.title')} city={city} year={year}>
        <p className="lede">{t('results.intro')}</p>
      </RoundHead>
      <RoundResults city={city.slug} year={year} results={results} />
    </>
  );
}
