/** The SDGs that a KPI measures, with their targets and indicators. */
import type { Kpi, SdgGoal, SdgTarget } from '#app/domain/definitions/schema.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { GoalTile } from './goal-tile.tsx';

export function KpiGoals({
  kpi,
  goals,
  targets,
}: {
  kpi: Kpi;
  goals: readonly SdgGoal[];
  targets: readonly SdgTarget[];
}) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="sdgs">
      <h2 id="sdgs">{t('kpi.goals')}</h2>
      <ul className="bare-list stack-small">
        {goals.map((goal) => (
          <li key={goal.number} className="row">
            <a href={pathTo.sdg(goal.number)} className="goal">
              <GoalTile number={goal.number} colour={goal.colour} />
              <span>{goal.name}</span>
            </a>
          </li>
        ))}
      </ul>
      {targets.length > 0 && (
        <dl className="facts">
          {targets.map((target) => (
            <div key={target.id} className="fact">
              <dt>{t('kpi.sdgTarget', { id: target.id })}</dt>
              <dd>{target.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {kpi.sdg.indicators.length > 0 && (
        <p className="small">
          {t('kpi.indicators', { indicators: kpi.sdg.indicators.join(', ') })}
        </p>
      )}
      <p className="small quiet">
        {t('kpi.goalsBasis', { basis: kpi.sdg.basis })} {kpi.sdg.note}
      </p>
    </section>
  );
}
