/** One card per city: the role someone has there, and the rounds. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ProvenanceTag } from '../results/provenance-note.tsx';
import { RoundList, type ListedRound } from './round-list.tsx';

interface MyCity {
  slug: string;
  name: string;
  provenance: 'own' | 'extract' | 'fictional';
  role: 'coordinator' | 'contributor' | 'viewer';
  rounds: ListedRound[];
}

export function MyCities({
  cities,
  isAdministrator,
}: {
  cities: readonly MyCity[];
  isAdministrator: boolean;
}) {
  const t = useText();
  if (cities.length === 0) {
    return (
      <div className="empty">
        <p>{t(isAdministrator ? 'manage.noCitiesAdministrator' : 'manage.noCities')}</p>
        {isAdministrator && (
          <p className="row">
            <a href={pathTo.adminCities()}>{t('manage.toCities')}</a>
            <a href={pathTo.adminPeople()}>{t('manage.toPeople')}</a>
          </p>
        )}
      </div>
    );
  }
  return (
    <ul className="cards">
      {cities.map((city) => (
        <li key={city.slug} className="card">
          <h2>
            <a href={pathTo.manageCity(city.slug)}>{city.name}</a>
          </h2>
          <p className="row small quiet">
            {t('manage.yourRole', { role: t(`role.${city.role}`) })}{' '}
            <ProvenanceTag provenance={city.provenance} />
          </p>
          <RoundList city={city.slug} rounds={city.rounds} />
        </li>
      ))}
    </ul>
  );
}
