/** One data point inside its KPI: its own inputs, what they come to, and what stands behind the figure. */
import type { DataPoint } from '#app/domain/definitions/schema.ts';
import type { Reading } from '#app/domain/entry/entry.ts';
import {
  inputReferences,
  isRegisterReference,
  isTypedDirectly,
  registerIdOf,
} from '#app/domain/entry/fields.ts';
import type { Outcome } from '#app/domain/entry/outcome.ts';
import type { ScoredTarget } from '#app/domain/scoring/percent-of-target.ts';
import { driftBeyond } from '#app/domain/entry/register-drift.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatValue } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';
import { FinalField, InputField, type CardContext } from './card-fields.tsx';
import { describeInvalid } from './describe.ts';
import { inputFigure } from '#app/domain/entry/kpi-texts.ts';
import { LastRound } from './last-round.tsx';
import { StandsBehind } from './stands-behind.tsx';

export interface PreviousFigure {
  year: number;
  value: string | null;
  yesNo: boolean | null;
}

export function DataPointPart({
  card,
  dataPoint,
  inputs,
  outcome,
  target,
  previous,
  isOnlyOne,
}: {
  card: CardContext;
  dataPoint: DataPoint;
  /** The inputs that are asked here; those that the KPI's data points share are asked above. */
  inputs: DataPoint['inputs'];
  /** Undefined for a moment, until what was typed is worked out. */
  outcome: Outcome | undefined;
  target: ScoredTarget | undefined;
  previous: PreviousFigure | undefined;
  isOnlyOne: boolean;
}) {
  const t = useText();
  const unit = card.unitSymbols[dataPoint.unit] ?? '';
  return (
    <section className="data-point" id={dataPoint.id} aria-labelledby={`${dataPoint.id}-title`}>
      <div className="data-point-fields">
        <h3 id={`${dataPoint.id}-title`} className={isOnlyOne ? 'visually-hidden' : undefined}>
          {dataPoint.label}
        </h3>
        {isTypedDirectly(dataPoint) && <FinalField card={card} dataPoint={dataPoint} />}
        {inputs.map((input) => (
          <InputField key={input.id} card={card} input={input} />
        ))}
        <RegisterLines card={card} dataPoint={dataPoint} />
        <LastRound card={card} dataPoint={dataPoint} />
        <StandsBehind card={card} dataPoint={dataPoint} />
      </div>
      <Result
        outcome={outcome}
        dataPoint={dataPoint}
        unit={unit}
        target={target}
        previous={previous}
        card={card}
        t={t}
      />
    </section>
  );
}

function RegisterLines({ card, dataPoint }: { card: CardContext; dataPoint: DataPoint }) {
  const t = useText();
  return inputReferences(dataPoint)
    .filter(isRegisterReference)
    .map((ref) => {
      const id = registerIdOf(ref);
      const item = card.registerItems[id];
      const own = item && inputFigure(card.kpi.id, ref, item, card.texts, card.unitChoices).reading;
      const reading = own ?? card.register[id];
      const href = `${pathTo.register(card.city, card.year)}#${id}`;
      return (
        <p className="register-line" key={id}>
          <span>{item?.label}</span>
          {own ? (
            <span>
              {own.kind === 'number' && <strong>{formatValue(own.value, 6, t.locale)}</strong>}{' '}
              {t('entry.ownFigure')}
              <DriftText own={own} registered={card.register[id]} card={card} />
            </span>
          ) : reading?.kind === 'number' ? (
            <span>
              <strong>{formatValue(reading.value, 6, t.locale)}</strong>{' '}
              <a href={href}>{t('entry.fromRegister')}</a>
            </span>
          ) : (
            <a href={href}>{t(reading ? 'entry.correctInRegister' : 'entry.missingInRegister')}</a>
          )}
        </p>
      );
    });
}

/** How far an own figure is from the register's, where that is beyond the tolerance. */
function DriftText({
  own,
  registered,
  card,
}: {
  own: Reading;
  registered: Reading | undefined;
  card: CardContext;
}) {
  const t = useText();
  const drift = driftBeyond(own, registered, card.registerTolerance);
  if (!drift || registered?.kind !== 'number') return null;
  const percent = formatValue(drift.percent, 4, t.locale);
  return (
    <>
      {', '}
      <span className="drift">
        {t('registerEffects.drift', {
          percent,
          direction: drift.direction,
          registered: formatValue(registered.value, 6, t.locale),
        })}
      </span>
    </>
  );
}

function Result({
  outcome,
  dataPoint,
  unit,
  target,
  previous,
  card,
  t,
}: {
  outcome: Outcome | undefined;
  dataPoint: DataPoint;
  unit: string;
  target: ScoredTarget | undefined;
  previous: PreviousFigure | undefined;
  card: CardContext;
  t: ReturnType<typeof useText>;
}) {
  const value = outcome?.value;
  const change = outcome?.change;
  const labels = (ref: string) => {
    if (ref === 'finalValue') return dataPoint.label;
    if (isRegisterReference(ref)) return card.registerItems[registerIdOf(ref)]?.label ?? ref;
    const inputs = card.kpi.dataPoints.flatMap((one) => one.inputs);
    return inputs.find((input) => input.id === ref)?.label ?? ref;
  };
  return (
    <div className="result">
      <output aria-live="polite" aria-label={t('entry.resultOf', { label: dataPoint.label })}>
        <span className="result-value">
          {value?.kind === 'value' && (
            <>
              {formatValue(value.decimal, dataPoint.decimals, t.locale)} <small>{unit}</small>
            </>
          )}
          {value?.kind === 'yesNo' && t(value.value ? 'answer.yes' : 'answer.no')}
          {value?.kind !== 'value' && value?.kind !== 'yesNo' && (
            <>
              – <small>{dataPoint.formula.type === 'yesNo' ? '' : unit}</small>
            </>
          )}
        </span>
        {outcome && <BandChip result={outcome.result} />}
        {value?.kind === 'missing' && value.present.length > 0 && (
          <span className="small quiet">
            {t('entry.stillMissing', { labels: value.missing.map(labels).join(', ') })}
          </span>
        )}
        {value?.kind === 'notApplicable' && value.reason === 'zeroDenominator' && (
          <span className="small quiet">{t('entry.zeroDenominator')}</span>
        )}
        {value?.kind === 'invalid' && (
          <span className="wrong">{describeInvalid(t, value.reason, labels, unit)}</span>
        )}
      </output>
      {previous && (
        <p className="small quiet">
          {t('entry.previous', {
            year: String(previous.year),
            value:
              previous.value === null
                ? t(previous.yesNo ? 'answer.yes' : 'answer.no')
                : formatValue(previous.value, dataPoint.decimals, t.locale),
          })}
          {change &&
            ` ${t('entry.change', { direction: change.direction, size: formatValue(change.size, dataPoint.decimals, t.locale) })}`}
        </p>
      )}
      {target && target.target !== null && target.method !== 'yesNo' && (
        <p className="small quiet">
          {t('entry.target', { value: formatValue(target.target, 6, t.locale), unit })}
        </p>
      )}
    </div>
  );
}
