/** The rounds that somebody verifies, with what waits for them. */
import type { WorkState } from '#app/domain/verification/work.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

interface RoundToVerify {
  city: string;
  cityName: string;
  year: number;
  state: WorkState;
  hasDeclared: boolean;
  yourTurn: number;
  judged: number;
  reported: number;
}

export function RoundsToVerify({ rounds }: { rounds: readonly RoundToVerify[] }) {
  const t = useText();
  if (rounds.length === 0) return null;
  return (
    <section className="section" aria-labelledby="to-verify">
      <h2 id="to-verify">{t('work.yourRounds')}</h2>
      <ul className="task-list">
        {rounds.map((round) => (
          <li key={`${round.city} ${round.year}`}>
            <p>
              <a href={pathTo.review(round.city, round.year)}>
                {t('work.roundOf', { city: round.cityName, year: String(round.year) })}
              </a>{' '}
              <span className="tag">{t(`work.state.${round.state}`)}</span>
            </p>
            <p className="row small quiet">
              {round.hasDeclared ? (
                <>
                  <span>
                    {t('work.judged', { judged: round.judged, reported: round.reported })}
                  </span>
                  <span>{t('work.yourTurn', { count: round.yourTurn })}</span>
                </>
              ) : (
                <span>{t('work.toDeclare')}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
