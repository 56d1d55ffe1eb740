/** The fields for figures: typed as they are, or as inputs of a formula. */
import type { EntryTexts } from '#app/domain/carry-over/suggestions.ts';
import type { DataPoint } from '#app/domain/definitions/schema.ts';
import type { Reading } from '#app/domain/entry/read-text.ts';
import { isTypedDirectly } from '#app/domain/entry/fields.ts';
import { useText } from '#app/messages/text.tsx';
import { formatValue } from '../format.ts';
import { describeReadingProblem } from './describe.ts';
import { EntryField, type EntryFieldProps } from './entry-field.tsx';
import {
  finalFigure,
  inputFigure,
  type AskedKpi,
  type Figure,
  type RegisterItems,
  type Texts,
  type UnitChoices,
} from '#app/domain/entry/kpi-texts.ts';
import type { Saver } from './use-saver.ts';

/** What all parts of a KPI's card share. */
export interface CardContext {
  city: string;
  year: number;
  kpi: AskedKpi;
  texts: Texts;
  stored: Texts;
  register: Readonly<Record<string, Reading>>;
  saver: Saver;
  unitSymbols: Readonly<Record<string, string>>;
  unitChoices: UnitChoices;
  registerItems: RegisterItems;
  /** In per cent: an own figure that is further from the register's is told so. */
  registerTolerance: string;
  onChoose: (field: string, text: string) => void;
  /** The files behind each data point. */
  evidence: EvidenceLinks;
  /** What the round before suggests. */
  suggestions: Suggestions;
}
export interface Suggestions {
  year: number | null;
  byId: Readonly<Record<string, { revision: number; texts: EntryTexts }>>;
}
export type EvidenceLinks = Readonly<Record<string, Array<{ name: string; href: string }>>>;

/** A figure that is typed as it is, or the final value where only that is known. */
export function FinalField({ card, dataPoint }: { card: CardContext; dataPoint: DataPoint }) {
  const t = useText();
  const isDirect = isTypedDirectly(dataPoint);
  return (
    <FigureField
      card={card}
      figure={finalFigure(dataPoint, card.texts, card.unitChoices)}
      label={isDirect ? dataPoint.label : t('entry.finalValue')}
      hint={isDirect ? undefined : t('entry.finalValueHint')}
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
  const figure = inputFigure(card.kpi.id, input.id, input, card.texts, card.unitChoices);
  const { reading } = figure;
  const isFraction = input.integer && reading?.kind === 'number' && reading.value.includes('.');
  return (
    <FigureField
      card={card}
      figure={figure}
      label={input.label}
      hint={isFraction ? t('entry.usuallyWhole') : undefined}
    />
  );
}

/** A figure with its unit, how it was read, and what is wrong with it. */
export function FigureField({
  card,
  figure,
  label,
  hint,
}: {
  card: Pick<CardContext, 'texts' | 'stored' | 'saver' | 'unitSymbols' | 'onChoose'>;
  figure: Figure;
  label: string;
  hint: string | undefined;
}) {
  const t = useText();
  const { name, spec, reading, text } = figure;
  const isYesNo = spec.unit === 'yes-no';
  const problem = reading?.kind === 'invalid' ? reading.problem : undefined;
  const choose = (chosen: string) => card.onChoose(name, chosen);
  return (
    <EntryField
      name={name}
      label={label}
      hint={hint}
      text={text}
      stored={card.stored[name] ?? ''}
      state={card.saver.states[name]}
      unit={isYesNo ? undefined : card.unitSymbols[spec.unit]}
      unitChoice={isYesNo ? undefined : unitChoice(card, figure)}
      type="figure"
      options={isYesNo ? yesNoOptions(t) : undefined}
      problem={problem && describeReadingProblem(t, problem)}
      readings={
        // a zero more at the end leaves no doubt which separator is meant
        problem?.code === 'ambiguousSeparator'
          ? [problem.asThousands, `${problem.asDecimal}0`]
          : undefined
      }
      readAs={readAs(card, figure, t.locale)}
      onChoose={choose}
    />
  );
}

function unitChoice(
  card: Pick<CardContext, 'texts' | 'stored' | 'saver'>,
  { spec, unitName }: Figure,
): EntryFieldProps['unitChoice'] {
  if (spec.units.length < 2) return undefined;
  const [own, ...others] = spec.units;
  return {
    name: unitName,
    text: card.texts[unitName] ?? '',
    stored: card.stored[unitName] ?? '',
    state: card.saver.states[unitName],
    options: [
      { value: '', label: own?.symbol ?? '' },
      ...others.map((unit) => ({ value: unit.id, label: unit.symbol })),
    ],
  };
}

function yesNoOptions(t: ReturnType<typeof useText>) {
  return [
    { value: 'yes', label: t('answer.yes') },
    { value: 'no', label: t('answer.no') },
  ];
}

/** The figure as it was understood, shown where the text is written differently or in another unit. */
function readAs(
  card: Pick<CardContext, 'texts' | 'unitSymbols'>,
  { text, reading, spec, unitName }: Figure,
  locale: string,
): string | undefined {
  if (reading?.kind !== 'number' || reading.value === text.trim()) return undefined;
  const figure = formatValue(reading.value, 30, locale);
  return card.texts[unitName] ? `${figure} ${card.unitSymbols[spec.unit] ?? ''}` : figure;
}
