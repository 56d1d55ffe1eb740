/** All cities of the installation. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { CityList } from '#app/ui/admin/city-list.tsx';
import { countryName } from '#app/messages/country-name.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { pageOf, Pages } from '#app/ui/search/pages.tsx';
import { SearchForm } from '#app/ui/search/search-form.tsx';
import { countCities, listCities } from '#db/queries/across-cities.server.ts';

export const access = { kind: 'administrator' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

const PER_PAGE = 50;

export async function loader(args: LoaderFunctionArgs) {
  const { db } = await enter(args, access);
  const search = new URL(args.request.url).searchParams;
  const text = (search.get('q') ?? '').slice(0, 200);
  const page = pageOf(search);
  const [cities, count] = await Promise.all([
    listCities(db, { search: text, limit: PER_PAGE, offset: (page - 1) * PER_PAGE }),
    countCities(db, text),
  ]);
  const t = textFor();
  return {
    title: t('admin.cities'),
    area: t('frame.administration'),
    text,
    page,
    count,
    cities: cities.map((city) => ({
      slug: city.slug,
      name: city.name,
      country: countryName(city.country_code, t.locale),
      kind: city.kind,
      provenance: city.provenance,
    })),
  };
}

export default function AdminCities() {
  const { text, page, count, cities } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead
        title={t('admin.cities')}
        crumbs={[{ label: t('frame.administration'), href: pathTo.admin() }]}
      >
        <p>
          <a href={pathTo.adminNewCity()} className="button">
            {t('admin.newCity')}
          </a>
        </p>
      </PageHead>
      <div className="stack">
        <SearchForm label={t('admin.searchCities')} text={text} />
        <p className="quiet" role="status">
          {t('admin.citiesCount', { count })}
        </p>
        <CityList cities={cities} />
        <Pages
          page={page}
          perPage={PER_PAGE}
          count={count}
          hrefOf={(other) =>
            `${pathTo.adminCities()}?${new URLSearchParams({ q: text, page: String(other) })}`
          }
        />
      </div>
    </>
  );
}
