/** The rounds of a city, each with what is public of it. */
import type { WorkState } from '#app/domain/verification/work.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';

export interface ListedRound {
  year: number;
  state: WorkState;
  publishedAt: string | null;
  publications: number;
}

export function RoundList({ city, rounds }: { city: string; rounds: readonly ListedRound[] }) {
  const t = useText();
  if (rounds.length === 0) return <p className="quiet">{t('manage.noRounds')}</p>;
  return (
    <ul className="bare-list stack-small">
      {rounds.map((round) => (
        <li key={round.year} className="row">
          <a href={pathTo.round(city, round.year)}>
            {t('manage.round', { year: String(round.year) })}
          </a>
          {round.state !== 'collecting' && (
            <span className="tag">{t(`work.state.${round.state}`)}</span>
          )}
          {round.publishedAt ? (
            <a className="small" href={pathTo.results(city, round.year)}>
              {t('manage.publishedOn', { date: formatDate(round.publishedAt, t.locale) })}
            </a>
          ) : (
            <span className="small quiet">{t('manage.notPublished')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
