/** Administration: what is here, and where to go. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import '#app/messages/hub-words.client.ts';
import '#app/messages/log-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { countAccounts } from '#db/queries/accounts.server.ts';
import { countCities } from '#db/queries/across-cities.server.ts';

export const access = { kind: 'administrator' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader(args: LoaderFunctionArgs) {
  const { db, definitions, targetSet } = await enter(args, access);
  const [cities, people] = await Promise.all([countCities(db), countAccounts(db)]);
  return {
    title: textFor()('frame.administration'),
    cities,
    people,
    definitions: {
      name: definitions.framework.name,
      version: definitions.framework.version,
      hash: definitions.hash,
      kpis: definitions.kpis.length,
      dataPoints: definitions.dataPoints.length,
    },
    targetSet: { name: targetSet.name, version: targetSet.version, hash: targetSet.hash },
  };
}

export default function Administration() {
  const { cities, people, definitions, targetSet } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead title={t('frame.administration')} />
      <ul className="cards">
        <li className="card">
          <h2>
            <a href={pathTo.adminCities()}>{t('admin.cities')}</a>
          </h2>
          <p className="quiet">{t('admin.citiesCount', { count: cities })}</p>
        </li>
        <li className="card">
          <h2>
            <a href={pathTo.adminPeople()}>{t('admin.people')}</a>
          </h2>
          <p className="quiet">{t('admin.peopleCount', { count: people })}</p>
        </li>
        <li className="card">
          <h2>
            <a href={pathTo.adminGroups()}>{t('group.groups')}</a>
          </h2>
          <p className="quiet">{t('group.groupsShort')}</p>
        </li>
        <li className="card">
          <h2>
            <a href={pathTo.adminLog()}>{t('log.ofInstallation')}</a>
          </h2>
          <p className="quiet">{t('log.installationShort')}</p>
        </li>
      </ul>
      <section className="section" aria-labelledby="installation">
        <h2 id="installation">{t('admin.installation')}</h2>
        <dl className="facts">
          <dt>{t('admin.definitions')}</dt>
          <dd>
            {t('admin.definitionsText', {
              name: definitions.name,
              version: definitions.version,
              kpis: definitions.kpis,
              dataPoints: definitions.dataPoints,
            })}{' '}
            <code className="quiet">{definitions.hash.slice(0, 12)}</code>
          </dd>
          <dt>{t('admin.targetSet')}</dt>
          <dd>
            {t('admin.targetSetText', { name: targetSet.name, version: targetSet.version })}{' '}
            <code className="quiet">{targetSet.hash.slice(0, 12)}</code>
          </dd>
        </dl>
      </section>
    </>
  );
}
