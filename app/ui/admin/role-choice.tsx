/** A choice of the roles in a city, inside a row. */
import { ROLES } from '#app/domain/people/roles.ts';
import { useText } from '#app/messages/text.tsx';

export function RoleChoice({ label, chosen }: { label: string; chosen: (typeof ROLES)[number] }) {
  const t = useText();
  return (
    <select name="role" aria-label={label} defaultValue={chosen} className="inline-choice">
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {t(`role.${role}`)}
        </option>
      ))}
    </select>
  );
}
