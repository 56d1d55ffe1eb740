/** The formulas of the definitions in the language of spreadsheets, with the same answer for every gap as the rules give. */
import type { DataPoint, Formula } from '../definitions/schema.ts';
import type { EntryStatus } from '../entry/entry.ts';
import type { FigureSpec } from '../entry/read-figure.ts';
import type { Reading } from '../entry/read-text.ts';
import type { ValueResult } from '../scoring/value.ts';

/** ITU's word for what is not reported (Verification Manual 2022, p. 162/152: column O). */
export const NOT_REPORTED = 'NR';
export const NOT_APPLICABLE = 'N/A';
/** For a figure that cannot be read or used; what to do about it stands in the form. */
export const UNREAD = 'CHECK';

/** What a computed cell holds. */
export type CellValue = string | number;

/** The formula of a figure in the definition's unit, from the cell that it is typed in and the cell of its unit. */
export function convertedFormula(
  spec: FigureSpec,
  cell: string,
  unitCell: string,
  whenEmpty = quoted(''),
): string {
  if (spec.unit === 'yes-no') {
    const isAnswer = `OR(${cell}="yes",${cell}="no")`;
    return `IF(${cell}="",${whenEmpty},IF(${isAnswer},LOWER(${cell}),${quoted(UNREAD)}))`;
  }
  const [own, ...others] = spec.units;
  const isOwn = `OR(${unitCell}="",${unitCell}=${quoted(own?.symbol ?? '')})`;
  const number =
    others.length === 0
      ? cell
      : others.reduceRight(
          (rest, { symbol, multiply, divide }) =>
            `IF(${unitCell}=${quoted(symbol)},${cell}*${multiply}/${divide},${rest})`,
          `IF(${isOwn},${cell},${quoted(UNREAD)})`,
        );
  return `IF(${cell}="",${whenEmpty},IF(ISNUMBER(${cell}),${number},${quoted(UNREAD)}))`;
}

/** Where a data point's row and what its formula reads stand. */
export interface DataPointCells {
  status: string;
  /** The final value in the definition's unit. */
  final: string;
  /** The figure of an input or `register:<id>` in the definition's unit. */
  figure: (reference: string) => string;
}

/** The formula of a data point's value: its status decides first, then a final value, then the inputs. */
export function resultFormula(
  dataPoint: DataPoint,
  { status, final, figure }: DataPointCells,
  words: Readonly<Record<EntryStatus, string>>,
): string {
  const is = (code: EntryStatus) => `${status}=${quoted(words[code])}`;
  const computed = formulaOf(dataPoint, figure);
  return (
    `IF(${is('notApplicable')},${quoted(NOT_APPLICABLE)},` +
    `IF(OR(${is('notCollected')},${is('notInExtract')}),${quoted(NOT_REPORTED)},` +
    `IF(${final}<>"",${final},${computed})))`
  );
}

function formulaOf({ formula, inputs }: DataPoint, figure: (reference: string) => string): string {
  switch (formula.type) {
    case 'ratio':
      return ratio(formula, figure(formula.numerator), figure(formula.denominator));
    case 'per100k': {
      const ofPopulation = { ...formula, multiplier: '100000' };
      return ratio(ofPopulation, figure(formula.numerator), figure('register:population'));
    }
    case 'checklist':
      return checklist(formula, figure);
    case 'reported':
    case 'yesNo': {
      const from = formula.type === 'reported' ? formula.from : undefined;
      const input = from ?? (inputs.length === 1 ? inputs[0]?.id : undefined);
      if (input === undefined) return quoted(NOT_REPORTED);
      return `IF(${figure(input)}="",${quoted(NOT_REPORTED)},${figure(input)})`;
    }
  }
}

function ratio(
  {
    multiplier,
    whenDenominatorZero: zero,
  }: {
    multiplier: string;
    whenDenominatorZero: 'notApplicable' | { value: string };
  },
  numerator: string,
  denominator: string,
): string {
  const whenZero = zero === 'notApplicable' ? quoted(NOT_APPLICABLE) : zero.value;
  const unread = quoted(UNREAD);
  const missing = quoted(NOT_REPORTED);
  return (
    `IF(OR(${numerator}=${unread},${denominator}=${unread}),${unread},` +
    `IF(${denominator}="",${missing},IF(${denominator}=0,${whenZero},IF(${denominator}<0,${unread},` +
    `IF(${numerator}="",${missing},${numerator}*${multiplier}/${denominator})))))`
  );
}

function checklist(
  { inputs, fullOnlyWith, capWithout }: Extract<Formula, { type: 'checklist' }>,
  figure: (reference: string) => string,
): string {
  const all = fullOnlyWith === undefined ? inputs : [...inputs, fullOnlyWith];
  const anyIs = (references: readonly string[], text: string) =>
    `OR(${references.map((one) => `${figure(one)}=${quoted(text)}`).join(',')})`;
  const yes = inputs.map((one) => `IF(${figure(one)}="yes",1,0)`).join('+');
  const share = `100*(${yes})/${inputs.length}`;
  const value =
    fullOnlyWith === undefined || capWithout === undefined
      ? share
      : `IF(${figure(fullOnlyWith)}="yes",${share},MIN(${share},${capWithout}))`;
  return `IF(${anyIs(all, UNREAD)},${quoted(UNREAD)},IF(${anyIs(inputs, '')},${quoted(NOT_REPORTED)},${value}))`;
}

/** Whether a value is there and within its bounds, as YES or NO: ITU's column Q. */
export function reportedFormula({ min, max }: DataPoint, result: string): string {
  const bounds = [min !== null && `${result}>=${min}`, max !== null && `${result}<=${max}`];
  const within = bounds.filter((one) => one !== false).join(',');
  const ofNumber = within === '' ? '"YES"' : `IF(AND(${within}),"YES","NO")`;
  const ofText = `IF(OR(${result}="yes",${result}="no"),"YES","NO")`;
  return `IF(ISNUMBER(${result}),${ofNumber},${ofText})`;
}

/** What the formula of a figure's row comes to. */
export function convertedValue(reading: Reading | undefined): CellValue {
  if (!reading) return '';
  if (reading.kind === 'yesNo') return reading.value ? 'yes' : 'no';
  return reading.kind === 'number' ? Number(reading.value) : UNREAD;
}

/** What the formula of a data point's value comes to. */
export function resultValue(value: ValueResult): CellValue {
  switch (value.kind) {
    case 'value':
      return Number(value.decimal);
    case 'yesNo':
      return value.value ? 'yes' : 'no';
    case 'notApplicable':
      return NOT_APPLICABLE;
    case 'missing':
    case 'notCollected':
    case 'notInExtract':
      return NOT_REPORTED;
    case 'invalid': {
      const { reason } = value;
      const isOutside = reason.code === 'belowMinimum' || reason.code === 'aboveMaximum';
      return isOutside ? Number(reason.value) : UNREAD;
    }
  }
}

/** A text within a formula. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
