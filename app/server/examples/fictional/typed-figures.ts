/** Works back from the value of a data point to what has to be typed for it. */
import { Decimal } from 'decimal.js';
import type { DataPoint, Formula, Kpi } from '#app/domain/definitions/schema.ts';
import { inputKey } from '#app/domain/entry/entry.ts';
import { ANSWERS } from './answers.ts';
import { BASES } from './bases.ts';
import { ECONOMY_VALUES } from './economy-values.ts';
import { ENVIRONMENT_VALUES } from './environment-values.ts';
import { SOCIETY_VALUES } from './society-values.ts';
import { roundedFigure } from './typed-text.ts';
import { figureOf, itemOf, type FictionalYear } from './yearly.ts';

const VALUES = { ...ECONOMY_VALUES, ...ENVIRONMENT_VALUES, ...SOCIETY_VALUES };
const REGISTER_PREFIX = 'register:';

export type Figure = Decimal | boolean;

/** What is typed for one data point: by input id, or the value itself. */
export interface TypedFigures {
  inputs: ReadonlyArray<readonly [inputId: string, figure: Figure]>;
  final?: Figure;
}

/** The register as it was typed. */
export type RegisterFigures = ReadonlyMap<string, Decimal>;

/** What has to be typed for a data point; undefined where these files know nothing of it. */
export function typedFigures(
  kpi: Kpi,
  dataPoint: DataPoint,
  register: RegisterFigures,
  year: FictionalYear,
): TypedFigures | undefined {
  const { formula } = dataPoint;
  switch (formula.type) {
    case 'ratio':
      return ratio(
        kpi,
        dataPoint,
        formula,
        formula.denominator,
        formula.multiplier,
        register,
        year,
      );
    case 'per100k':
      return ratio(kpi, dataPoint, formula, 'register:population', '100000', register, year);
    case 'reported':
      // its input is typed for another data point of the KPI
      if (formula.from !== undefined) return { inputs: [] };
      return typedValue(dataPoint, valueOf(dataPoint, year));
    case 'yesNo':
      return typedValue(dataPoint, answerTo(dataPoint.id, year));
    case 'checklist':
      return checklist(kpi, formula, year);
  }
}

function ratio(
  kpi: Kpi,
  dataPoint: DataPoint,
  { numerator }: Extract<Formula, { type: 'ratio' | 'per100k' }>,
  denominator: string,
  multiplier: string,
  register: RegisterFigures,
  year: FictionalYear,
): TypedFigures | undefined {
  const base = baseOf(kpi, denominator, register, year);
  if (base === undefined) return undefined;
  const inputs: Array<readonly [string, Figure]> = [];
  if (!denominator.startsWith(REGISTER_PREFIX)) inputs.push([denominator, base]);
  if (numerator.startsWith(REGISTER_PREFIX)) return { inputs };
  const value = valueOf(dataPoint, year);
  if (value === undefined) return undefined;
  const part = roundedFigure(value.times(base).div(multiplier), isCount(dataPoint, numerator));
  return { inputs: [[numerator, part], ...inputs] };
}

function checklist(
  kpi: Kpi,
  { inputs, fullOnlyWith }: Extract<Formula, { type: 'checklist' }>,
  year: FictionalYear,
): TypedFigures | undefined {
  const answered: Array<readonly [string, Figure]> = [];
  for (const id of fullOnlyWith === undefined ? inputs : [...inputs, fullOnlyWith]) {
    const answer = answerTo(inputKey(kpi.id, id), year);
    if (answer === undefined) return undefined;
    answered.push([id, answer]);
  }
  return { inputs: answered };
}

/** A value that is typed as it is, into the only input where there is one. */
function typedValue(dataPoint: DataPoint, value: Figure | undefined): TypedFigures | undefined {
  if (value === undefined || dataPoint.inputs.length > 1) return undefined;
  const [input] = dataPoint.inputs;
  return input ? { inputs: [[input.id, value]] } : { inputs: [], final: value };
}

function baseOf(
  kpi: Kpi,
  reference: string,
  register: RegisterFigures,
  year: FictionalYear,
): Decimal | undefined {
  if (reference.startsWith(REGISTER_PREFIX)) {
    return register.get(reference.slice(REGISTER_PREFIX.length));
  }
  const base = BASES[inputKey(kpi.id, reference)];
  return base && roundedFigure(figureOf(base, year), false);
}

function valueOf(dataPoint: DataPoint, year: FictionalYear): Decimal | undefined {
  const values = VALUES[dataPoint.id];
  if (!values) return undefined;
  const value = figureOf(values, year).toDecimalPlaces(dataPoint.decimals);
  return dataPoint.max === null ? value : Decimal.min(value, dataPoint.max);
}

function answerTo(key: string, year: FictionalYear): boolean | undefined {
  const answers = ANSWERS[key];
  return answers && itemOf(answers, year);
}

function isCount(dataPoint: DataPoint, inputId: string): boolean {
  return dataPoint.inputs.some((input) => input.id === inputId && input.integer);
}
