/** KPIs by segment. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { GoalTiles } from './goal-tiles.tsx';

interface Segment {
  id: string;
  name: string;
  dimension: string;
  kpis: Array<{
    id: string;
    code: string;
    name: string;
    level: 'core' | 'advanced';
    kind: 'smart' | 'structural' | 'sustainable';
    goals: number[];
    dataPoints: number;
  }>;
}

export function KpiTable({
  segments,
  goals,
}: {
  segments: readonly Segment[];
  goals: ReadonlyArray<{ number: number; name: string; colour: string }>;
}) {
  const t = useText();
  if (segments.length === 0) return <p className="empty">{t('kpis.none')}</p>;
  return (
    <table className="cards-on-phone">
      <thead>
        <tr>
          <th scope="col">{t('kpis.kpi')}</th>
          <th scope="col">{t('kpis.code')}</th>
          <th scope="col">{t('kpis.level')}</th>
          <th scope="col">{t('kpis.kind')}</th>
          <th scope="col" className="number">
            {t('kpis.dataPoints')}
          </th>
          <th scope="col">{t('kpis.goals')}</th>
        </tr>
      </thead>
      {segments.map((segment) => (
        <tbody key={segment.id}>
          <tr className="group" id={segment.id}>
            <th colSpan={6} scope="rowgroup">{`${segment.dimension} · ${segment.name}`}</th>
          </tr>
          {segment.kpis.map((kpi) => (
            <tr key={kpi.id}>
              <th scope="row">
                <a href={pathTo.kpi(kpi.id)}>{kpi.name}</a>
              </th>
              <td data-label={t('kpis.code')} className="code-cell">
                {kpi.code}
              </td>
              <td data-label={t('kpis.level')}>{t(`level.${kpi.level}`)}</td>
              <td data-label={t('kpis.kind')}>{t(`kind.${kpi.kind}`)}</td>
              <td data-label={t('kpis.dataPoints')} className="number">
                {kpi.dataPoints}
              </td>
              <td data-label={t('kpis.goals')}>
                <GoalTiles goals={goals.filter((goal) => kpi.goals.includes(goal.number))} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
