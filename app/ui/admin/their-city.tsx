/** What someone else has saved about a city while it was being changed here. */
import { useText, type MessageId } from '#app/messages/text.tsx';
import type { CityTexts } from './city-form.tsx';

const LABELS: Record<keyof CityTexts, MessageId> = {
  name: 'admin.name',
  slug: 'admin.address',
  kind: 'admin.kind',
  countryCode: 'admin.country',
  locode: 'admin.locode',
  wikidataId: 'admin.wikidata',
  latitude: 'admin.latitude',
  longitude: 'admin.longitude',
  boundaryNote: 'admin.boundaryNote',
  boundaryVersion: 'admin.boundaryVersion',
};

export function TheirCity({ texts }: { texts: CityTexts }) {
  const t = useText();
  return (
    <div className="notice">
      <p>{t('admin.theirs')}</p>
      <dl className="facts small">
        {(Object.keys(LABELS) as Array<keyof CityTexts>)
          .filter((field) => texts[field] !== '')
          .map((field) => (
            <div key={field} className="fact">
              <dt>{t(LABELS[field])}</dt>
              <dd>{texts[field]}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
