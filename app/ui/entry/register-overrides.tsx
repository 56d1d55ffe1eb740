/** A KPI's own figures in place of the register's, each with the reason. */
import { fieldName, registerIdOf, registerReferencesOfKpi } from '#app/domain/entry/fields.ts';
import { useText } from '#app/messages/text.tsx';
import { FigureField, type CardContext } from './card-fields.tsx';
import { EntryField } from './entry-field.tsx';
import { inputFigure } from '#app/domain/entry/kpi-texts.ts';

/** Folded unless something is typed in it; nothing for a KPI that reads no register. */
export function RegisterOverrides({ card }: { card: CardContext }) {
  const t = useText();
  const references = registerReferencesOfKpi(card.kpi);
  if (references.length === 0) return null;
  const isUsed = references.some((ref) => card.stored[fieldName.input(card.kpi.id, ref)]);
  return (
    <details className="behind" open={isUsed || undefined}>
      <summary>{t('entry.override')}</summary>
      <div className="behind-fields">
        <p className="hint small quiet">{t('entry.overrideHint')}</p>
        {references.map((ref) => (
          <Override key={ref} card={card} reference={ref} />
        ))}
      </div>
    </details>
  );
}

function Override({ card, reference }: { card: CardContext; reference: string }) {
  const t = useText();
  const item = card.registerItems[registerIdOf(reference)];
  if (!item) return null;
  const figure = inputFigure(card.kpi.id, reference, item, card.texts, card.unitChoices);
  const reason = fieldName.input(card.kpi.id, reference, 'overrideReason');
  const common = (name: string) => ({
    name,
    text: card.texts[name] ?? '',
    stored: card.stored[name] ?? '',
    state: card.saver.states[name],
    onChoose: (chosen: string) => card.onChoose(name, chosen),
  });
  return (
    <>
      <FigureField card={card} figure={figure} label={item.label} hint={undefined} />
      <EntryField
        {...common(reason)}
        label={t('entry.overrideReason')}
        hint={t('entry.overrideReasonHint')}
      />
    </>
  );
}
