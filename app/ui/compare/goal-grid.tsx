/** The 17 goals of the compared cities, as a grid. */
import type { GroupRow } from '#app/domain/comparison/compare.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';
import { GoalTile } from '../kpis/goal-tile.tsx';
import type { GoalNames } from '../results/goal-scores.tsx';

export function GoalGrid({
  goals,
  goalNames,
  names,
}: {
  goals: readonly GroupRow[];
  goalNames: GoalNames;
  names: readonly string[];
}) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="goals">
      <h2 id="goals">{t('compare.goals')}</h2>
      <p className="quiet small">{t('goals.intro')}</p>
      <table className="cards-on-phone">
        <thead>
          <tr>
            <th scope="col">{t('compare.goal')}</th>
            {names.map((name) => (
              <th scope="col" className="number" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goals.map((goal) => {
            const known = goalNames.find(({ number }) => String(number) === goal.id);
            return (
              <tr key={goal.id}>
                <th scope="row">
                  <a href={pathTo.sdg(goal.id)} className="goal">
                    <GoalTile number={goal.id} colour={known?.colour ?? '#555555'} />
                    <span>{known?.shortName ?? goal.name}</span>
                  </a>
                </th>
                {goal.scores.map((score, index) => (
                  <td key={names[index]} data-label={names[index]} className="number">
                    {score.kind === 'scored' ? (
                      <span className={`band band-${score.band}`}>
                        {formatPercent(score.percent, score.band, t.locale)} %
                      </span>
                    ) : (
                      <span className="quiet small">
                        {t('compare.few', { scored: score.coverage.scored })}
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
