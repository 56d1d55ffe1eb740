/** One KPI: all that its definition says, its targets and where they come from. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { readDistributions } from '#app/server/reading/kpi-distributions.server.ts';
import { readKpiPage } from '#app/server/reading/kpi-page.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { KpiDistributions } from '#app/ui/distribution/kpi-distributions.tsx';
import { KpiBackground } from '#app/ui/kpis/kpi-background.tsx';
import { KpiDataPoint } from '#app/ui/kpis/kpi-data-point.tsx';
import { KpiGoals } from '#app/ui/kpis/kpi-goals.tsx';
import type { PageHandle } from '#app/ui/layout/page-handle.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const handle: PageHandle = { hasIslands: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ params }: LoaderFunctionArgs) {
  const { readDb, definitions, targetSet } = await enterPublic(access);
  const kpi = definitions.kpiById.get(params.kpi ?? '');
  if (!kpi) throw notFound(textFor()('kpi.unknown'));
  return {
    title: `${kpi.name} (${kpi.code})`,
    description: kpi.definition,
    ...readKpiPage(definitions, targetSet, kpi),
    distributions: unsent(await readDistributions(readDb, definitions, targetSet, kpi.dataPoints)),
  };
}

export default function KpiDefinition() {
  const page = useLoaderData<typeof loader>();
  const { kpi, place, previous, next } = page;
  const t = useText();
  return (
    <>
      <PageHead title={kpi.name} crumbs={[{ label: t('frame.kpis'), href: pathTo.kpis() }]}>
        <ul className="tags">
          <li className="tag">{kpi.code}</li>
          <li>{`${place.dimension} / ${place.subDimension} / ${place.category}`}</li>
          <li>{t(`level.${kpi.level}`)}</li>
          <li>
            {t(`kind.${kpi.kind}`)}
            {kpi.kindBasis === 'inferred' && ` (${t('kpi.inferred')})`}
          </li>
        </ul>
        {kpi.nameAliases.length + kpi.codeAliases.length > 0 && (
          <p className="small quiet">
            {t('kpi.alsoKnownAs', { names: [...kpi.nameAliases, ...kpi.codeAliases].join('; ') })}
          </p>
        )}
        <p className="lede">{kpi.definition}</p>
      </PageHead>
      <div className="prose">
        <h2>{t('kpi.rationale')}</h2>
        <p>{kpi.rationale}</p>
        <h2>{t('kpi.howToCollect')}</h2>
        <p>{kpi.howToCollect}</p>
        <h2>{t('kpi.dataSources')}</h2>
        <p>{kpi.dataSources}</p>
      </div>
      <section className="section" aria-labelledby="data-points">
        <h2 id="data-points">{t('kpi.dataPoints', { count: page.dataPoints.length })}</h2>
        {page.dataPoints.map((dataPoint) => (
          <KpiDataPoint key={dataPoint.id} dataPoint={dataPoint} targetSet={page.targetSet} />
        ))}
      </section>
      <KpiDistributions
        kpi={kpi.id}
        dataPoints={page.dataPoints}
        distributions={page.distributions.value}
      />
      <KpiGoals kpi={kpi} goals={page.goals} targets={page.sdgTargets} />
      <KpiBackground kpi={kpi} rules={page.rules} framework={page.framework} />
      <nav className="row section" aria-label={t('kpi.neighbours')}>
        {previous && (
          <a href={pathTo.kpi(previous.id)}>{t('kpi.previous', { name: previous.name })}</a>
        )}
        {next && <a href={pathTo.kpi(next.id)}>{t('kpi.next', { name: next.name })}</a>}
      </nav>
    </>
  );
}
