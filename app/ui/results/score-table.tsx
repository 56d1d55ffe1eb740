/** The figures behind a list of bars: score, what the gaps could make of it, and what it rests on. */
import type { PublicGroup } from '#app/domain/publication/public-document.ts';
import type { VerifiedShares } from '#app/domain/publication/views.ts';
import { useText } from '#app/messages/text.tsx';
import { formatPercent, formatShare } from '../format.ts';
import { evidenceText } from './evidence-text.ts';

export function ScoreTable({
  name,
  rows,
  isExtract,
  verified,
}: {
  /** Of the first column. */
  name: string;
  rows: ReadonlyArray<{
    name: string;
    group: PublicGroup;
    /** Its key among the verified shares. */
    verified: string;
  }>;
  isExtract: boolean;
  verified: VerifiedShares;
}) {
  const t = useText();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col" className="number">
            {t('bars.score')}
          </th>
          <th scope="col" className="number">
            {t('bars.range')}
          </th>
          <th scope="col" className="number">
            {t('honesty.mean')}
          </th>
          <th scope="col" className="number">
            {t('bars.scored')}
          </th>
          {!isExtract && (
            <th scope="col" className="number">
              {t('bars.reported')}
            </th>
          )}
          <th scope="col">{t('honesty.evidenceShort')}</th>
          {!isExtract && (
            <th scope="col" className="number">
              {t('honesty.verifiedShort')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name: of, group, verified: key }) => {
          const { scored, reported, applicable } = group.coverage;
          const share = verified[key];
          const range = group.kind === 'scored' ? group.range : null;
          return (
            <tr key={group.id}>
              <th scope="row">{of}</th>
              <td className="number">
                {group.kind === 'scored'
                  ? `${formatPercent(group.percent, group.band, t.locale)} %`
                  : '–'}
              </td>
              <td className="number">
                {range
                  ? t('bars.rangeOf', {
                      low: formatShare(range.low, t.locale),
                      high: formatShare(range.high, t.locale),
                    })
                  : '–'}
              </td>
              <td className="number">
                {group.kind === 'scored'
                  ? `${formatShare(group.meanPercentOfTarget, t.locale)} %`
                  : '–'}
              </td>
              <td className="number">{scored}</td>
              {!isExtract && (
                <td className="number">{t('bars.reportedOf', { reported, applicable })}</td>
              )}
              <td>{evidenceText(group.evidence, t) || '–'}</td>
              {!isExtract && (
                <td className="number">{share ? t('honesty.verifiedOf', { ...share }) : '–'}</td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
