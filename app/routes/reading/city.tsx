/** A city: what it has published, year by year, with every correction. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { readCityPage } from '#app/server/reading/city-page.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { CityProfile } from '#app/ui/cities/city-profile.tsx';
import { CityTrend } from '#app/ui/cities/city-trend.tsx';
import { LatestResults } from '#app/ui/cities/latest-results.tsx';
import { PublicationList } from '#app/ui/cities/publication-list.tsx';
import type { PageHandle } from '#app/ui/layout/page-handle.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { GoalsOfCity } from '#app/ui/progress/goals-of-city.tsx';
import { headlineOf } from '#app/ui/results/headline.ts';
import { ProvenanceNote } from '#app/ui/results/provenance-note.tsx';
import { getCityBySlug } from '#db/queries/cities.server.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const handle: PageHandle = { hasIslands: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ params }: LoaderFunctionArgs) {
  const { readDb, ...newest } = await enterPublic(access);
  const t = textFor();
  const found = await getCityBySlug(readDb, params.city ?? '');
  if (!found) throw notFound(t('error.noSuchCity'));
  if (!found.isCurrentSlug) throw redirect(pathTo.city(found.city.slug), 301);
  return {
    title: found.city.name,
    description: t('city.description', { city: found.city.name }),
    page: unsent(await readCityPage(readDb, found.city, newest)),
  };
}

export default function City() {
  const {
    city,
    trend,
    latest,
    progress,
    goals,
    hardly,
    dataPointsFrom,
    publications,
    sourceDocument,
  } = useLoaderData<typeof loader>().page.value;
  const t = useText();
  return (
    <>
      <PageHead title={city.name} crumbs={[{ label: t('frame.cities'), href: pathTo.cities() }]}>
        <ProvenanceNote provenance={city.provenance} sourceDocument={sourceDocument} />
        {latest && <p className="lede">{headlineOf(latest, t).join(' ')}</p>}
      </PageHead>
      {latest ? (
        <>
          <LatestResults document={latest} years={trend.years} />
          <div className="section">
            <CityTrend city={city} trend={trend} />
            <p className="small">
              <a href={pathTo.cityRounds(city.slug)}>{t('rounds.link')}</a>
            </p>
          </div>
          {progress && (
            <GoalsOfCity
              city={city.slug}
              year={latest.reportingYear}
              progress={progress}
              names={goals}
              hardly={hardly}
              dataPointsFrom={dataPointsFrom}
            />
          )}
        </>
      ) : (
        <p className="empty">{t('city.nothingPublished')}</p>
      )}
      <CityProfile city={city} />
      {publications.length > 0 && <PublicationList publications={publications} />}
    </>
  );
}
