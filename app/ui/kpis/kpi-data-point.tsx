/** One data point of a KPI: what is typed, how the value comes of it, and what it is measured against. */
import type { DataPoint, Target } from '#app/domain/definitions/schema.ts';
import type { WorkedExample } from '#app/domain/explanation/worked-example.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatTarget } from '../scores/target-text.ts';
import { ExampleText } from './example-text.tsx';
import { formulaText } from './formula-text.ts';
import { TargetGrounds } from './target-grounds.tsx';

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
  example: WorkedExample | null;
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
        <dd>{formulaText(dataPoint.formula, dataPoint.reads, t)}</dd>
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
        {dataPoint.example && (
          <>
            <dt>{t('example.title')}</dt>
            <dd>
              <ExampleText example={dataPoint.example} />
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
      <TargetGrounds target={target} targetSet={targetSet} />
    </div>
  );
}
