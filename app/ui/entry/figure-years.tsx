/** The year that each figure of a KPI is of, where it is not the year of the round. */
import { fieldName, inputsOfKpi } from '#app/domain/entry/fields.ts';
import { useText } from '#app/messages/text.tsx';
import type { CardContext } from './card-fields.tsx';
import { EntryField } from './entry-field.tsx';

/** Folded unless a year is typed; nothing for a KPI without inputs of its own. */
export function FigureYears({ card }: { card: CardContext }) {
  const t = useText();
  const inputs = inputsOfKpi(card.kpi).filter((input) => input.unit !== 'yes-no');
  if (inputs.length === 0) return null;
  const names = inputs.map((input) => fieldName.input(card.kpi.id, input.id, 'referenceYear'));
  const years = [...new Set(names.map((name) => card.texts[name] ?? '').filter(Boolean))].sort();
  const hasTrouble = names.some((name) =>
    ['conflict', 'refused'].includes(card.saver.states[name]?.kind ?? ''),
  );
  return (
    <details className="behind" open={hasTrouble || undefined}>
      <summary>
        {t('entry.figureYears')}
        {years.length > 0 && ` · ${years.join(', ')}`}
      </summary>
      <div className="behind-fields">
        <p className="hint small quiet">
          {t('entry.figureYearsHint', { year: String(card.year) })}
        </p>
        {inputs.map((input, index) => {
          const name = names[index] ?? '';
          return (
            <EntryField
              key={name}
              name={name}
              label={input.label}
              type="year"
              text={card.texts[name] ?? ''}
              stored={card.stored[name] ?? ''}
              state={card.saver.states[name]}
              onChoose={(chosen) => card.onChoose(name, chosen)}
            />
          );
        })}
      </div>
    </details>
  );
}
