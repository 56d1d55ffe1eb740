/** How the value comes of what was typed: the formula with the numbers in it. */
import type { Calculation } from '#app/domain/explanation/explain-data-point.ts';
import type { PublicDataPoint } from '#app/domain/publication/public-document.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatValue } from '../format.ts';
import { zeroText } from '../kpis/formula-text.ts';
import { figureText, valueText } from './figures.ts';

export function ValueStep({
  dataPoint,
  calculation,
}: {
  dataPoint: PublicDataPoint;
  calculation: Calculation;
}) {
  const t = useText();
  const value = valueText(dataPoint, t) ?? '';
  const formula = formulaOf(calculation, t);
  return formula === null ? (
    <p>{t('explain.asTyped', { value })}</p>
  ) : (
    <>
      <p className="formula">{`${formula} = ${value}`}</p>
      {calculation.kind === 'ratio' && Number(calculation.denominator?.value) === 0 && (
        <p className="small">{zeroText(calculation.whenDenominatorZero, t)}</p>
      )}
      {calculation.kind === 'checklist' && calculation.condition && (
        <p className="small">
          {t(calculation.condition.isMet ? 'explain.conditionMet' : 'explain.conditionNotMet', {
            condition: calculation.condition.label,
            cap: calculation.condition.cap,
          })}
        </p>
      )}
    </>
  );
}

/** Null where the value is what was typed. */
function formulaOf(calculation: Calculation, t: Text): string | null {
  if (calculation.kind === 'checklist') {
    return `${calculation.met} ÷ ${calculation.of} × 100`;
  }
  if (calculation.kind !== 'ratio') return null;
  const { numerator, denominator, multiplier } = calculation;
  if (!numerator || !denominator) return null;
  const fraction = `${figureText(numerator, t)} ÷ ${figureText(denominator, t)}`;
  return multiplier === '1' ? fraction : `${fraction} × ${formatValue(multiplier, 6, t.locale)}`;
}
