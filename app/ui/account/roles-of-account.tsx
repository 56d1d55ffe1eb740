/** The cities in which someone has a role. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

export function RolesOfAccount({
  roles,
}: {
  roles: ReadonlyArray<{
    cityName: string;
    slug: string;
    role: 'coordinator' | 'contributor' | 'viewer';
  }>;
}) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="roles">
      <h2 id="roles">{t('account.roles')}</h2>
      {roles.length === 0 ? (
        <p className="quiet">{t('manage.noCities')}</p>
      ) : (
        <ul className="bare-list stack-small">
          {roles.map((one) => (
            <li key={one.slug}>
              <a href={pathTo.manageCity(one.slug)}>{one.cityName}</a>{' '}
              <span className="quiet small">{t(`role.${one.role}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
