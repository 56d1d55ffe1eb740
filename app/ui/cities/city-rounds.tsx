/** The published years of a city side by side, dimension by dimension. */
import type { Band } from '#app/domain/scoring/band.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';

interface Round {
  year: number;
  dimensions: Array<{
    id: string;
    name: string;
    percent: string | null;
    band: number | null;
    scored: number;
  }>;
}

export function CityRounds({ city, rounds }: { city: string; rounds: readonly Round[] }) {
  const t = useText();
  return (
    <section aria-labelledby="rounds" className="stack">
      <h2 id="rounds">{t('city.rounds')}</h2>
      <table className="cards-on-phone">
        <thead>
          <tr>
            <th scope="col">{t('cities.year')}</th>
            {rounds[0]?.dimensions.map((dimension) => (
              <th scope="col" key={dimension.id}>
                {dimension.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.year}>
              <th scope="row">
                <a href={pathTo.results(city, round.year)}>
                  {t('city.resultsOf', { year: String(round.year) })}
                </a>
              </th>
              {round.dimensions.map((dimension) => (
                <td key={dimension.id} data-label={dimension.name}>
                  {dimension.percent !== null && dimension.band !== null ? (
                    <span className={`band band-${dimension.band}`}>
                      {formatPercent(dimension.percent, dimension.band as Band, t.locale)} %
                    </span>
                  ) : (
                    <span className="quiet">–</span>
                  )}{' '}
                  <span className="small quiet">
                    {t('city.fromScored', { count: dimension.scored })}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
