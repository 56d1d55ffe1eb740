/** A choice in a form that narrows a list: everything, or one of them. */

export interface Choice {
  id: string;
  name: string;
}

export function FilterChoice({
  name,
  label,
  all,
  choices,
  chosen,
}: {
  name: string;
  label: string;
  /** The words for no narrowing at all. */
  all: string;
  choices: readonly Choice[];
  chosen: string;
}) {
  return (
    <label className="search-field">
      <span>{label}</span>
      <select name={name} defaultValue={chosen}>
        <option value="">{all}</option>
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}
