/** The city's log: who did what and when, in words, to be narrowed and taken away. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/log-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { readLogPage } from '#app/server/audit/log-page.server.ts';
import { logOfCity } from '#app/server/audit/log-source.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterCity } from '#app/server/permissions/enter.server.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { LogFilter } from '#app/ui/log/log-filter.tsx';
import { LogTable } from '#app/ui/log/log-table.tsx';
import { pageOf, Pages } from '#app/ui/search/pages.tsx';

export const access = { kind: 'city', right: 'coordinate' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterCity(args, access);
  const search = new URL(args.request.url).searchParams;
  return {
    title: textFor()('log.title'),
    area: visit.city.name,
    city: { slug: visit.city.slug, name: visit.city.name },
    log: await readLogPage(logOfCity(visit), search, pageOf(search)),
  };
}

export default function Log() {
  const { city, log } = useLoaderData<typeof loader>();
  const { choice, page, perPage, count } = log;
  const t = useText();
  return (
    <>
      <PageHead
        title={t('log.title')}
        crumbs={[
          { label: t('frame.myWork'), href: pathTo.manage() },
          { label: city.name, href: pathTo.manageCity(city.slug) },
        ]}
      >
        <p className="lede">{t('log.intro')}</p>
      </PageHead>
      <div className="stack">
        <LogFilter {...log} key={JSON.stringify(choice)} />
        <p className="row">
          <span className="quiet">{t('log.count', { count })}</span>
          {log.problem === null && (
            <a href={pathTo.cityLogCsv(city.slug, { ...choice })} download>
              {t('log.csv')}
            </a>
          )}
        </p>
        <LogTable lines={log.lines} />
        <Pages
          page={page}
          perPage={perPage}
          count={count}
          hrefOf={(next) => pathTo.cityLog(city.slug, { ...choice, page: String(next) })}
        />
      </div>
    </>
  );
}
