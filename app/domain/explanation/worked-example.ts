/** The example of a KPI's definition, computed: what a middling city would type, and what that comes to. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import type { DataPoint, Kpi } from '../definitions/schema.ts';
import {
  inputKey,
  type AssessmentData,
  type AssessmentEntry,
  type Reading,
} from '../entry/entry.ts';
import {
  inputReferences,
  inputsOfKpi,
  isRegisterReference,
  isTypedDirectly,
  registerIdOf,
} from '../entry/fields.ts';
import { computeValue, isValid } from '../scoring/value.ts';

/** A figure as the example has it: a decimal in the unit of its field, or an answer. */
export type ExampleFigure = string | boolean;

export interface WorkedExample {
  dataPoint: string;
  label: string;
  /** What is typed; empty where the value itself is. */
  figures: Array<{ label: string; figure: ExampleFigure; unitSymbol: string }>;
  value: ExampleFigure;
  unitSymbol: string;
  /** Of the value, when it is shown. */
  decimals: number;
}

/** The examples of a KPI's data points. One without figures, or whose figures make no value, has none. */
export function workedExamples(
  kpi: Kpi,
  definitions: Pick<DefinitionSet, 'registerById' | 'unitById'>,
): WorkedExample[] {
  const data = exampleData(kpi);
  const symbolOf = (unit: string) => definitions.unitById.get(unit)?.symbol ?? unit;
  return kpi.dataPoints.flatMap((dataPoint) => {
    const result = computeValue(dataPoint, kpi.id, data);
    if (!isValid(result)) return [];
    return [
      {
        dataPoint: dataPoint.id,
        label: dataPoint.label,
        figures: figuresOf(kpi, dataPoint, definitions.registerById).map(({ unit, ...figure }) => ({
          ...figure,
          unitSymbol: symbolOf(unit),
        })),
        value: result.kind === 'value' ? result.decimal : result.value,
        unitSymbol: symbolOf(dataPoint.unit),
        decimals: dataPoint.decimals,
      },
    ];
  });
}

function figuresOf(kpi: Kpi, dataPoint: DataPoint, register: DefinitionSet['registerById']) {
  return inputReferences(dataPoint).flatMap((reference) => {
    const figure = kpi.example?.[reference];
    const asked = isRegisterReference(reference)
      ? register.get(registerIdOf(reference))
      : inputsOfKpi(kpi).find(({ id }) => id === reference);
    if (figure === undefined || !asked) return [];
    return [{ label: asked.label, figure, unit: asked.unit }];
  });
}

function exampleData(kpi: Kpi): AssessmentData {
  const inputs: Record<string, Reading> = {};
  const register: Record<string, Reading> = {};
  const entries: Record<string, AssessmentEntry> = {};
  for (const [name, figure] of Object.entries(kpi.example ?? {})) {
    const reading: Reading =
      typeof figure === 'boolean'
        ? { kind: 'yesNo', value: figure }
        : { kind: 'number', value: figure };
    const typed = kpi.dataPoints.find(({ id }) => id === name);
    if (typed && isTypedDirectly(typed)) {
      entries[name] = { status: 'reported', finalValue: reading };
    } else if (isRegisterReference(name)) register[registerIdOf(name)] = reading;
    else inputs[inputKey(kpi.id, name)] = reading;
  }
  return { inputs, register, entries };
}
