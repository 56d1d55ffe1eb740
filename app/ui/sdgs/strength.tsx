/** How strongly a goal is measured: a bar of its data points, and words. */
import type { Strength } from '#app/domain/sdgs/goal-measure.ts';
import { useText } from '#app/messages/text.tsx';

export interface MeasureFigures {
  kpis: number;
  dataPoints: number;
  withTarget: number;
  strength: Strength;
}

export function StrengthText({ measure }: { measure: MeasureFigures }) {
  const t = useText();
  const { kpis, dataPoints, withTarget, strength } = measure;
  return (
    <>
      {t('sdg.measuredBy', { kpis, dataPoints, withTarget })}{' '}
      {strength !== 'scorable' && <strong>{t(`sdg.${strength}`)}</strong>}
    </>
  );
}

/** One bar for all its data points against the goal that has most; the darker part has a target. */
export function StrengthBar({ measure, most }: { measure: MeasureFigures; most: number }) {
  const width = (count: number) => Math.round((count / most) * 1000) / 10;
  return (
    <svg
      className="strength"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="strength-all" width={width(measure.dataPoints)} height="8" />
      <rect className="strength-target" width={width(measure.withTarget)} height="8" />
    </svg>
  );
}
