/** Narrows and sorts what is missing; a plain form, so that the choice stands in the address. */
import {
  MISSING_ORDERS,
  MISSING_STATES,
  NOBODY,
  type MissingSelection,
} from '#app/domain/entry/missing-data.ts';
import { useText } from '#app/messages/text.tsx';

interface Choice {
  id: string;
  name: string;
}

export function MissingFilters({
  action,
  selection,
  owners,
  dimensions,
}: {
  action: string;
  selection: MissingSelection;
  /** `name` null: someone who has left. */
  owners: ReadonlyArray<{ id: string; name: string | null }>;
  dimensions: readonly Choice[];
}) {
  const t = useText();
  const isWhole = !selection.status && !selection.owner && !selection.dimension;
  const all = { id: '', name: t('missingData.all') };
  return (
    <form method="get" action={action} className="search filters" role="search">
      <Select
        name="status"
        label={t('missingData.state')}
        choices={[all, ...MISSING_STATES.map((id) => ({ id, name: t(`missingData.is.${id}`) }))]}
        chosen={selection.status}
      />
      <Select
        name="owner"
        label={t('missingData.whose')}
        choices={[
          all,
          { id: NOBODY, name: t('tasks.nobody') },
          ...owners.map(({ id, name }) => ({ id, name: name ?? t('tasks.hasLeft') })),
        ]}
        chosen={selection.owner}
      />
      <Select
        name="dimension"
        label={t('missingData.dimension')}
        choices={[all, ...dimensions]}
        chosen={selection.dimension}
      />
      <Select
        name="order"
        label={t('missingData.order')}
        choices={MISSING_ORDERS.map((id) => ({ id, name: t(`missingData.by.${id}`) }))}
        chosen={selection.order}
      />
      <button type="submit" className="button plain">
        {t('missingData.show')}
      </button>
      {!isWhole && <a href={action}>{t('missingData.showAll')}</a>}
    </form>
  );
}

function Select({
  name,
  label,
  choices,
  chosen,
}: {
  name: string;
  label: string;
  choices: readonly Choice[];
  chosen: string;
}) {
  return (
    <label className="search-field">
      <span>{label}</span>
      <select name={name} defaultValue={chosen}>
        {choices.map(({ id, name: text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
