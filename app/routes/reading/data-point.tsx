/** A published data point, opened down to what was typed. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { readDataPointOfYear } from '#app/server/reading/data-point-page.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { ExplainedDataPoint } from '#app/ui/explanation/explained-data-point.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ params }: LoaderFunctionArgs) {
  const { readDb, ...newest } = await enterPublic(access);
  const t = textFor();
  const { city: slug = '', year = '', dataPoint = '' } = params;
  const found = await getCityBySlug(readDb, slug);
  if (!found) throw notFound(t('error.noSuchCity'));
  const { city } = found;
  if (!found.isCurrentSlug) throw redirect(pathTo.dataPoint(city.slug, year, dataPoint), 301);
  const page = await readDataPointOfYear(readDb, city.city_id, { year, dataPoint }, newest);
  if (!page) throw notFound(t('explain.unknown', { city: city.name, year }));
  const { label } = page.explanation.dataPoint;
  return {
    title: t('explain.pageTitle', { label, city: city.name, year }),
    description: t('explain.description', { label, city: city.name, year }),
    page: unsent(page),
  };
}

export default function DataPoint() {
  const page = useLoaderData<typeof loader>().page.value;
  const { city, year, explanation } = page;
  return (
    <ExplainedDataPoint
      page={page}
      pathToScore={(level, id) => pathTo.score(city.slug, year, level, id)}
      back={pathTo.results(city.slug, year, explanation.dataPoint.id)}
    />
  );
}
