/** The KPIs: search and filters, with an address for every choice. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findKpis } from '#app/domain/definitions/find-kpis.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { KpiFilters } from '#app/ui/kpis/kpi-filters.tsx';
import { KpiTable } from '#app/ui/kpis/kpi-table.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ request }: LoaderFunctionArgs) {
  const { definitions } = await enterPublic(access);
  const t = textFor();
  const search = new URL(request.url).searchParams;
  const asked = (name: string) => (search.get(name) ?? '').slice(0, 200);
  const filter = {
    text: asked('q'),
    dimension: asked('dimension'),
    level: asked('level'),
    kind: asked('kind'),
    goal: asked('goal'),
  };
  const { framework, goals, kpis, dataPoints } = definitions;
  const found = findKpis(definitions, filter);
  return {
    title: t('kpis.title'),
    description: t('kpis.intro', { kpis: kpis.length, dataPoints: dataPoints.length }),
    filter,
    isFiltered: Object.values(filter).some(Boolean),
    dimensions: framework.dimensions.map(({ id, name }) => ({ id, name })),
    goals: goals.map(({ number, name, colour }) => ({ number, name, colour })),
    segments: framework.segments
      .map((segment) => ({
        id: segment.id,
        name: segment.name,
        dimension: framework.dimensions.find((one) => one.id === segment.dimension)?.name ?? '',
        kpis: found
          .filter((kpi) => kpi.segment === segment.id)
          .map(({ id, code, name, level, kind, sdg, dataPoints: own }) => ({
            id,
            code,
            name,
            level,
            kind,
            goals: sdg.goals,
            dataPoints: own.length,
          })),
      }))
      .filter((segment) => segment.kpis.length > 0),
    count: found.length,
  };
}

export default function Kpis() {
  const page = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead title={t('kpis.title')}>
        <p className="lede">{page.description}</p>
      </PageHead>
      <div className="stack">
        <KpiFilters filter={page.filter} dimensions={page.dimensions} goals={page.goals} />
        <p className="quiet" role="status">
          {t('kpis.found', { count: page.count })}
        </p>
        <KpiTable segments={page.segments} goals={page.goals} />
      </div>
    </>
  );
}
