/** The roles of a person, each of which can be changed or taken away, and one more. */
import { Form } from '@remix-run/react';
import { ROLES } from '#app/domain/people/roles.ts';
import { useText } from '#app/messages/text.tsx';

interface RoleInCity {
  cityName: string;
  slug: string;
  role: (typeof ROLES)[number];
}

export function RolesOfPerson({
  roles,
  cities,
}: {
  roles: readonly RoleInCity[];
  cities: ReadonlyArray<{ slug: string; name: string }>;
}) {
  const t = useText();
  const free = cities.filter((city) => !roles.some((one) => one.slug === city.slug));
  return (
    <section aria-labelledby="roles" className="stack">
      <h2 id="roles">{t('admin.roles')}</h2>
      {roles.length === 0 && <p className="quiet">{t('admin.noRoles')}</p>}
      <ul className="bare-list stack">
        {roles.map((one) => (
          <li key={one.slug} className="row">
            <strong>{one.cityName}</strong>
            <Form method="post" className="row">
              <input type="hidden" name="city" value={one.slug} />
              <RoleChoice label={t('admin.roleOf', { city: one.cityName })} chosen={one.role} />
              <button type="submit" name="intent" value="set-role" className="button plain">
                {t('admin.changeRole')}
              </button>
              <button type="submit" name="intent" value="remove-role" className="button plain">
                {t('admin.removeRole')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <Form method="post" className="row">
          <select
            name="city"
            aria-label={t('admin.city')}
            defaultValue=""
            className="inline-choice"
          >
            <option value="">{t('admin.chooseCity')}</option>
            {free.map((city) => (
              <option key={city.slug} value={city.slug}>
                {city.name}
              </option>
            ))}
          </select>
          <RoleChoice label={t('admin.role')} chosen="contributor" />
          <button type="submit" name="intent" value="set-role" className="button plain">
            {t('admin.addRole')}
          </button>
        </Form>
      )}
    </section>
  );
}

function RoleChoice({ label, chosen }: { label: string; chosen: (typeof ROLES)[number] }) {
  const t = useText();
  return (
    <select name="role" aria-label={label} defaultValue={chosen} className="inline-choice">
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {t(`role.${one}`)}
        </option>
      ))}
    </select>
  );
}
