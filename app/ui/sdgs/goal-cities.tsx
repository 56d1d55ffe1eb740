/** Where the cities stand on a goal: by name, with the range that gaps leave; never ranked. */
import { ScoreBar } from '#app/charts/score-bar.tsx';
import type { Band } from '#app/domain/scoring/band.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';
import { ProvenanceTag } from '../results/provenance-note.tsx';
import { BandChip } from '../scores/band-chip.tsx';

export interface CityOnGoal {
  slug: string;
  name: string;
  provenance: 'own' | 'extract' | 'fictional';
  year: number;
  percent: string | null;
  band: Band | null;
  range: { low: string; high: string } | null;
  scored: number;
  reported: number;
  applicable: number;
  dataPoints: Array<{ id: string; label: string; percent: string; band: Band }>;
}

export function GoalCities({ cities }: { cities: readonly CityOnGoal[] }) {
  const t = useText();
  return (
    <table className="cards-on-phone goal-cities">
      <thead>
        <tr>
          <th scope="col">{t('sdg.city')}</th>
          <th scope="col">{t('sdg.status')}</th>
          <th scope="col" className="number">
            {t('sdg.score')}
          </th>
          <th scope="col" className="number">
            {t('sdg.from')}
          </th>
        </tr>
      </thead>
      <tbody>
        {cities.map((city) => (
          <tr key={city.slug}>
            <th scope="row">
              <span className="row">
                <a href={`${pathTo.results(city.slug, city.year)}#goals`}>
                  {t('sdg.cityYear', { city: city.name, year: String(city.year) })}
                </a>
                <ProvenanceTag provenance={city.provenance} />
              </span>
            </th>
            <td data-label={t('sdg.status')}>
              <Status city={city} t={t} />
            </td>
            <td data-label={t('sdg.score')} className="number">
              {city.percent !== null && city.band !== null
                ? `${formatPercent(city.percent, city.band, t.locale)} %`
                : '–'}
            </td>
            <td data-label={t('sdg.from')} className="number small quiet">
              {city.provenance === 'extract'
                ? t('sdg.scoredOnly', { scored: city.scored })
                : t('sdg.scoredOf', { scored: city.scored, applicable: city.applicable })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Status({ city, t }: { city: CityOnGoal; t: Text }) {
  if (city.percent !== null && city.band !== null) {
    const { percent, band, range } = city;
    return <ScoreBar score={{ kind: 'scored', percent, band, range }} />;
  }
  if (city.scored === 0) return <span className="quiet">{t('sdg.notMeasured')}</span>;
  return (
    <>
      <span className="quiet small">{t('sdg.tooFew', { scored: city.scored })}</span>
      <ul className="bare-list">
        {city.dataPoints.map((one) => (
          <li key={one.id} className="row">
            <a href={pathTo.results(city.slug, city.year, one.id)}>{one.label}</a>
            <BandChip result={{ kind: 'scored', percent: one.percent, band: one.band }} />
          </li>
        ))}
      </ul>
    </>
  );
}
