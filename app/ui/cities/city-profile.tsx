/** Who a city is: kind, country, identifiers, boundary. */
import { useText } from '#app/messages/text.tsx';
import { countryName } from '#app/messages/country-name.ts';

export interface Profile {
  kind: 'city' | 'municipality' | 'canton' | 'state';
  countryCode: string;
  locode: string | null;
  wikidataId: string | null;
  latitude: number | null;
  longitude: number | null;
  boundaryNote: string | null;
  boundaryVersion: string | null;
}

export function CityProfile({ city }: { city: Profile }) {
  const t = useText();
  const facts: Array<[string, string | null]> = [
    [t('profile.kind'), t(`cityKind.${city.kind}`)],
    [t('profile.country'), countryName(city.countryCode, t.locale)],
    [t('profile.locode'), city.locode],
    [t('profile.coordinates'), coordinates(city, t.locale)],
    [
      t('profile.boundary'),
      [city.boundaryNote, city.boundaryVersion].filter(Boolean).join(' · ') || null,
    ],
  ];
  return (
    <section className="section" aria-labelledby="profile">
      <h2 id="profile">{t('profile.title')}</h2>
      <dl className="facts">
        {facts.map(
          ([name, fact]) =>
            fact && (
              <div key={name} className="fact">
                <dt>{name}</dt>
                <dd>{fact}</dd>
              </div>
            ),
        )}
        {city.wikidataId && (
          <div className="fact">
            <dt>{t('profile.wikidata')}</dt>
            <dd>
              <a href={`https://www.wikidata.org/wiki/${city.wikidataId}`} rel="external">
                {city.wikidataId}
              </a>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function coordinates({ latitude, longitude }: Profile, locale: string): string | null {
  if (latitude === null || longitude === null) return null;
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  return `${format.format(latitude)}, ${format.format(longitude)}`;
}
