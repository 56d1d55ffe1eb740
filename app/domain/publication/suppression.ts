/** What a publication leaves out so that nobody can work out what is confidential, or a small count of people or events. */
import { Decimal } from 'decimal.js';
import type { AssessmentRows } from '../assessment/assessment-data.ts';
import type { DefinitionSet } from '../definitions/definitions.ts';
import type { DataPoint, Kpi } from '../definitions/schema.ts';
import { inputKey } from '../entry/entry.ts';
import { inputReferences, isRegisterReference } from '../entry/fields.ts';
import type { ValueResult } from '../scoring/value.ts';

/** Counts from 1 to below this are small, as statistical offices mostly draw the line. */
export const DEFAULT_SUPPRESS_BELOW = 5;

/** Quantities of units that count persons (households and customers are persons too) or what happened to them. */
const COUNTED = new Set([
  'inhabitants',
  'persons',
  'children',
  'households',
  'live-births',
  'deaths',
  'students',
  'fte',
  'customers',
  'customer-interruptions',
  'responses',
  'crimes',
]);

export interface SuppressionInput {
  definitions: DefinitionSet;
  rows: Pick<AssessmentRows, 'registerValues' | 'inputValues'> & {
    entries: ReadonlyArray<AssessmentRows['entries'][number] & { is_confidential: boolean }>;
  };
  /** Value of each data point as the round has it. */
  valueOf(dataPointId: string): ValueResult | undefined;
  /** Counts from 1 to below this are small; 0: none is. */
  suppressBelow: number;
  /** Data points that the publication before suppressed: another choice of what to hide would tell by the difference. */
  suppressedBefore?: ReadonlySet<string> | undefined;
}

export interface Suppression {
  /** Data points that are left out: the city keeps them, or they would tell a small count or another one left out. */
  dataPoints: ReadonlyMap<string, 'confidential' | 'suppressed'>;
  /** What was typed and is left out: `<KPI>/<input>` or `register:<id>`. */
  figures: ReadonlySet<string>;
}

/**
 * Decides what is left out. Three rules are repeated until nothing changes:
 *
 * 1. A data point that reads a figure that is left out is left out.
 * 2. Of a data point that is left out at least one figure is: those that nothing else reads, or else its numerator.
 * 3. Where data points add up to a known sum, one that is left out alone takes another one with it, since the others
 *    would tell it; and so do small counts alone, since their sum could tell each. Taken is the one that was taken before,
 *    or else the smallest other one that is not small, which depends on nothing that is secret.
 *
 * At the start stand the confidential data points, the figures that count fewer than the threshold, and rates whose count
 * or whose complement (those without access) could be computed back with the denominator. Zero is published: it concerns nobody.
 * A text that could not be read is published as it is, so it counts as small where it may be.
 */
export function decideSuppression(input: SuppressionInput): Suppression {
  const { definitions, rows } = input;
  const dataPoints = new Map<string, 'confidential' | 'suppressed'>();
  for (const entry of rows.entries) {
    if (entry.is_confidential) dataPoints.set(entry.data_point_id, 'confidential');
  }
  const cells = new Cells(input);
  const figures = cells.smallFigures();
  const all = definitions.kpis.flatMap((kpi) =>
    kpi.dataPoints.map((dataPoint) => ({ kpi, dataPoint })),
  );
  const isSmall = new Set<string>();
  for (const { kpi, dataPoint } of all) {
    if (!hasResult(input.valueOf(dataPoint.id))) continue;
    if (cells.isSmallRate(kpi, dataPoint)) {
      isSmall.add(dataPoint.id);
      if (!dataPoints.has(dataPoint.id)) dataPoints.set(dataPoint.id, 'suppressed');
    }
  }

  for (let size = -1; size !== dataPoints.size + figures.size;) {
    size = dataPoints.size + figures.size;
    for (const { kpi, dataPoint } of all) {
      const own = cells.of(kpi, dataPoint);
      const isLeftOut = dataPoints.has(dataPoint.id);
      if (!isLeftOut && !hasResult(input.valueOf(dataPoint.id))) continue;
      if (!isLeftOut && own.some((key) => figures.has(key))) {
        dataPoints.set(dataPoint.id, 'suppressed');
      }
      if (dataPoints.has(dataPoint.id)) leaveOutFigures(kpi, own);
    }
    // a KPI's own figure for a register item says much the same
    for (const { kpi } of all) {
      for (const item of definitions.framework.register) {
        const own = inputKey(kpi.id, `register:${item.id}`);
        if (figures.has(`register:${item.id}`) && cells.isTyped(own)) figures.add(own);
      }
    }
    for (const rule of definitions.rules) {
      if (rule.kind === 'sumsTo') coverSum(rule.dataPoints);
    }
  }
  return { dataPoints, figures };

  function leaveOutFigures(kpi: Kpi, own: readonly string[]): void {
    const readElsewhere = new Set(
      kpi.dataPoints.filter((one) => !dataPoints.has(one.id)).flatMap((one) => cells.of(kpi, one)),
    );
    for (const key of own) {
      if (!isRegisterReference(key) && !readElsewhere.has(key)) figures.add(key);
    }
    const [numerator] = own;
    const isOpen = own.every((key) => cells.isTyped(key) && !figures.has(key));
    if (numerator !== undefined && isOpen) figures.add(numerator);
  }

  function coverSum(parts: readonly string[]): void {
    const withValue = parts.filter((id) => numberOf(input.valueOf(id)) !== undefined);
    const leftOut = withValue.filter((id) => dataPoints.has(id));
    const isCovered = leftOut.length >= 2 && leftOut.some((id) => !isSmall.has(id));
    if (leftOut.length === 0 || isCovered) return;
    const open = withValue.filter((id) => !dataPoints.has(id));
    const candidates = open
      .map((id) => ({ id, value: numberOf(input.valueOf(id)) ?? new Decimal(0) }))
      .filter(({ value }) => value.greaterThan(0))
      .sort((a, b) => a.value.comparedTo(b.value));
    const cover = candidates.find(({ id }) => input.suppressedBefore?.has(id)) ?? candidates[0];
    // with nothing else above zero the zeros would tell that the rest is everything
    for (const id of cover ? [cover.id] : open) dataPoints.set(id, 'suppressed');
  }
}

/** What was typed, and what it was read as; null: it could not be read. */
interface Figure {
  text: string;
  decimal: string | null;
}

/** The typed figures of a round by key, and what counts as small among them. */
class Cells {
  readonly #figures = new Map<string, Figure>();
  readonly #finals = new Map<string, Figure>();
  readonly #input: SuppressionInput;

  constructor(input: SuppressionInput) {
    this.#input = input;
    const { registerValues, inputValues, entries } = input.rows;
    for (const row of registerValues) this.#keep(`register:${row.register_id}`, row);
    for (const row of inputValues) this.#keep(inputKey(row.kpi_id, row.input_id), row);
    for (const row of entries) {
      const figure = { text: row.final_text ?? '', decimal: row.final_decimal };
      if (figure.text !== '') this.#finals.set(row.data_point_id, figure);
    }
  }

  #keep(key: string, row: { typed_text: string; decimal_value: string | null }): void {
    const figure = { text: row.typed_text, decimal: row.decimal_value };
    if (figure.text !== '') this.#figures.set(key, figure);
  }

  isTyped(key: string): boolean {
    return this.#figures.has(key);
  }

  /** Keys of what a data point reads, the numerator first; a KPI's own figure stands for the register's. */
  of(kpi: Kpi, dataPoint: DataPoint): string[] {
    return inputReferences(dataPoint).map((reference) => this.#keyOf(kpi, reference));
  }

  #keyOf(kpi: Kpi, reference: string): string {
    const own = inputKey(kpi.id, reference);
    return isRegisterReference(reference) && !this.#figures.has(own) ? reference : own;
  }

  /** Typed counts below the threshold, and those that could not be read. */
  smallFigures(): Set<string> {
    const { definitions } = this.#input;
    const small = new Set<string>();
    const look = (key: string, unit: string) => {
      const figure = this.#figures.get(key);
      if (figure && this.#isCounted(unit) && this.#isSmallFigure(figure)) small.add(key);
    };
    for (const item of definitions.framework.register) {
      look(`register:${item.id}`, item.unit);
      for (const kpi of definitions.kpis) {
        look(inputKey(kpi.id, `register:${item.id}`), item.unit);
      }
    }
    for (const kpi of definitions.kpis) {
      for (const { id, unit } of kpi.dataPoints.flatMap((one) => one.inputs)) {
        look(inputKey(kpi.id, id), unit);
      }
    }
    return small;
  }

  /** Whether a data point tells a small count: its own, that of its numerator, or that of everybody else. */
  isSmallRate(kpi: Kpi, dataPoint: DataPoint): boolean {
    const { formula } = dataPoint;
    const final = this.#finals.get(dataPoint.id);
    if (formula.type !== 'ratio' && formula.type !== 'per100k') {
      const value = numberOf(this.#input.valueOf(dataPoint.id));
      if (!this.#isCounted(dataPoint.unit)) return false;
      return value ? this.#isSmall(value) : final !== undefined && this.#isSmallFigure(final);
    }
    if (!this.#isCounted(this.#unitOf(kpi, formula.numerator))) return false;
    if (final?.decimal === null) return this.#isSmallFigure(final);
    const [reference, multiplier] =
      formula.type === 'ratio'
        ? [formula.denominator, formula.multiplier]
        : ['register:population', '100000'];
    const denominator = this.#figures.get(this.#keyOf(kpi, reference))?.decimal;
    const count = final
      ? denominator && new Decimal(final.decimal ?? 0).times(denominator).dividedBy(multiplier)
      : this.#figures.get(this.#keyOf(kpi, formula.numerator))?.decimal;
    if (count === undefined || count === null || count === '') return false;
    if (this.#isSmall(new Decimal(count))) return true;
    const isShare = multiplier === '100' && this.#isCounted(this.#unitOf(kpi, reference));
    return (
      isShare && Boolean(denominator) && this.#isSmall(new Decimal(count).minus(denominator ?? 0))
    );
  }

  #unitOf(kpi: Kpi, reference: string): string {
    const { definitions } = this.#input;
    if (isRegisterReference(reference)) {
      return definitions.registerById.get(reference.slice('register:'.length))?.unit ?? '';
    }
    const inputs = kpi.dataPoints.flatMap((one) => one.inputs);
    return inputs.find((one) => one.id === reference)?.unit ?? '';
  }

  #isCounted(unit: string): boolean {
    return COUNTED.has(this.#input.definitions.unitById.get(unit)?.quantity ?? '');
  }

  /** A text that could not be read is small where a number in it is, or where it has none: it might be a word. */
  #isSmallFigure({ text, decimal }: Figure): boolean {
    if (decimal !== null) return this.#isSmall(new Decimal(decimal));
    const numbers = text.match(/\d+(?:[.,]\d+)?/g);
    if (!numbers) return this.#input.suppressBelow > 0;
    return numbers.some((one) => this.#isSmall(new Decimal(one.replace(',', '.'))));
  }

  #isSmall(count: Decimal): boolean {
    return !count.isZero() && count.abs().lessThan(this.#input.suppressBelow);
  }
}

/** Whether there is anything to tell: a value, or one that is refused with a reason that names it. */
function hasResult(value: ValueResult | undefined): boolean {
  return value?.kind === 'value' || value?.kind === 'yesNo' || value?.kind === 'invalid';
}

function numberOf(value: ValueResult | undefined): Decimal | undefined {
  return value?.kind === 'value' ? new Decimal(value.decimal) : undefined;
}
