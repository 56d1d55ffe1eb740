/** The first page: what this is, what it looks like, and where to go. */
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { cityToShow, readWheel } from '#app/server/reading/city-wheel.server.ts';
import { readPublishedCities } from '#app/server/reading/published-cities.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { CityTable } from '#app/ui/cities/city-table.tsx';
import { NewestPublications } from '#app/ui/home/newest-publications.tsx';
import { Steps } from '#app/ui/home/steps.tsx';
import { WheelOfCity } from '#app/ui/home/wheel-of-city.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { BandKey } from '#app/ui/scores/band-key.tsx';
import { listNewestPublications } from '#db/queries/across-cities.server.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

const CITIES = 6;
const PUBLICATIONS = 5;

export async function loader() {
  const { readDb, definitions } = await enterPublic(access);
  const t = textFor();
  const [{ cities, count }, newest] = await Promise.all([
    readPublishedCities(readDb, definitions, { page: 1, perPage: CITIES }),
    listNewestPublications(readDb, PUBLICATIONS),
  ]);
  const shown = cityToShow(cities);
  const wheel = shown && (await readWheel(readDb, definitions, shown));
  const { kpis, dataPoints } = definitions;
  return {
    title: t('home.pageTitle'),
    description: t('home.lede', { kpis: kpis.length }),
    counts: { kpis: kpis.length, dataPoints: dataPoints.length },
    wheel: unsent(wheel),
    cities,
    count,
    newest: newest.map((one) => ({
      slug: one.slug,
      name: one.name,
      provenance: one.provenance,
      year: one.reporting_year,
      kind: one.kind,
      sequence: one.sequence,
      publishedAt: one.published_at.toISOString(),
    })),
  };
}

export default function Home() {
  const { counts, wheel, cities, count, newest } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <div className="hero">
        <PageHead title={t('home.title')}>
          <p className="lede">{t('home.lede', { kpis: counts.kpis })}</p>
          <p className="row">
            <a href={pathTo.cities()} className="button">
              {t('home.seeCities')}
            </a>
            <a href={pathTo.method()}>{t('home.seeMethod')}</a>
            <a href={pathTo.kpis()}>{t('home.seeKpis', counts)}</a>
          </p>
        </PageHead>
        {wheel.value && <WheelOfCity {...wheel.value} />}
      </div>
      <Steps />
      <section className="section" aria-labelledby="cities">
        <h2 id="cities">{t('home.cities')}</h2>
        {cities.length === 0 ? (
          <p className="empty">{t('home.noCities')}</p>
        ) : (
          <CityTable cities={cities} />
        )}
        {cities.length > 0 && <BandKey />}
        {count > cities.length && (
          <p>
            <a href={pathTo.cities()}>{t('home.allCities', { count })}</a>
          </p>
        )}
      </section>
      {newest.length > 0 && <NewestPublications publications={newest} />}
    </>
  );
}
