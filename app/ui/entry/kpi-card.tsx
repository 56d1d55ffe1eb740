/** One KPI of a segment: what is asked, the fields, and what the answer comes to as one types. */
import { useCallback, useRef, useState, type FormEvent } from 'react';
import type { Kpi } from '#app/domain/definitions/schema.ts';
import { REVISION } from '#app/domain/entry/posted-changes.ts';
import {
  fieldName,
  inputsOfKpi,
  parseFieldName,
  registerReferencesOfKpi,
} from '#app/domain/entry/fields.ts';
import type { Outcome } from '#app/domain/entry/outcome.ts';
import type { Reading } from '#app/domain/entry/read-text.ts';
import type { ScoringTargets } from '#app/domain/scoring/score-data-point.ts';
import type { WorkedExample } from '#app/domain/explanation/worked-example.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ExampleText } from '../kpis/example-text.tsx';
import { InputField, type CardContext } from './card-fields.tsx';
import { DataPointPart, type PreviousFigure } from './data-point-part.tsx';
import { dataFromTexts, type AskedKpi, type Texts } from '#app/domain/entry/kpi-texts.ts';
import { KpiWarnings, type CardWarning } from '../checks/kpi-warnings.tsx';
import { FigureYears } from './figure-years.tsx';
import { RegisterOverrides } from './register-overrides.tsx';
import { useOutcomes } from './use-outcomes.ts';
import type { Saver } from './use-saver.ts';

export function KpiCard({
  city,
  year,
  kpi,
  typed,
  stored,
  revisions,
  register,
  targetSet,
  previous,
  outcomes,
  hasUnsaved,
  saver,
  unitSymbols,
  unitChoices,
  registerItems,
  evidence,
  suggestions,
  registerTolerance,
  warnings,
  examples,
}: Pick<
  CardContext,
  | 'city'
  | 'year'
  | 'kpi'
  | 'stored'
  | 'unitSymbols'
  | 'unitChoices'
  | 'registerItems'
  | 'evidence'
  | 'suggestions'
  | 'registerTolerance'
> & {
  /** The texts that the fields start with: as stored, or as a posted form had them. */
  typed: Texts;
  revisions: Readonly<Record<string, number>>;
  register: Readonly<Record<string, Reading>>;
  targetSet: ScoringTargets;
  previous: Readonly<Record<string, PreviousFigure>>;
  /** What the data points come to as they are stored. */
  outcomes: Readonly<Record<string, Outcome>>;
  /** Whether a posted form came back with texts that are not stored. */
  hasUnsaved: boolean;
  saver: Saver;
  /** What the checks ask about this KPI. */
  warnings: readonly CardWarning[];
  examples: readonly WorkedExample[];
}) {
  const t = useText();
  const [texts, setTexts] = useState(typed);
  const card = useRef<HTMLElement>(null);
  const data = useCallback(
    (now: Texts) => dataFromTexts(kpi, now, register, registerItems, unitChoices),
    [kpi, register, registerItems, unitChoices],
  );
  const current = useOutcomes({ kpi, targetSet, previous, data }, texts, outcomes, hasUnsaved);
  const shared = sharedInputs(kpi);
  const rows = [
    ...inputsOfKpi(kpi).map((input) => fieldName.input(kpi.id, input.id)),
    ...registerReferencesOfKpi(kpi).map((ref) => fieldName.input(kpi.id, ref)),
    ...kpi.dataPoints.map((dataPoint) => `entry/${dataPoint.id}`),
  ];

  const readField = (event: FormEvent) => {
    const field = event.target as HTMLInputElement;
    const text = field.type === 'checkbox' ? (field.checked ? 'yes' : '') : field.value;
    return {
      name: field.name,
      text,
      isChoice: field.type === 'checkbox' || field.tagName === 'SELECT',
    };
  };
  const change = (event: FormEvent) => {
    const { name, text, isChoice } = readField(event);
    if (!name) return;
    setTexts((old) => ({ ...old, [name]: text }));
    if (isChoice) saver.save(name, text);
  };
  const leave = (event: FormEvent) => {
    const { name, text } = readField(event);
    if (name && isKept(name, stored)) saver.save(name, text);
  };
  const choose = (name: string, text: string) => {
    const field = card.current?.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`);
    if (field?.type === 'checkbox') field.checked = text === 'yes';
    else if (field) field.value = text;
    setTexts((old) => ({ ...old, [name]: text }));
    saver.resolve(name, text);
  };
  const context: CardContext = {
    city,
    year,
    kpi,
    texts,
    stored,
    register,
    saver,
    unitSymbols,
    unitChoices,
    registerItems,
    evidence,
    suggestions,
    registerTolerance,
    onChoose: choose,
  };

  return (
    <article
      className="kpi-card"
      id={kpi.id}
      ref={card}
      onChange={change}
      onBlur={leave}
      aria-labelledby={`${kpi.id}-name`}
    >
      {rows.map((row) => (
        <input
          key={row}
          type="hidden"
          name={`${REVISION}${row}`}
          value={revisions[row] ?? 0}
          readOnly
        />
      ))}
      <header className="kpi-asked">
        <h2 id={`${kpi.id}-name`}>{kpi.name}</h2>
        <p className="small quiet">{kpi.definition}</p>
        <details>
          <summary>{t('entry.howToCollect')}</summary>
          <div className="stack-small small">
            <p>{kpi.howToCollect}</p>
            <p>
              <strong>{t('entry.dataSources')}</strong> {kpi.dataSources}
            </p>
            {examples.map((example) => (
              <p key={example.dataPoint}>
                <strong>{t('example.title')}</strong>{' '}
                {kpi.dataPoints.length > 1 && `${example.label}: `}
                <ExampleText example={example} />
              </p>
            ))}
            <p>
              <a href={pathTo.kpi(kpi.id)} target="_blank" rel="noreferrer">
                {t('entry.wholeDefinition', { code: kpi.code })}
              </a>
            </p>
          </div>
        </details>
      </header>
      <div className="kpi-answered">
        {shared.length > 0 && (
          <div className="data-point-fields shared-inputs">
            {shared.map((input) => (
              <InputField key={input.id} card={context} input={input} />
            ))}
          </div>
        )}
        {kpi.dataPoints.map((dataPoint) => (
          <DataPointPart
            key={dataPoint.id}
            card={context}
            dataPoint={dataPoint}
            inputs={dataPoint.inputs.filter((input) => !shared.some((one) => one.id === input.id))}
            outcome={current[dataPoint.id]}
            target={targetSet.targetByDataPoint.get(dataPoint.id)}
            previous={previous[dataPoint.id]}
            isOnlyOne={kpi.dataPoints.length === 1}
          />
        ))}
        <KpiWarnings card={context} warnings={warnings} />
        <RegisterOverrides card={context} />
        <FigureYears card={context} />
      </div>
    </article>
  );
}

/** Whether a field is stored by its name; questions of the checks come and go with the figures. */
export function isKept(name: string, stored: Texts): boolean {
  return name in stored || parseFieldName(name)?.row === 'warning';
}

/** The inputs that more than one data point of the KPI reads: asked once, before the data points. */
function sharedInputs(kpi: AskedKpi): Kpi['dataPoints'][number]['inputs'] {
  return inputsOfKpi(kpi).filter(
    (input) =>
      kpi.dataPoints.filter((dataPoint) => dataPoint.inputs.some((one) => one.id === input.id))
        .length > 1,
  );
}
