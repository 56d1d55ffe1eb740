/** What the checks ask about a KPI, below its figures, so that nothing above moves while somebody types. */
import { fieldName } from '#app/domain/entry/fields.ts';
import { REVISION } from '#app/domain/entry/posted-changes.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import type { CardContext } from '../entry/card-fields.tsx';
import { EntryField } from '../entry/entry-field.tsx';
import { describeWarning } from './describe-warning.ts';
import type { WarningOnPage } from './warnings-form.tsx';

export interface CardWarning extends WarningOnPage {
  /** Whether it is answered in this card; a question about several KPIs is answered in the first of them. */
  isAnsweredHere: boolean;
}

export function KpiWarnings({
  card,
  warnings,
}: {
  card: CardContext;
  warnings: readonly CardWarning[];
}) {
  const t = useText();
  // one that is being answered stays where it is
  const shown = warnings.filter(
    ({ key, isOpen }) => isOpen || card.saver.states[fieldName.warning(key)],
  );
  return (
    <div aria-live="polite" className="kpi-warnings">
      {shown.length > 0 && (
        <ul className="small">
          {shown.map((warning) => (
            <li key={warning.key}>
              {describeWarning(t, warning.kind, warning.dataPoints)}{' '}
              <Answer card={card} warning={warning} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A first answer is given here; one that was given for other figures is looked at beside what the check says. */
function Answer({ card, warning }: { card: CardContext; warning: CardWarning }) {
  const t = useText();
  const name = fieldName.warning(warning.key);
  const said = describeWarning(t, warning.kind, warning.dataPoints);
  const state = card.saver.states[name];
  if (!warning.isAnsweredHere || (warning.answer?.reason && !state)) {
    return (
      <a
        href={
          warning.isAnsweredHere || !warning.kpi
            ? `${pathTo.warnings(card.city, card.year)}#${warning.key}`
            : `#${warning.kpi.id}`
        }
      >
        {t('warnings.answerHere')}
        <span className="visually-hidden"> {said}</span>
      </a>
    );
  }
  return (
    <details className="answer" open={state !== undefined || undefined}>
      <summary>
        {t('warnings.answerHere')}
        <span className="visually-hidden"> {said}</span>
      </summary>
      <input
        type="hidden"
        name={`${REVISION}warning/${warning.key}`}
        value={warning.answer?.revision ?? 0}
        readOnly
      />
      <EntryField
        name={name}
        label={t('warnings.answer')}
        text={card.texts[name] ?? ''}
        stored={card.stored[name] ?? ''}
        state={state}
        type="long"
        onChoose={(chosen) => card.onChoose(name, chosen)}
      />
    </details>
  );
}
