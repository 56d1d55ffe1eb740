/** The five ways in which a data point comes from what was typed: ratio, per 100 000, reported, yes/no, checklist. */
import { type AssessmentData, inputKey } from '../entry/entry.ts';
import type { Reading, ReadingProblem } from '../entry/read-text.ts';
import type { DataPoint, Formula } from '../definitions/schema.ts';
import {
  compareToDecimal,
  constant,
  exact,
  HUNDRED,
  type Quantity,
  quantity,
  quantityOf,
} from './quantity.ts';

/** Stands for the typed final value where a missing or invalid input is named. */
export const FINAL_VALUE_REF = 'finalValue';

/** Why there is no valid value. `ref` is an input id, `register:<id>` or `finalValue`. */
export type InvalidReason =
  | { code: 'input'; ref: string; problem: ReadingProblem }
  | { code: 'belowMinimum'; min: string; value: string }
  | { code: 'aboveMaximum'; max: string; value: string }
  | { code: 'negativeDenominator'; ref: string; value: string }
  | { code: 'needsNumber' | 'needsYesNo'; ref: string };

export type FormulaResult =
  | { kind: 'value'; quantity: Quantity }
  | { kind: 'yesNo'; value: boolean }
  | { kind: 'missing'; missing: readonly string[]; present: readonly string[] }
  | { kind: 'notApplicable'; reason: 'zeroDenominator' }
  | { kind: 'invalid'; reason: InvalidReason };

type Stop = Extract<FormulaResult, { kind: 'missing' | 'invalid' }>;

/**
 * What the data point's formula makes of the inputs, in the unit of the data point, unrounded and
 * without regard to its bounds. An invalid input comes before a zero denominator (which needs no
 * numerator), that before missing inputs. Formulas: U4SSC Collection Methodology 2017, by KPI sheet.
 */
export function applyFormula(
  dataPoint: DataPoint,
  kpiId: string,
  data: AssessmentData,
): FormulaResult {
  const { formula } = dataPoint;
  const source: Source = { kpiId, data };
  switch (formula.type) {
    case 'ratio':
      return ratio(source, formula, formula.denominator, formula.multiplier);
    case 'per100k':
      return ratio(source, formula, 'register:population', '100000');
    case 'reported':
      return reported(source, formula.from ?? soleInput(dataPoint));
    case 'yesNo':
      return yesNo(source, soleInput(dataPoint));
    case 'checklist':
      return checklist(source, formula);
  }
}

interface Source {
  kpiId: string;
  data: AssessmentData;
}

const REGISTER_PREFIX = 'register:';

/** The KPI's own figure, or else the one of the register. */
function find({ kpiId, data }: Source, ref: string): Reading | undefined {
  const own = data.inputs[inputKey(kpiId, ref)];
  if (own || !ref.startsWith(REGISTER_PREFIX)) return own;
  return data.register[ref.slice(REGISTER_PREFIX.length)];
}

function ratio(
  source: Source,
  formula: Extract<Formula, { type: 'ratio' | 'per100k' }>,
  denominatorRef: string,
  multiplier: string,
): FormulaResult {
  const numerator = find(source, formula.numerator);
  const denominator = find(source, denominatorRef);
  const problem =
    needNumber(numerator, formula.numerator) ?? needNumber(denominator, denominatorRef);
  if (problem) return problem;
  if (denominator?.kind === 'number') {
    const divisor = exact(denominator.value);
    if (divisor.isZero()) {
      const instead = formula.whenDenominatorZero;
      if (instead === 'notApplicable') return { kind: 'notApplicable', reason: 'zeroDenominator' };
      return { kind: 'value', quantity: quantityOf(instead.value) };
    }
    if (divisor.isNegative()) {
      const { value } = denominator;
      return invalid({ code: 'negativeDenominator', ref: denominatorRef, value });
    }
    if (numerator?.kind === 'number') {
      return {
        kind: 'value',
        quantity: quantity(exact(numerator.value).times(constant(multiplier)), divisor),
      };
    }
  }
  return missing(source, [formula.numerator, denominatorRef]);
}

function reported(source: Source, ref: string | undefined): FormulaResult {
  if (ref === undefined) return { kind: 'missing', missing: [FINAL_VALUE_REF], present: [] };
  const reading = find(source, ref);
  const problem = needNumber(reading, ref);
  if (problem) return problem;
  if (reading?.kind !== 'number') return missing(source, [ref]);
  return { kind: 'value', quantity: quantityOf(reading.value) };
}

function yesNo(source: Source, ref: string | undefined): FormulaResult {
  if (ref === undefined) return { kind: 'missing', missing: [FINAL_VALUE_REF], present: [] };
  const reading = find(source, ref);
  const problem = needYesNo(reading, ref);
  if (problem) return problem;
  if (reading?.kind !== 'yesNo') return missing(source, [ref]);
  return { kind: 'yesNo', value: reading.value };
}

/** Share of yes in per cent; without the yes to `fullOnlyWith` at most `capWithout`. */
function checklist(
  source: Source,
  formula: Extract<Formula, { type: 'checklist' }>,
): FormulaResult {
  const { inputs, fullOnlyWith, capWithout } = formula;
  let answered = 0;
  let yes = 0;
  for (const ref of fullOnlyWith === undefined ? inputs : [...inputs, fullOnlyWith]) {
    const problem = needYesNo(find(source, ref), ref);
    if (problem) return problem;
  }
  for (const ref of inputs) {
    const reading = find(source, ref);
    if (reading?.kind !== 'yesNo') continue;
    answered += 1;
    if (reading.value) yes += 1;
  }
  if (answered < inputs.length) return missing(source, inputs, fullOnlyWith);
  const share = quantity(HUNDRED.times(yes), exact(inputs.length));
  if (fullOnlyWith === undefined || capWithout === undefined)
    return { kind: 'value', quantity: share };
  const full = find(source, fullOnlyWith);
  const isFull = full?.kind === 'yesNo' && full.value;
  const cap = quantityOf(capWithout);
  const isCapped = !isFull && compareToDecimal(share, cap.numerator) > 0;
  return { kind: 'value', quantity: isCapped ? cap : share };
}

function soleInput(dataPoint: DataPoint): string | undefined {
  return dataPoint.inputs.length === 1 ? dataPoint.inputs[0]?.id : undefined;
}

/** The shared register does not count as present: it alone makes no KPI partly filled. */
function missing({ kpiId, data }: Source, refs: readonly string[], optional?: string): Stop {
  const isPresent = (ref: string) => data.inputs[inputKey(kpiId, ref)] !== undefined;
  return {
    kind: 'missing',
    missing: refs.filter((ref) => find({ kpiId, data }, ref) === undefined),
    present: (optional === undefined ? refs : [...refs, optional]).filter(isPresent),
  };
}

/** The problem of a reading that is there but is no number. */
export function needNumber(reading: Reading | undefined, ref: string): Stop | undefined {
  if (!reading || reading.kind === 'number') return undefined;
  if (reading.kind === 'invalid') return invalid({ code: 'input', ref, problem: reading.problem });
  return invalid({ code: 'needsNumber', ref });
}

/** The problem of a reading that is there but is neither yes nor no. */
export function needYesNo(reading: Reading | undefined, ref: string): Stop | undefined {
  if (!reading || reading.kind === 'yesNo') return undefined;
  if (reading.kind === 'invalid') return invalid({ code: 'input', ref, problem: reading.problem });
  return invalid({ code: 'needsYesNo', ref });
}

function invalid(reason: InvalidReason): Extract<FormulaResult, { kind: 'invalid' }> {
  return { kind: 'invalid', reason };
}
