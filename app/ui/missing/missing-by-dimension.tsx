/** What is missing in each dimension, and what becomes of coverage and range once what is planned is collected. */
import type { IfCollected } from '#app/domain/scoring/if-collected.ts';
import { useText } from '#app/messages/text.tsx';
import { rangeText } from './range-words.ts';

export interface DimensionPlan {
  id: string;
  name: string;
  missing: number;
  planned: number;
  notApplicable: number;
  ifPlanned: IfCollected;
}

export function MissingByDimension({ dimensions }: { dimensions: readonly DimensionPlan[] }) {
  const t = useText();
  return (
    <table className="cards-on-phone missing-dimensions">
      <caption>{t('missingData.byDimension')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('missingData.dimension')}</th>
          <th scope="col">{t('missingData.reported')}</th>
          <th scope="col">{t('missingData.missing')}</th>
          <th scope="col">{t('missingData.scoreNow')}</th>
          <th scope="col">{t('missingData.ifPlanned')}</th>
        </tr>
      </thead>
      <tbody>
        {dimensions.map((one) => {
          const { coverage, range } = one.ifPlanned;
          return (
            <tr key={one.id}>
              <th scope="row">{one.name}</th>
              <td data-label={t('missingData.reported')}>
                {t('entry.doneOf', {
                  done: coverage.now.reported,
                  total: coverage.now.applicable,
                })}
              </td>
              <td data-label={t('missingData.missing')}>
                {t('missingData.missingCount', {
                  missing: one.missing,
                  planned: one.planned,
                  notApplicable: one.notApplicable,
                })}
              </td>
              <td data-label={t('missingData.scoreNow')}>{rangeText(t, range.now)}</td>
              <td data-label={t('missingData.ifPlanned')}>
                {one.planned === 0 ? (
                  <span className="quiet">{t('missingData.nothingPlanned')}</span>
                ) : (
                  <span>
                    {t('entry.doneOf', {
                      done: coverage.afterwards.reported,
                      total: coverage.afterwards.applicable,
                    })}
                    {'; '}
                    {t('missingData.worstBest', {
                      worst: rangeText(t, range.atWorst),
                      best: rangeText(t, range.atBest),
                    })}
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
