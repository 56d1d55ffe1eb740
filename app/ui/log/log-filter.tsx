/** Narrows a log to a person, an action and a period; a plain GET form, so that the result has an address. */
import { useText } from '#app/messages/text.tsx';
import { FilterChoice, type Choice } from '../layout/filter-choice.tsx';

export function LogFilter({
  people,
  actions,
  choice,
  problem,
}: {
  people: readonly Choice[];
  actions: readonly Choice[];
  choice: { person: string; action: string; from: string; until: string };
  problem: 'notADay' | 'backwards' | null;
}) {
  const t = useText();
  const day = (name: 'from' | 'until') => (
    <label className="search-field">
      <span>{t(`log.${name}`)}</span>
      <input
        // a field for days would not show a text that is none
        type={problem === 'notADay' ? 'text' : 'date'}
        name={name}
        defaultValue={choice[name]}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : 'log-problem'}
      />
    </label>
  );
  return (
    <form method="get" className="search">
      {problem !== null && (
        <p className="problem" role="alert" id="log-problem">
          {t(`log.problem.${problem}`)}
        </p>
      )}
      <FilterChoice
        name="person"
        label={t('log.who')}
        all={t('log.everyone')}
        choices={people}
        chosen={choice.person}
      />
      <FilterChoice
        name="action"
        label={t('log.what')}
        all={t('log.everything')}
        choices={actions}
        chosen={choice.action}
      />
      {day('from')}
      {day('until')}
      <button type="submit" className="button plain">
        {t('log.show')}
      </button>
    </form>
  );
}
