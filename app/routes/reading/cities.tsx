/** The cities that have published results. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import {
  CITIES_PER_PAGE,
  readPublishedCities,
} from '#app/server/reading/published-cities.server.ts';
import { CityTable } from '#app/ui/cities/city-table.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { pageOf, Pages } from '#app/ui/search/pages.tsx';
import { SearchForm } from '#app/ui/search/search-form.tsx';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ request }: LoaderFunctionArgs) {
  const { readDb, definitions } = await enterPublic(access);
  const t = textFor();
  const search = new URL(request.url).searchParams;
  const text = (search.get('q') ?? '').slice(0, 200);
  const page = pageOf(search);
  return {
    title: t('cities.title'),
    description: t('cities.intro'),
    text,
    page,
    perPage: CITIES_PER_PAGE,
    ...(await readPublishedCities(readDb, definitions, { search: text, page })),
  };
}

export default function Cities() {
  const { text, page, perPage, cities, count } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead title={t('cities.title')}>
        <p className="lede">{t('cities.intro')}</p>
      </PageHead>
      <div className="stack">
        <SearchForm label={t('cities.search')} text={text} />
        <p className="quiet" role="status">
          {text ? t('cities.found', { count, text }) : t('cities.count', { count })}
        </p>
        <CityTable cities={cities} />
        <Pages
          page={page}
          perPage={perPage}
          count={count}
          hrefOf={(other) => pathTo.cities({ q: text, page: String(other) })}
        />
        <p className="small quiet">{t('cities.notRanked')}</p>
      </div>
    </>
  );
}
