/** The 17 goals: which KPIs measure them, and how strongly that is at all. */
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { goalMeasures } from '#app/domain/sdgs/goal-measure.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { GoalTile } from '#app/ui/kpis/goal-tile.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { StrengthBar, StrengthText } from '#app/ui/sdgs/strength.tsx';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader() {
  const { definitions, targetSet } = await enterPublic(access);
  const t = textFor();
  const measures = goalMeasures(definitions, targetSet);
  return {
    title: t('sdg.title'),
    description: t('sdg.intro', { kpis: definitions.kpis.length }),
    kpis: definitions.kpis.length,
    most: Math.max(...measures.map(({ dataPoints }) => dataPoints)),
    goals: definitions.goals.map((goal, index) => {
      const measure = measures[index];
      return {
        ...goal,
        sdgTargets: measure?.sdgTargets.map(({ id }) => id) ?? [],
        measure: {
          kpis: measure?.kpis.length ?? 0,
          dataPoints: measure?.dataPoints ?? 0,
          withTarget: measure?.withTarget ?? 0,
          strength: measure?.strength ?? ('hardly' as const),
        },
      };
    }),
  };
}

export default function Sdgs() {
  const { goals, kpis, most } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead title={t('sdg.title')}>
        <p className="lede">{t('sdg.intro', { kpis })}</p>
        <p className="quiet small">{t('sdg.ours')}</p>
      </PageHead>
      <ul className="goal-cards">
        {goals.map((goal) => (
          <li key={goal.number} style={{ borderInlineStartColor: goal.colour }}>
            <h2>
              <a href={pathTo.sdg(goal.number)} className="goal">
                <GoalTile number={goal.number} colour={goal.colour} />
                <span>{goal.shortName}</span>
              </a>
            </h2>
            <StrengthBar measure={goal.measure} most={most} />
            <p className="small">
              <StrengthText measure={goal.measure} />
            </p>
            {goal.sdgTargets.length > 0 && (
              <p className="small quiet">
                {t('sdg.touches', { targets: goal.sdgTargets.join(', ') })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
