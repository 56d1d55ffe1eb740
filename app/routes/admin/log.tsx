/** The installation's log: who changed what about accounts, cities, groups and keys, to be narrowed and taken away. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/log-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { readLogPage } from '#app/server/audit/log-page.server.ts';
import { logOfInstallation } from '#app/server/audit/log-source.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { LogFilter } from '#app/ui/log/log-filter.tsx';
import { LogTable } from '#app/ui/log/log-table.tsx';
import { pageOf, Pages } from '#app/ui/search/pages.tsx';

export const access = { kind: 'administrator' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enter(args, access);
  const search = new URL(args.request.url).searchParams;
  return {
    title: textFor()('log.ofInstallation'),
    area: textFor()('frame.administration'),
    log: await readLogPage(logOfInstallation(visit), search, pageOf(search)),
  };
}

export default function InstallationLog() {
  const { log } = useLoaderData<typeof loader>();
  const { choice, page, perPage, count } = log;
  const t = useText();
  return (
    <>
      <PageHead
        title={t('log.ofInstallation')}
        crumbs={[{ label: t('frame.administration'), href: pathTo.admin() }]}
      >
        <p className="lede">{t('log.installationIntro')}</p>
      </PageHead>
      <div className="stack">
        <LogFilter {...log} key={JSON.stringify(choice)} />
        <p className="row">
          <span className="quiet">{t('log.count', { count })}</span>
          {log.problem === null && (
            <a href={pathTo.adminLogCsv({ ...choice })} download>
              {t('log.csv')}
            </a>
          )}
        </p>
        <LogTable lines={log.lines} />
        <Pages
          page={page}
          perPage={perPage}
          count={count}
          hrefOf={(next) => pathTo.adminLog({ ...choice, page: String(next) })}
        />
      </div>
    </>
  );
}
