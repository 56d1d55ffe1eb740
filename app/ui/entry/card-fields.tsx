/** The fields for figures: typed as they are, or as inputs of a formula. */
import type { DataPoint, Kpi } from '#app/domain/definitions/schema.ts';
import type { AssessmentData } from '#app/domain/entry/entry.ts';
import { fieldName, isTypedDirectly } from '#app/domain/entry/fields.ts';
import { readTyped } from '#app/domain/entry/read-text.ts';
import { useText } from '#app/messages/text.tsx';
import { formatValue } from '../format.ts';
import { describeReadingProblem } from './describe.ts';
import { EntryField } from './entry-field.tsx';
import { finalSpec, type RegisterItems, type Texts } from './kpi-texts.ts';
import type { Saver } from './use-saver.ts';

/** What all parts of a KPI's card share. */
export interface CardContext {
  city: string;
  year: number;
  kpi: Kpi;
  texts: Texts;
  stored: Texts;
  data: AssessmentData;
  saver: Saver;
  unitSymbols: Readonly<Record<string, string>>;
  registerItems: RegisterItems;
  onChoose: (field: string, text: string) => void;
}

/** A figure that is typed as it is, or the final value where only that is known. */
export function FinalField({
  card,
  dataPoint,
  unit,
  name,
}: {
  card: CardContext;
  dataPoint: DataPoint;
  unit: string;
  name: string;
}) {
  const t = useText();
  const isDirect = isTypedDirectly(dataPoint);
  const text = card.texts[name] ?? '';
  const reading = readTyped(text, finalSpec(dataPoint));
  const isYesNo = dataPoint.formula.type === 'yesNo';
  return (
    <EntryField
      name={name}
      label={isDirect ? dataPoint.label : t('entry.finalValue')}
      hint={isDirect ? undefined : t('entry.finalValueHint')}
      text={text}
      stored={card.stored[name] ?? ''}
      state={card.saver.states[name]}
      unit={isYesNo ? undefined : unit}
      type="figure"
      options={isYesNo ? yesNoOptions(t) : undefined}
      problem={reading?.kind === 'invalid' ? describeReadingProblem(t, reading.problem) : undefined}
      readAs={readAs(text, reading, t.locale)}
      onChoose={(chosen) => card.onChoose(name, chosen)}
    />
  );
}

export function InputField({
  card,
  input,
}: {
  card: CardContext;
  input: DataPoint['inputs'][number];
}) {
  const t = useText();
  const name = fieldName.input(card.kpi.id, input.id);
  const text = card.texts[name] ?? '';
  const reading = readTyped(text, input);
  const isYesNo = input.unit === 'yes-no';
  const isFraction = input.integer && reading?.kind === 'number' && reading.value.includes('.');
  return (
    <EntryField
      name={name}
      label={input.label}
      text={text}
      stored={card.stored[name] ?? ''}
      state={card.saver.states[name]}
      unit={isYesNo ? undefined : card.unitSymbols[input.unit]}
      type="figure"
      options={isYesNo ? yesNoOptions(t) : undefined}
      hint={isFraction ? t('entry.usuallyWhole') : undefined}
      problem={reading?.kind === 'invalid' ? describeReadingProblem(t, reading.problem) : undefined}
      readAs={readAs(text, reading, t.locale)}
      onChoose={(chosen) => card.onChoose(name, chosen)}
    />
  );
}

function yesNoOptions(t: ReturnType<typeof useText>) {
  return [
    { value: 'yes', label: t('answer.yes') },
    { value: 'no', label: t('answer.no') },
  ];
}

/** The figure as it was understood, shown where the text is written differently. */
function readAs(
  text: string,
  reading: ReturnType<typeof readTyped>,
  locale: string,
): string | undefined {
  if (reading?.kind !== 'number' || reading.value === text.trim()) return undefined;
  return formatValue(reading.value, 30, locale);
}
