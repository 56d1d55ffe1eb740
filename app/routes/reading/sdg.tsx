/** One goal: what measures it, how strongly, and where the cities stand. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { goalMeasures } from '#app/domain/sdgs/goal-measure.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { readCitiesOfGoal } from '#app/server/reading/goal-page.server.ts';
import { CITIES_PER_PAGE } from '#app/server/reading/published-cities.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { GoalTile } from '#app/ui/kpis/goal-tile.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { GoalCities } from '#app/ui/sdgs/goal-cities.tsx';
import { StrengthText } from '#app/ui/sdgs/strength.tsx';
import { pageOf, Pages } from '#app/ui/search/pages.tsx';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { readDb, definitions, targetSet } = await enterPublic(access);
  const t = textFor();
  const goal = definitions.goals.find(({ number }) => String(number) === params.goal);
  const measure = goalMeasures(definitions, targetSet).find(
    ({ number }) => number === goal?.number,
  );
  if (!goal || !measure) throw notFound(t('sdg.unknown'));
  const page = pageOf(new URL(request.url).searchParams);
  const { kpis, sdgTargets, ...figures } = measure;
  return {
    title: t('sdg.pageTitle', { number: goal.number, name: goal.shortName }),
    description: t('sdg.measuredBy', { ...figures, kpis: kpis.length }),
    goal,
    measure: { ...figures, kpis: kpis.length },
    sdgTargets,
    kpis: kpis.map((kpi) => ({
      id: kpi.id,
      name: kpi.name,
      code: kpi.code,
      level: kpi.level,
      segment: definitions.segmentById.get(kpi.segment)?.name ?? '',
      targets: kpi.sdg.targets.filter((id) => id.startsWith(`${goal.number}.`)),
      indicators: kpi.sdg.indicators.filter((id) => id.startsWith(`${goal.number}.`)),
    })),
    page,
    perPage: CITIES_PER_PAGE,
    ...(await readCitiesOfGoal(readDb, definitions, measure, page)),
  };
}

export default function Sdg() {
  const { goal, measure, sdgTargets, kpis, cities, count, page, perPage } =
    useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead
        title={t('sdg.pageTitle', { number: goal.number, name: goal.shortName })}
        crumbs={[{ label: t('sdg.title'), href: pathTo.sdgs() }]}
      >
        <p className="lede goal">
          <GoalTile number={goal.number} colour={goal.colour} />
          <span>{goal.name}</span>
        </p>
        <p>
          <StrengthText measure={measure} />
        </p>
      </PageHead>
      <section className="section" aria-labelledby="cities">
        <h2 id="cities">{t('sdg.whereCities')}</h2>
        <p className="quiet small">{t('sdg.ours')}</p>
        {cities.length === 0 ? (
          <p className="empty">{t('sdg.noCities')}</p>
        ) : (
          <GoalCities cities={cities} />
        )}
        <Pages
          page={page}
          perPage={perPage}
          count={count}
          hrefOf={(other) => `${pathTo.sdg(goal.number)}?page=${other}`}
        />
      </section>
      <section className="section" aria-labelledby="kpis">
        <h2 id="kpis">{t('sdg.kpis', { count: kpis.length })}</h2>
        <table className="cards-on-phone">
          <thead>
            <tr>
              <th scope="col">{t('sdg.kpi')}</th>
              <th scope="col">{t('sdg.segment')}</th>
              <th scope="col">{t('sdg.level')}</th>
              <th scope="col">{t('sdg.refersTo')}</th>
            </tr>
          </thead>
          <tbody>
            {kpis.map((kpi) => (
              <tr key={kpi.id}>
                <th scope="row">
                  <a href={pathTo.kpi(kpi.id)}>{kpi.name}</a>
                  <span className="small quiet data-point-kpi">{kpi.code}</span>
                </th>
                <td data-label={t('sdg.segment')}>{kpi.segment}</td>
                <td data-label={t('sdg.level')}>{t(`level.${kpi.level}`)}</td>
                <td data-label={t('sdg.refersTo')} className="small">
                  {[...kpi.targets, ...kpi.indicators].join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {sdgTargets.length > 0 && (
          <details>
            <summary>{t('sdg.targets')}</summary>
            <dl className="facts">
              {sdgTargets.map((target) => (
                <div key={target.id} className="fact">
                  <dt>{target.id}</dt>
                  <dd>{target.text}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </section>
    </>
  );
}
