/** Who works on a city's data. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

interface Person {
  id: string;
  name: string;
  role: 'coordinator' | 'contributor' | 'viewer';
}

export function PeopleOfCity({
  people,
  groups,
  city,
  isAdministrator,
}: {
  people: readonly Person[];
  /** Of cities, with the names of those who read them. */
  groups: ReadonlyArray<{ name: string; hubs: string[] }>;
  city: string;
  isAdministrator: boolean;
}) {
  const t = useText();
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' });
  return (
    <section className="stack" aria-labelledby="people">
      <h2 id="people">{t('manage.people')}</h2>
      <ul className="bare-list stack-small">
        {people.map((person) => (
          <li key={person.id}>
            {person.name} <span className="quiet small">{t(`role.${person.role}`)}</span>
          </li>
        ))}
      </ul>
      {groups.map((group) => (
        <p key={group.name} className="small">
          {t('group.readBy', { group: group.name, people: list.format(group.hubs) })}
        </p>
      ))}
      <p className="small quiet">
        {isAdministrator ? (
          <a href={pathTo.adminCity(city)}>{t('manage.changePeople')}</a>
        ) : (
          t('manage.askAdministrator')
        )}
      </p>
    </section>
  );
}
