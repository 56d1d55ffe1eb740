/** What the checks look at: an assessment, or a part of it, with everything that is known of it. */
import { Decimal } from 'decimal.js';
import type { Definitions } from '../definitions/definitions.ts';
import type { DataPoint, Framework, GeneralCheck, Kpi } from '../definitions/schema.ts';
import { type AssessmentData, inputKey, type Reading } from '../entry/entry.ts';
import { isRegisterReference, registerIdOf } from '../entry/fields.ts';
import type { ValueResult } from '../scoring/value.ts';

/** What is known of a data point's value; a `ValueResult` is one, and so is its plain copy in a page. */
export type CheckedValue =
  | { kind: 'value'; decimal: string }
  | { kind: 'yesNo'; value: boolean }
  | { kind: Exclude<ValueResult['kind'], 'value' | 'yesNo'> };

/** A value of an earlier round; only of the same revision of the data point, others cannot be compared. */
export interface PreviousValue {
  year: number;
  value?: string | null;
  yesNo?: boolean | null;
}

/** What stands behind a data point's value, as typed; blank texts are nothing. */
export interface BehindValue {
  sourceName?: string | null;
  sourceUrl?: string | null;
  comment?: string | null;
  /** The area that the value stands for, where it is not the city itself. */
  scope?: string | null;
  referenceYear?: number | null;
}

export interface BehindRegisterValue {
  source?: string | null;
  referenceYear?: number | null;
}

export interface CheckInput {
  /**
   * The standard, or for a part of an assessment its KPIs with the rules that touch them (`rulesTouching`). A
   * `DefinitionSet` is one.
   */
  definitions: Pick<Definitions, 'kpis' | 'rules' | 'generalChecks' | 'units'> & {
    framework: Pick<Framework, 'register'>;
  };
  /** By data point id: those of the KPIs, and those that their rules need beyond (`valuesNeededBeyond`). */
  values: Readonly<Record<string, CheckedValue>>;
  /** What was typed for the KPIs, and the register. */
  data: AssessmentData;
  /** Also asks what only a whole assessment can be asked: how many KPIs are not reported. */
  isWholeAssessment: boolean;
  /** Also asks about the register items themselves. */
  checksRegister: boolean;
  /** By data point id. */
  previous?: Readonly<Record<string, PreviousValue>>;
  /** By register id. */
  previousRegister?: Readonly<Record<string, PreviousValue>>;
  /** By data point id, also of other KPIs; left out: not known, so nothing is asked. */
  behind?: Readonly<Record<string, BehindValue>>;
  /** By register id; left out: not known. */
  registerBehind?: Readonly<Record<string, BehindRegisterValue>>;
  /** By `inputKey`, where inputs have years of their own. */
  inputYears?: Readonly<Record<string, number | null>>;
  /** Units as typed, by `inputKey` or `register:<id>`, where they are not those of the definition. */
  typedUnits?: Readonly<Record<string, string>>;
  /** The text of the register's currency; left out: not known. */
  currency?: string | null;
  /** In per cent; replaces the standard's own for rules that have no other (see `register-drift`). */
  registerTolerance?: string;
}

/** Room for typed figures and their products; checks need no more. */
const Figure = Decimal.clone({ precision: 60 });
const figures = new Map<string, Decimal>();

/** A decimal for checks. */
export function figure(value: Decimal.Value): Decimal {
  return new Figure(value);
}

/** As `figure`, for the numbers of the definitions: each is parsed once. Not for typed values. */
export function limitOf(value: string): Decimal {
  const known = figures.get(value);
  if (known) return known;
  const limit = figure(value);
  figures.set(value, limit);
  return limit;
}

/** A decimal as a warning tells it: exact up to 40 digits. */
export function told(value: Decimal): string {
  return value.toSignificantDigits(40, Decimal.ROUND_HALF_UP).toFixed();
}

/** As `told`, cut to four decimals, for percentages of which nobody asks more. */
export function toldShortly(value: Decimal): string {
  return value.toDecimalPlaces(4, Decimal.ROUND_DOWN).toFixed();
}

/** A data point with its KPI. */
export interface Place {
  kpi: Kpi;
  dataPoint: DataPoint;
  position: number;
}

/** The input with quick ways into it. */
export class CheckedAssessment {
  /** The data points to be checked, by id. */
  readonly places: ReadonlyMap<string, Place>;
  readonly #figures = new Map<string, Decimal | undefined>();
  readonly #generalChecks: ReadonlyMap<string, GeneralCheck>;

  constructor(readonly input: CheckInput) {
    const places = new Map<string, Place>();
    for (const kpi of input.definitions.kpis) {
      for (const dataPoint of kpi.dataPoints) {
        places.set(dataPoint.id, { kpi, dataPoint, position: places.size });
      }
    }
    this.places = places;
    this.#generalChecks = new Map(input.definitions.generalChecks.map((one) => [one.id, one]));
  }

  /** A general check that the standard has. */
  generalCheck(id: string): GeneralCheck | undefined {
    return this.#generalChecks.get(id);
  }

  /** The valid value of a data point, where it is a number. */
  figureOf(dataPointId: string): Decimal | undefined {
    if (this.#figures.has(dataPointId)) return this.#figures.get(dataPointId);
    const value = this.input.values[dataPointId];
    const decimal = value?.kind === 'value' ? figure(value.decimal) : undefined;
    this.#figures.set(dataPointId, decimal);
    return decimal;
  }

  /** Whether a data point has a valid value. */
  isReported(dataPointId: string): boolean {
    const kind = this.input.values[dataPointId]?.kind;
    return kind === 'value' || kind === 'yesNo';
  }

  /** Whether somebody said that there is no value, so that what is typed for it does not count. */
  isLeftOut(dataPointId: string): boolean {
    const kind = this.input.values[dataPointId]?.kind;
    return kind === 'notCollected' || kind === 'notApplicable' || kind === 'notInExtract';
  }

  /** The KPI's own number for an input or a register item. */
  ownNumber(kpiId: string, reference: string): Decimal | undefined {
    return numberIn(this.input.data.inputs[inputKey(kpiId, reference)]);
  }

  registerNumber(registerId: string): Decimal | undefined {
    return numberIn(this.input.data.register[registerId]);
  }

  /** The number that a formula reads. */
  numberOf(kpiId: string, reference: string): Decimal | undefined {
    const own = this.ownNumber(kpiId, reference);
    if (own || !isRegisterReference(reference)) return own;
    return this.registerNumber(registerIdOf(reference));
  }

  /** The number typed as a data point's final value. */
  finalNumber(dataPointId: string): Decimal | undefined {
    return numberIn(this.input.data.entries[dataPointId]?.finalValue);
  }
}

function numberIn(reading: Reading | undefined): Decimal | undefined {
  return reading?.kind === 'number' ? figure(reading.value) : undefined;
}

/** Whether a text says anything. */
export function isBlank(text: string | null | undefined): boolean {
  return text === undefined || text === null || text.trim() === '';
}
