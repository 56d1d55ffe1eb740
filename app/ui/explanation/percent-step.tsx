/** How far a value is from its target: the formula of the target's method with the numbers in it, and why that target. */
import type { Target } from '#app/domain/definitions/schema.ts';
import type { PublicDataPoint } from '#app/domain/publication/public-document.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { TargetGrounds } from '../kpis/target-grounds.tsx';
import { formatPercent, formatShare } from '../format.ts';
import { formatTarget } from '../scores/target-text.ts';
import { numberText } from './figures.ts';

export function PercentStep({
  dataPoint,
  target: grounds,
  targetSet,
}: {
  dataPoint: PublicDataPoint;
  target: Target | null;
  targetSet: { name: string; version: string };
}) {
  const t = useText();
  const { target, result } = dataPoint;
  if (!target) {
    return (
      <p>
        {t('target.none')}. {grounds?.rationale}
      </p>
    );
  }
  return (
    <>
      <p>
        {t('target.title', { target: formatTarget(target, dataPoint, t) })}.{' '}
        {grounds && t(`target.method.${grounds.method}`)}
      </p>
      {result.kind === 'scored' ? (
        <>
          <p className="formula">
            {`${percentFormula(dataPoint, t)} = ${formatShare(result.rawPercent, t.locale)} %`}
          </p>
          {result.rawPercent !== result.percent && (
            <p>
              {t('explain.clamped', {
                percent: formatPercent(result.percent, result.band, t.locale),
              })}
            </p>
          )}
        </>
      ) : (
        <p>{t('explain.noPercent', { reason: t(`band.${result.kind}`) })}</p>
      )}
      {grounds && <TargetGrounds target={grounds} targetSet={targetSet} />}
    </>
  );
}

/** Of a scored data point, by its target's method. */
function percentFormula({ value, yesNo, target, decimals }: PublicDataPoint, t: Text): string {
  if (yesNo !== null) return t(yesNo ? 'answer.yes' : 'answer.no');
  const [v, goal, worst] = [value, target?.target, target?.worst].map((one) =>
    numberText(one ?? '0', decimals, t),
  );
  switch (target?.method) {
    case 'ratio':
      return t('explain.formula.ratio', { value: v, target: goal });
    case 'nearest':
      return t('explain.formula.nearest', { value: v, target: goal, worst });
    default:
      return t('explain.formula.linear', { value: v, target: goal, worst });
  }
}
