/** The roles of a person, each of which can be changed or taken away, and one more. */
import { Form } from '@remix-run/react';
import type { ROLES } from '#app/domain/people/roles.ts';
import { useText } from '#app/messages/text.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { RoleChoice } from './role-choice.tsx';

interface RoleInCity {
  cityName: string;
  slug: string;
  role: (typeof ROLES)[number];
}

export function RolesOfPerson({
  roles,
  cities,
  hasMoreCities,
}: {
  roles: readonly RoleInCity[];
  cities: ReadonlyArray<{ slug: string; name: string }>;
  hasMoreCities: boolean;
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
              <SubmitButton intent="set-role" isPlain>
                {t('admin.changeRole')}
              </SubmitButton>
              <SubmitButton intent="remove-role" isPlain>
                {t('admin.removeRole')}
              </SubmitButton>
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
          <SubmitButton intent="set-role" isPlain>
            {t('admin.addRole')}
          </SubmitButton>
        </Form>
      )}
      {hasMoreCities && <p className="quiet small">{t('admin.moreCities')}</p>}
    </section>
  );
}
