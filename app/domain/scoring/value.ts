/** The value of a data point: what its entry says, the typed final value or the formula, within its hard bounds. */
import type { DataPoint } from '../definitions/schema.ts';
import type { AssessmentData } from '../entry/entry.ts';
import type { Reading } from '../entry/read-text.ts';
import {
  applyFormula,
  FINAL_VALUE_REF,
  type FormulaResult,
  type InvalidReason,
  needNumber,
  needYesNo,
} from './formula.ts';
import {
  compareToDecimal,
  constant,
  type Quantity,
  quantityOf,
  toDecimalString,
} from './quantity.ts';

export type { InvalidReason };

/** `computed` by the formula, or typed in as `final` value. */
type ValueOrigin = 'computed' | 'final';

export type ValueResult =
  /** `decimal` is the quantity cut after 40 significant digits. */
  | { kind: 'value'; quantity: Quantity; decimal: string; origin: ValueOrigin }
  | { kind: 'yesNo'; value: boolean; origin: ValueOrigin }
  /** `present` are the KPI's own inputs that are filled: with any, the data point is partly filled. */
  | { kind: 'missing'; missing: readonly string[]; present: readonly string[] }
  | { kind: 'notCollected' }
  | { kind: 'notInExtract' }
  | { kind: 'notApplicable'; reason: 'declared' | 'zeroDenominator' }
  | { kind: 'invalid'; reason: InvalidReason };

/** A value that can be scored. */
export type ValidValue = Extract<ValueResult, { kind: 'value' | 'yesNo' }>;

/**
 * The value of a data point in its unit, exact. The status not collected, not applicable or not in
 * extract decides first, then a typed final value (Verification Manual 2022, p. 162/152: column O
 * may be overtyped), then the formula. Bounds are inclusive.
 */
export function computeValue(
  dataPoint: DataPoint,
  kpiId: string,
  data: AssessmentData,
): ValueResult {
  const entry = data.entries[dataPoint.id];
  if (entry?.status === 'notCollected') return { kind: 'notCollected' };
  if (entry?.status === 'notInExtract') return { kind: 'notInExtract' };
  if (entry?.status === 'notApplicable') return { kind: 'notApplicable', reason: 'declared' };
  if (entry?.finalValue) {
    return withinBounds(dataPoint, readFinal(dataPoint, entry.finalValue), 'final');
  }
  return withinBounds(dataPoint, applyFormula(dataPoint, kpiId, data), 'computed');
}

/** Whether a value can be scored and counts as reported. */
export function isValid(value: ValueResult): value is ValidValue {
  return value.kind === 'value' || value.kind === 'yesNo';
}

function readFinal(dataPoint: DataPoint, reading: Reading): FormulaResult {
  const need = dataPoint.formula.type === 'yesNo' ? needYesNo : needNumber;
  const problem = need(reading, FINAL_VALUE_REF);
  if (problem) return problem;
  if (reading.kind === 'yesNo') return reading;
  if (reading.kind === 'number') return { kind: 'value', quantity: quantityOf(reading.value) };
  return { kind: 'missing', missing: [FINAL_VALUE_REF], present: [] };
}

function withinBounds(
  dataPoint: DataPoint,
  result: FormulaResult,
  origin: ValueOrigin,
): ValueResult {
  if (result.kind === 'yesNo') return { kind: 'yesNo', value: result.value, origin };
  if (result.kind !== 'value') return result;
  const { quantity } = result;
  const { min, max } = dataPoint;
  const decimal = toDecimalString(quantity);
  if (min !== null && compareToDecimal(quantity, constant(min)) < 0) {
    return { kind: 'invalid', reason: { code: 'belowMinimum', min, value: decimal } };
  }
  if (max !== null && compareToDecimal(quantity, constant(max)) > 0) {
    return { kind: 'invalid', reason: { code: 'aboveMaximum', max, value: decimal } };
  }
  return { kind: 'value', quantity, decimal, origin };
}
