/** Cities with their newest results, one per row. */
import type { Band } from '#app/domain/scoring/band.ts';
import type { PublicationKind } from '#app/domain/publication/chain.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { countryName } from '#app/messages/country-name.ts';
import { formatPercent } from '../format.ts';
import { ProvisionalTag } from '../results/kind-of-publication.tsx';
import { ProvenanceTag } from '../results/provenance-note.tsx';

export interface CityRow {
  slug: string;
  name: string;
  countryCode: string;
  provenance: 'own' | 'extract' | 'fictional';
  year: number;
  kind: PublicationKind;
  dimensions: Array<{
    id: string;
    name: string;
    percent: string | null;
    band: number | null;
    scored: number;
  }>;
}

export function CityTable({ cities }: { cities: readonly CityRow[] }) {
  const t = useText();
  const [first] = cities;
  if (!first) return null;
  return (
    <table className="cards-on-phone">
      <thead>
        <tr>
          <th scope="col">{t('cities.city')}</th>
          <th scope="col">{t('cities.country')}</th>
          <th scope="col">{t('cities.year')}</th>
          {first.dimensions.map((dimension) => (
            <th scope="col" className="number" key={dimension.id}>
              {dimension.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cities.map((city) => (
          <tr key={city.slug}>
            <th scope="row">
              <span className="row">
                <a href={pathTo.city(city.slug)}>{city.name}</a>
                <ProvenanceTag provenance={city.provenance} />
              </span>
            </th>
            <td data-label={t('cities.country')}>{countryName(city.countryCode, t.locale)}</td>
            <td data-label={t('cities.year')}>
              <a href={pathTo.results(city.slug, city.year)}>{String(city.year)}</a>{' '}
              <ProvisionalTag kind={city.kind} />
            </td>
            {city.dimensions.map((dimension) => (
              <td key={dimension.id} data-label={dimension.name} className="number">
                {dimension.percent !== null && dimension.band !== null ? (
                  <span className={`band band-${dimension.band}`}>
                    {formatPercent(dimension.percent, dimension.band as Band, t.locale)} %
                  </span>
                ) : (
                  <span className="quiet">–</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
