/** Narrows the changes to a person or a segment; a plain GET form, so that the result has an address. */
import { useText } from '#app/messages/text.tsx';

interface Choice {
  id: string;
  name: string;
}

export function ChangeFilter({
  people,
  segments,
  person,
  segment,
}: {
  people: readonly Choice[];
  segments: readonly Choice[];
  person: string;
  segment: string;
}) {
  const t = useText();
  return (
    <form method="get" className="search">
      <Select
        name="person"
        label={t('roundChanges.person')}
        all={t('roundChanges.everyone')}
        choices={people}
        chosen={person}
      />
      <Select
        name="segment"
        label={t('roundChanges.segment')}
        all={t('roundChanges.everything')}
        choices={segments}
        chosen={segment}
      />
      <button type="submit" className="button plain">
        {t('roundChanges.filter')}
      </button>
    </form>
  );
}

function Select({
  name,
  label,
  all,
  choices,
  chosen,
}: {
  name: string;
  label: string;
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
