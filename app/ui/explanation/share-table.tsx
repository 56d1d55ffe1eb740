/** The scores that a data point is part of, and what it brings to each. */
import type { Share } from '#app/domain/explanation/explain-data-point.ts';
import type { PublicDataPoint } from '#app/domain/publication/public-document.ts';
import { useText } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';

export function ShareTable({
  dataPoint: { result },
  shares,
  pathToScore,
}: {
  dataPoint: PublicDataPoint;
  shares: readonly Share[];
  pathToScore: (level: Share['level'], id: string) => string;
}) {
  const t = useText();
  const points = result.kind === 'scored' ? result.points : null;
  return (
    <>
      <p>{t(points === null ? 'explain.noShare' : 'explain.shareIntro', { points })}</p>
      <table className="cards-on-phone">
        <thead>
          <tr>
            <th scope="col">{t('explain.group')}</th>
            <th scope="col" className="number">
              {t('explain.pointsOfGroup')}
            </th>
            <th scope="col" className="number">
              {t('score.percent')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ level, group }) => (
            <tr key={`${level}/${group.id}`}>
              <th scope="row">
                <span className="small quiet">{t(`explain.level.${level}`)}</span>{' '}
                <a href={pathToScore(level, group.id)}>
                  {level === 'goal' ? `${group.id} ${group.name}` : group.name}
                </a>
              </th>
              <td className="number" data-label={t('explain.pointsOfGroup')}>
                {group.kind === 'scored'
                  ? t('explain.pointsOf', { points: group.points, most: group.maxPoints })
                  : '–'}
              </td>
              <td className="number" data-label={t('score.percent')}>
                {group.kind === 'scored'
                  ? `${formatPercent(group.percent, group.band, t.locale)} %`
                  : t('score.none')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
