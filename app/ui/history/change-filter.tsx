/** Narrows the changes to a person or a segment; a plain GET form, so that the result has an address. */
import { useText } from '#app/messages/text.tsx';
import { FilterChoice, type Choice } from '../layout/filter-choice.tsx';

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
      <FilterChoice
        name="person"
        label={t('roundChanges.person')}
        all={t('roundChanges.everyone')}
        choices={people}
        chosen={person}
      />
      <FilterChoice
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
