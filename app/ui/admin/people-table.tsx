/** People with their roles and states. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

interface Listed {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  state: 'active' | 'invited' | 'disabled';
  roles: Array<{ cityName: string; slug: string; role: 'coordinator' | 'contributor' | 'viewer' }>;
}

export function PeopleTable({ people }: { people: readonly Listed[] }) {
  const t = useText();
  if (people.length === 0) return null;
  return (
    <table className="cards-on-phone">
      <thead>
        <tr>
          <th scope="col">{t('account.name')}</th>
          <th scope="col">{t('account.email')}</th>
          <th scope="col">{t('admin.roles')}</th>
          <th scope="col">{t('admin.state')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <a href={pathTo.adminPerson(person.id)}>{person.name}</a>
            </th>
            <td data-label={t('account.email')}>{person.email}</td>
            <td data-label={t('admin.roles')}>
              <ul className="bare-list">
                {person.isAdministrator && <li>{t('admin.administrator')}</li>}
                {person.roles.map((one) => (
                  <li key={one.slug}>
                    {t('admin.roleIn', { role: t(`role.${one.role}`), city: one.cityName })}
                  </li>
                ))}
              </ul>
            </td>
            <td data-label={t('admin.state')}>{t(`admin.state.${person.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
