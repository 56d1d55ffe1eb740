/** How far a value has come towards its target, in per cent, exactly. */
import type { Target } from '../definitions/schema.ts';
import {
  compareToDecimal,
  constant,
  HUNDRED,
  HUNDRED_QUANTITY,
  type Quantity,
  quantity,
  ZERO_QUANTITY,
} from './quantity.ts';
import type { ValidValue } from './value.ts';

/** What scoring needs to know of a target. */
export type ScoredTarget = Pick<Target, 'dataPoint' | 'method' | 'worst' | 'target'>;

/** `raw` may lie below 0 or above 100; `clamped` does not, and is what bands and means rest on. */
export interface PercentOfTarget {
  clamped: Quantity;
  raw: Quantity;
}

/**
 * The % of target of a value; undefined where the target set does not score the data point.
 * Linear `(value - worst) / (target - worst)`: U4SSC Factsheet Mashhad 2021,
 * p. 15/9. Ratio `target / value` (a value of 0 is 100 %), nearest `1 - |target - value| / |target -
 * worst|`, yes = 100 and no = 0: ours (assessment-method.md, 1.6). A checklist is linear. Throws
 * where the target lacks a number its method needs; the loader of the definitions refuses such a set.
 */
export function percentOfTarget(
  value: ValidValue,
  target: ScoredTarget,
): PercentOfTarget | undefined {
  if (target.method === 'none') return undefined;
  const raw = rawPercent(value, target);
  if (raw.numerator.isNegative()) return { clamped: ZERO_QUANTITY, raw };
  return { clamped: compareToDecimal(raw, HUNDRED) > 0 ? HUNDRED_QUANTITY : raw, raw };
}

function rawPercent(value: ValidValue, target: ScoredTarget): Quantity {
  if (value.kind === 'yesNo') return value.value ? HUNDRED_QUANTITY : ZERO_QUANTITY;
  const { numerator, denominator } = value.quantity;
  const goal = constant(needed(target, target.target));
  if (target.method === 'ratio') {
    if (numerator.isZero() || numerator.isNegative()) return HUNDRED_QUANTITY;
    return quantity(goal.times(HUNDRED).times(denominator), numerator);
  }
  const worst = constant(needed(target, target.worst));
  if (target.method === 'nearest') {
    const span = goal.minus(worst).abs().times(denominator);
    const distance = goal.times(denominator).minus(numerator).abs();
    return quantity(span.minus(distance).times(HUNDRED), span);
  }
  const gained = numerator.minus(worst.times(denominator)).times(HUNDRED);
  return quantity(gained, goal.minus(worst).times(denominator));
}

function needed(target: ScoredTarget, value: string | null): string {
  if (value !== null) return value;
  throw new Error(`Target of ${target.dataPoint}: ${target.method} lacks a target or worst value`);
}
