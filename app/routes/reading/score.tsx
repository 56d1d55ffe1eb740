/** A score of a city's year, opened down to the data points that make it. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { readScoreOfYear } from '#app/server/reading/score-page.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { ExplainedScore } from '#app/ui/explanation/explained-score.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ params }: LoaderFunctionArgs) {
  const { readDb, ...newest } = await enterPublic(access);
  const t = textFor();
  const { city: slug = '', year = '', level = '', scope: group = '' } = params;
  const found = await getCityBySlug(readDb, slug);
  if (!found) throw notFound(t('error.noSuchCity'));
  const { city } = found;
  if (!found.isCurrentSlug) throw redirect(pathTo.score(city.slug, year, level, group), 301);
  const page = await readScoreOfYear(readDb, city.city_id, { year, level, group }, newest);
  if (!page) throw notFound(t('why.unknown', { city: city.name, year }));
  const named = { name: page.name, city: city.name, year };
  return {
    title: t('why.pageTitle', named),
    description: t('why.description', named),
    page: unsent(page),
  };
}

export default function Score() {
  const page = useLoaderData<typeof loader>().page.value;
  const { slug } = page.city;
  return (
    <ExplainedScore
      page={page}
      back={pathTo.results(slug, page.year)}
      pathToDataPoint={(id) => pathTo.dataPoint(slug, page.year, id)}
      pathToScore={(level, id) => pathTo.score(slug, page.year, level, id)}
    />
  );
}
