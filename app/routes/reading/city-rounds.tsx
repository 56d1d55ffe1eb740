/** Every data point of a city over its rounds. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { readCityRounds } from '#app/server/reading/city-rounds.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { HistoryTable } from '#app/ui/cities/history-table.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { dataPointsFinding } from '#app/ui/progress/progress-words.ts';
import { ProvenanceNote } from '#app/ui/results/provenance-note.tsx';
import { getCityBySlug } from '#db/queries/cities.server.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ params }: LoaderFunctionArgs) {
  const { readDb, ...newest } = await enterPublic(access);
  const t = textFor();
  const found = await getCityBySlug(readDb, params.city ?? '');
  if (!found) throw notFound(t('error.noSuchCity'));
  const { city } = found;
  if (!found.isCurrentSlug) throw redirect(pathTo.cityRounds(city.slug), 301);
  return {
    title: t('rounds.pageTitle', { city: city.name }),
    description: t('rounds.description', { city: city.name }),
    page: unsent(await readCityRounds(readDb, city, newest)),
  };
}

export default function CityRounds() {
  const { city, year, sourceDocument, histories, segments, progress } =
    useLoaderData<typeof loader>().page.value;
  const t = useText();
  return (
    <>
      <PageHead
        title={t('rounds.title', { city: city.name })}
        crumbs={[
          { label: t('frame.cities'), href: pathTo.cities() },
          { label: city.name, href: pathTo.city(city.slug) },
        ]}
      >
        <ProvenanceNote provenance={city.provenance} sourceDocument={sourceDocument} />
        <p className="lede">{t('rounds.lede')}</p>
        {year !== null && <p>{dataPointsFinding(progress, year, t)}</p>}
        {histories.years.length === 1 && <p>{t('rounds.one', { city: city.name })}</p>}
        <p className="small">
          <a href={pathTo.method('progress')}>{t('progress.how')}</a>
        </p>
      </PageHead>
      {year === null ? (
        <p className="empty">{t('rounds.none', { city: city.name })}</p>
      ) : (
        <div className="table-scroll" tabIndex={0} role="group" aria-label={t('rounds.link')}>
          <HistoryTable
            histories={histories}
            segments={segments}
            city={city.slug}
            progress={progress}
          />
        </div>
      )}
    </>
  );
}
