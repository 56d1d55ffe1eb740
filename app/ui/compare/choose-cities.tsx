/** Choosing a year and its cities: one plain form, so that the choice stands in the address. */
import { useText } from '#app/messages/text.tsx';
import { ProvenanceTag } from '../results/provenance-note.tsx';

export interface ChoicesProps {
  year: number | null;
  years: ReadonlyArray<{ year: number; cities: number }>;
  cities: ReadonlyArray<{
    slug: string;
    name: string;
    provenance: 'own' | 'extract' | 'fictional';
  }>;
  chosen: readonly string[];
  search: string;
}

export function ChooseCities({ year, years, cities, chosen, search }: ChoicesProps) {
  const t = useText();
  // what was found by other words stays chosen
  const elsewhere = chosen.filter((slug) => !cities.some((city) => city.slug === slug));
  return (
    <form action="/compare" className="stack compare-form">
      <div className="search">
        <label className="search-field">
          {t('compare.year')}
          <select name="year" defaultValue={year === null ? '' : String(year)}>
            {years.map((one) => (
              <option key={one.year} value={String(one.year)}>
                {t('compare.yearOption', { year: String(one.year), cities: one.cities })}
              </option>
            ))}
          </select>
        </label>
        <label className="search-field">
          {t('compare.search')}
          <input type="search" name="q" defaultValue={search} maxLength={100} />
        </label>
        <button type="submit" className="button plain">
          {t('compare.showCities')}
        </button>
      </div>
      {elsewhere.map((slug) => (
        <input key={slug} type="hidden" name="city" value={slug} />
      ))}
      {cities.length === 0 ? (
        <p className="empty">{t('compare.noCities')}</p>
      ) : (
        <fieldset>
          <legend>{t('compare.cities', { year: String(year ?? '') })}</legend>
          <ul className="choice-list">
            {cities.map((city) => (
              <li key={city.slug}>
                <label>
                  <input
                    type="checkbox"
                    name="city"
                    value={city.slug}
                    defaultChecked={chosen.includes(city.slug)}
                  />{' '}
                  {city.name}
                </label>{' '}
                <ProvenanceTag provenance={city.provenance} />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <p>
        <button type="submit" className="button">
          {t('compare.submit')}
        </button>
      </p>
    </form>
  );
}
