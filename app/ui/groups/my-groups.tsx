/** The groups of cities that somebody reads. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

export function MyGroups({ groups }: { groups: ReadonlyArray<{ id: string; name: string }> }) {
  const t = useText();
  if (groups.length === 0) return null;
  return (
    <section className="section stack-small" aria-labelledby="groups">
      <h2 id="groups">{t('group.yours')}</h2>
      <ul className="bare-list stack-small">
        {groups.map((group) => (
          <li key={group.id}>
            <a href={pathTo.group(group.id)}>{group.name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
