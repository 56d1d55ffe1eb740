/** One data point of a KPI: what is typed, how the value comes of it, and what it is measured against. */
import type { DataPoint, Target } from '#app/domain/definitions/schema.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatTarget } from '../scores/target-text.ts';

interface Read {
  reference: string;
  isRegister: boolean;
  label: string;
  unitSymbol: string;
}
type ShownDataPoint = DataPoint & {
  unitSymbol: string;
  unitName: string;
  reads: Read[];
  target: Target | null;
};

export function KpiDataPoint({
  dataPoint,
  targetSet,
}: {
  dataPoint: ShownDataPoint;
  targetSet: { name: string; version: string };
}) {
  const t = useText();
  const { min, max } = dataPoint;
  return (
    <article className="card" id={dataPoint.id} aria-labelledby={`${dataPoint.id}-label`}>
      <h3 id={`${dataPoint.id}-label`}>{dataPoint.label}</h3>
      <dl className="facts">
        <dt>{t('dataPoint.unit')}</dt>
        <dd>
          {dataPoint.unitName === dataPoint.unitSymbol
            ? dataPoint.unitName
            : `${dataPoint.unitSymbol} (${dataPoint.unitName})`}
        </dd>
        <dt>{t('dataPoint.formula')}</dt>
        <dd>{formulaText(dataPoint, t)}</dd>
        {dataPoint.reads.length > 0 && (
          <>
            <dt>{t('dataPoint.inputs')}</dt>
            <dd>
              <ul className="bare-list">
                {dataPoint.reads.map((read) => (
                  <li key={read.reference}>
                    {read.label} <span className="quiet">({read.unitSymbol})</span>
                    {read.isRegister && (
                      <span className="quiet small"> {t('dataPoint.fromRegister')}</span>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>{t('dataPoint.direction')}</dt>
        <dd>{t(`direction.${dataPoint.direction}`)}</dd>
        <dt>{t('dataPoint.bounds')}</dt>
        <dd>
          {min === null && max === null
            ? t('dataPoint.unbounded')
            : t('dataPoint.boundsOf', { min: min ?? '−∞', max: max ?? '∞' })}
        </dd>
        <dt>{t('dataPoint.id')}</dt>
        <dd>
          <code>{dataPoint.id}</code>{' '}
          <span className="quiet">{t('dataPoint.revision', { revision: dataPoint.revision })}</span>
        </dd>
      </dl>
      <TargetOf dataPoint={dataPoint} targetSet={targetSet} t={t} />
    </article>
  );
}

function TargetOf({
  dataPoint,
  targetSet,
  t,
}: {
  dataPoint: ShownDataPoint;
  targetSet: { name: string; version: string };
  t: Text;
}) {
  const { target } = dataPoint;
  if (!target || target.method === 'none') {
    return (
      <div className="target">
        <h4>{t('target.none')}</h4>
        {target && <p className="small">{target.rationale}</p>}
      </div>
    );
  }
  return (
    <div className="target">
      <h4>{t('target.title', { target: formatTarget(target, dataPoint, t) })}</h4>
      <p className="small">
        {t(`target.method.${target.method}`)} {target.rationale}
      </p>
      <dl className="facts small">
        <dt>{t('target.basis')}</dt>
        <dd>
          {t(target.basis === 'u4ssc' ? 'target.basis.u4ssc' : 'target.basis.ours', {
            basis: target.basis,
          })}
        </dd>
        <dt>{t('target.source')}</dt>
        <dd>
          {target.source}
          {target.reference && ` (${target.reference})`}
          {target.fromKnowledge && <span className="quiet"> {t('target.fromKnowledge')}</span>}
        </dd>
        <dt>{t('target.confidence')}</dt>
        <dd>{t(`confidence.${target.confidence}`)}</dd>
        <dt>{t('target.set')}</dt>
        <dd>{`${targetSet.name}, ${t('grounds.version', { version: targetSet.version })}`}</dd>
      </dl>
    </div>
  );
}

function formulaText({ formula, reads }: ShownDataPoint, t: Text): string {
  const label = (reference: string) =>
    reads.find((read) => read.reference === reference)?.label ?? reference;
  switch (formula.type) {
    case 'ratio': {
      const { numerator, denominator, multiplier } = formula;
      const fraction = t('formula.ratio', {
        numerator: label(numerator),
        denominator: label(denominator),
      });
      const whole = multiplier === '1' ? fraction : t('formula.times', { fraction, multiplier });
      return `${whole}. ${zeroText(formula.whenDenominatorZero, t)}`;
    }
    case 'per100k':
      return `${t('formula.per100k', { numerator: label(formula.numerator), population: label('register:population') })}. ${zeroText(formula.whenDenominatorZero, t)}`;
    case 'checklist':
      return formula.fullOnlyWith && formula.capWithout
        ? t('formula.checklistCapped', {
            count: formula.inputs.length,
            condition: label(formula.fullOnlyWith),
            cap: formula.capWithout,
          })
        : t('formula.checklist', { count: formula.inputs.length });
    case 'yesNo':
    case 'reported':
      return t(`formula.${formula.type}`);
  }
}

function zeroText(zero: 'notApplicable' | { value: string }, t: Text): string {
  return zero === 'notApplicable'
    ? t('formula.zeroNotApplicable')
    : t('formula.zeroValue', { value: zero.value });
}
