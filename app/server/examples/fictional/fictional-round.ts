/** Writes a round of the fictional city: the same rows at every call, whatever the definitions have gained since. */
import { Decimal } from 'decimal.js';
import { toAssessmentData } from '#app/domain/assessment/assessment-data.ts';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { DataPoint, Input, Kpi } from '#app/domain/definitions/schema.ts';
import { inputKey } from '#app/domain/entry/entry.ts';
import { computeValue, isValid } from '#app/domain/scoring/value.ts';
import {
  entryWith,
  finalColumns,
  typedColumns,
  type ExampleEntry,
  type ExampleInputValue,
  type ExampleRegisterValue,
  type RoundContent,
} from '../example-city.ts';
import { gapOf, NEW_DATA_POINT, reserveOf } from './gaps.ts';
import { isFilled, OPEN_REGISTER, SLIPS } from './open-round.ts';
import { CURRENCY, REGISTER_VALUES } from './register-values.ts';
import { registerSource, sourceOf, styleOf } from './suppliers.ts';
import { typedFigures, type Figure } from './typed-figures.ts';
import { roundedFigure, typedNumber, type NumberStyle } from './typed-text.ts';
import { figureOf, OPEN_YEAR, type FictionalYear } from './yearly.ts';

const REGISTER_STYLE: NumberStyle = { group: ' ', decimal: '.' };

/**
 * The rows of a year. A data point that these figures do not fit, because it is new or its bounds
 * have changed, is openly not collected in the finished rounds and not started in the open one.
 */
export function fictionalRound(definitions: DefinitionSet, year: FictionalYear): RoundContent {
  const isOpen = year === OPEN_YEAR;
  const registerValues = registerRows(definitions, year);
  const register = new Map(
    registerValues.flatMap(({ register_id, decimal_value }) =>
      decimal_value === null ? [] : [[register_id, new Decimal(decimal_value)] as const],
    ),
  );
  const inputs = new Map<string, ExampleInputValue>();
  const entries: ExampleEntry[] = [];
  for (const kpi of definitions.kpis) {
    for (const dataPoint of kpi.dataPoints) {
      if (isOpen && !isFilled(kpi, dataPoint)) continue;
      const gap = gapOf(dataPoint.id, year);
      const typed = gap ? undefined : typedFigures(kpi, dataPoint, register, year);
      if (typed) {
        const style = styleOf(dataPoint.id, kpi.segment);
        for (const [inputId, figure] of typed.inputs) {
          const input = dataPoint.inputs.find(({ id }) => id === inputId);
          const key = inputKey(kpi.id, inputId);
          if (input && !inputs.has(key)) inputs.set(key, inputRow(kpi, input, figure, style, year));
        }
        entries.push(reportedEntry(kpi, dataPoint, typed.final, style, year));
      } else if (!isOpen) {
        entries.push(entryWith(dataPoint.id, gap ?? NEW_DATA_POINT));
      }
    }
  }
  if (isOpen) addSlips(definitions, inputs, entries);
  const content = { registerValues, inputValues: [...inputs.values()], entries };
  return isOpen ? content : { ...content, entries: withoutMisfits(definitions, content) };
}

function registerRows(definitions: DefinitionSet, year: FictionalYear): ExampleRegisterValue[] {
  return definitions.framework.register.flatMap((item) => {
    if (year === OPEN_YEAR && !OPEN_REGISTER.has(item.id)) return [];
    const common = { register_id: item.id, unit: null, reference_year: year };
    const source = registerSource(item.id, year);
    if (item.valueType === 'currencyCode') {
      return [{ ...common, ...typedColumns(CURRENCY, undefined), source }];
    }
    const values = REGISTER_VALUES[item.id];
    if (!values) return [];
    const figure = roundedFigure(figureOf(values, year), item.integer);
    return [{ ...common, ...typedColumns(typedNumber(figure, REGISTER_STYLE), item), source }];
  });
}

function inputRow(
  kpi: Kpi,
  input: Input,
  figure: Figure,
  style: NumberStyle,
  year: FictionalYear,
): ExampleInputValue {
  return {
    kpi_id: kpi.id,
    input_id: input.id,
    ...typedColumns(textOf(figure, style), input),
    unit: null,
    reference_year: year,
    override_reason: null,
  };
}

function reportedEntry(
  kpi: Kpi,
  dataPoint: DataPoint,
  final: Figure | undefined,
  style: NumberStyle,
  year: FictionalYear,
): ExampleEntry {
  const unit = dataPoint.formula.type === 'yesNo' ? 'yes-no' : dataPoint.unit;
  return entryWith(dataPoint.id, {
    status: 'reported',
    ...(final !== undefined &&
      finalColumns(textOf(final, style), { unit, integer: dataPoint.integer })),
    ...sourceOf(dataPoint.id, kpi.segment, year),
    ...reserveOf(dataPoint.id, year),
  });
}

function textOf(figure: Figure, style: NumberStyle): string {
  if (typeof figure === 'boolean') return figure ? 'yes' : 'no';
  return typedNumber(figure, style);
}

/** Without source and quality: whoever typed them has not finished. */
function addSlips(
  definitions: DefinitionSet,
  inputs: Map<string, ExampleInputValue>,
  entries: ExampleEntry[],
): void {
  for (const { kpiId, inputId, text } of SLIPS) {
    const kpi = definitions.kpiById.get(kpiId);
    for (const dataPoint of kpi?.dataPoints ?? []) {
      const input = dataPoint.inputs.find(({ id }) => id === inputId);
      const key = inputKey(kpiId, inputId);
      if (!kpi || !input || inputs.has(key)) continue;
      inputs.set(key, {
        kpi_id: kpi.id,
        input_id: input.id,
        ...typedColumns(text, input),
        unit: null,
        reference_year: null,
        override_reason: null,
      });
      entries.push(entryWith(dataPoint.id, { status: 'reported' }));
    }
  }
}

function withoutMisfits(definitions: DefinitionSet, content: RoundContent): ExampleEntry[] {
  const data = toAssessmentData(content);
  return content.entries.map((entry) => {
    const dataPoint = definitions.dataPointById.get(entry.data_point_id);
    const kpi = definitions.kpiOfDataPoint.get(entry.data_point_id);
    if (!dataPoint || !kpi || entry.status !== 'reported') return entry;
    const value = computeValue(dataPoint, kpi.id, data);
    const fits = isValid(value) || value.kind === 'notApplicable';
    return fits ? entry : entryWith(dataPoint.id, NEW_DATA_POINT);
  });
}
