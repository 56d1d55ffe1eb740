/** What someone else has saved about a city while it was being changed here. */
import { CITY_KINDS } from '#app/domain/cities/kinds.ts';
import { useText, type MessageId } from '#app/messages/text.tsx';
import type { CityTexts } from './city-form.tsx';

const LABELS: Record<keyof CityTexts, MessageId> = {
  name: 'admin.name',
  countryCode: 'admin.country',
  kind: 'admin.kind',
  slug: 'admin.address',
  locode: 'admin.locode',
  wikidataId: 'admin.wikidata',
  latitude: 'admin.latitude',
  longitude: 'admin.longitude',
  boundaryNote: 'admin.boundaryNote',
  boundaryVersion: 'admin.boundaryVersion',
};

/** Only the fields in which it differs from what was typed here. */
export function TheirCity({
  texts,
  typed,
  countries,
}: {
  texts: CityTexts;
  typed: Readonly<Record<string, unknown>>;
  countries: ReadonlyArray<readonly [code: string, name: string]>;
}) {
  const t = useText();
  const differing = (Object.keys(LABELS) as Array<keyof CityTexts>).filter(
    (field) => texts[field] !== (typed[field] ?? ''),
  );
  if (differing.length === 0) return null;
  const kind = CITY_KINDS.find((one) => one === texts.kind);
  const shown: CityTexts = {
    ...texts,
    kind: kind ? t(`cityKind.${kind}`) : texts.kind,
    countryCode: countries.find(([code]) => code === texts.countryCode)?.[1] ?? texts.countryCode,
  };
  return (
    <div className="notice">
      <p>{t('admin.theirs')}</p>
      <dl className="facts small">
        {differing.map((field) => (
          <div key={field} className="fact">
            <dt>{t(LABELS[field])}</dt>
            <dd>{shown[field] || '–'}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
