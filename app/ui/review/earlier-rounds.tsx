/** What the city had in its last rounds, to hold the value against. */
import type { DataPointResult } from '#app/domain/scoring/score-data-point.ts';
import { useText } from '#app/messages/text.tsx';
import { valueText } from '../explanation/figures.ts';

interface EarlierRound {
  year: number;
  value: string | null;
  yesNo: boolean | null;
  decimals: number;
  unitSymbol: string;
  /** Why there is none; null where there is one. */
  gap: Exclude<DataPointResult['kind'], 'scored'> | null;
  isOtherDefinition: boolean;
}

export function EarlierRounds({ rounds }: { rounds: readonly EarlierRound[] }) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="earlier">
      <h2 id="earlier">{t('review.earlier')}</h2>
      {rounds.length === 0 ? (
        <p>{t('review.noEarlier')}</p>
      ) : (
        <table className="cards-on-phone narrow-table">
          <thead>
            <tr>
              <th scope="col">{t('review.year')}</th>
              <th scope="col" className="number">
                {t('review.value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rounds.map((round) => (
              <tr key={round.year}>
                <th scope="row">{String(round.year)}</th>
                <td className="number" data-label={t('review.value')}>
                  <span>
                    {valueText(round, t) ?? (round.gap && t(`band.${round.gap}`))}
                    {round.isOtherDefinition && (
                      <span className="small quiet"> {t('review.otherDefinition')}</span>
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
