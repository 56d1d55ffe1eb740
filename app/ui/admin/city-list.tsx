/** Cities as administrators see them. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ProvenanceTag } from '../results/provenance-note.tsx';

interface Listed {
  slug: string;
  name: string;
  country: string;
  kind: 'city' | 'municipality' | 'canton' | 'state';
  provenance: 'own' | 'extract' | 'fictional';
}

export function CityList({ cities }: { cities: readonly Listed[] }) {
  const t = useText();
  if (cities.length === 0) return null;
  return (
    <table className="cards-on-phone">
      <thead>
        <tr>
          <th scope="col">{t('admin.name')}</th>
          <th scope="col">{t('admin.address')}</th>
          <th scope="col">{t('admin.country')}</th>
          <th scope="col">{t('admin.kind')}</th>
        </tr>
      </thead>
      <tbody>
        {cities.map((city) => (
          <tr key={city.slug}>
            <th scope="row">
              <span className="row">
                <a href={pathTo.adminCity(city.slug)}>{city.name}</a>
                <ProvenanceTag provenance={city.provenance} />
              </span>
            </th>
            <td data-label={t('admin.address')}>
              <code>{city.slug}</code>
            </td>
            <td data-label={t('admin.country')}>{city.country}</td>
            <td data-label={t('admin.kind')}>{t(`cityKind.${city.kind}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
