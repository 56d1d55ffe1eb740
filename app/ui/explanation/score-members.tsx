/** The data points of a score with their points and the sum, segment by segment. */
import type { GroupExplanation } from '#app/domain/explanation/explain-group.ts';
import type { GroupLevel } from '#app/domain/publication/members.ts';
import type { PublicDataPoint } from '#app/domain/publication/public-document.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { BandChip } from '../scores/band-chip.tsx';
import { valueText } from './figures.ts';

export function ScoreMembers({
  explanation: { group, members, level },
  segments,
  pathToDataPoint,
  pathToScore,
}: {
  explanation: GroupExplanation;
  /** With the names of their dimensions. */
  segments: ReadonlyArray<{ id: string; name: string; dimension: string }>;
  pathToDataPoint: (id: string) => string;
  pathToScore: (level: GroupLevel, id: string) => string;
}) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="points">
      <h2 id="points">{t('why.points')}</h2>
      <table className="cards-on-phone score-members">
        <thead>
          <tr>
            <th scope="col">{t('dataPoints.dataPoint')}</th>
            <th scope="col" className="number">
              {t('dataPoints.value')}
            </th>
            <th scope="col">{t('dataPoints.result')}</th>
            <th scope="col" className="number">
              {t('why.column')}
            </th>
          </tr>
        </thead>
        {segments.map(({ id, name, dimension }) => {
          const own = members.filter((one) => one.segment === id);
          return own.length === 0 ? null : (
            <tbody key={id}>
              {level !== 'segment' && (
                <tr className="group">
                  <th colSpan={4} scope="rowgroup">
                    <a href={pathToScore('segment', id)}>
                      {level === 'goal' ? `${dimension} · ${name}` : name}
                    </a>
                  </th>
                </tr>
              )}
              {own.map((one) => (
                <Member key={one.id} one={one} href={pathToDataPoint(one.id)} t={t} />
              ))}
            </tbody>
          );
        })}
        {group.kind === 'scored' && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {t('why.sum')}
              </th>
              <td className="number" data-label={t('why.sum')}>
                <strong>{t('why.sumOf', { points: group.points, most: group.maxPoints })}</strong>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Member({ one, href, t }: { one: PublicDataPoint; href: string; t: Text }) {
  return (
    <tr>
      <th scope="row">
        <a href={href}>{one.label}</a>
        <span className="small quiet data-point-kpi">{one.kpiCode}</span>
      </th>
      <td className="number" data-label={t('dataPoints.value')}>
        {valueText(one, t) ?? '–'}
      </td>
      <td data-label={t('dataPoints.result')}>
        <BandChip result={one.result} />
      </td>
      <td className="number" data-label={t('why.column')}>
        {one.result.kind === 'scored' ? one.result.points : t('why.none')}
      </td>
    </tr>
  );
}
