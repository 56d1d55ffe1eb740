/** Reads a typed figure as its field means it: in the unit that the department holds it in, to the unit of the definition. */
import type { DataPoint, Kpi, RegisterItem, Rule, Unit } from '../definitions/schema.ts';
import { heldUnitOf, heldUnits, inDefinitionUnit, type HeldUnit } from '../units/held-units.ts';
import {
  inputsOfKpi,
  isRegisterReference,
  registerIdOf,
  registerReferencesOfKpi,
} from './fields.ts';
import { readTyped, type Reading } from './read-text.ts';

/** What a field's figure is: its unit in the definition, whether it is usually whole, and in which units it may be typed. */
export interface FigureSpec {
  unit: string;
  integer: boolean;
  /** The definition's own unit first; empty for what has no unit to choose. */
  units: HeldUnit[];
}

/** The parts of a definition set that say how figures are read. */
export interface UnitDefinitions {
  units: readonly Unit[];
  rules: readonly Rule[];
}

/** How an input of a KPI is read, or its own figure for a register item; undefined for an input that it does not have. */
export function inputSpec(
  definitions: UnitDefinitions & { registerById: ReadonlyMap<string, RegisterItem> },
  kpi: Kpi,
  inputId: string,
): FigureSpec | undefined {
  if (isRegisterReference(inputId)) {
    const item = definitions.registerById.get(registerIdOf(inputId));
    return item && registerReferencesOfKpi(kpi).includes(inputId)
      ? registerSpec(definitions, item)
      : undefined;
  }
  const input = inputsOfKpi(kpi).find((one) => one.id === inputId);
  const dataPointId = kpi.dataPoints.find((dataPoint) =>
    dataPoint.inputs.some((one) => one.id === inputId),
  )?.id;
  return (
    input && {
      unit: input.unit,
      integer: input.integer,
      units: heldUnits(definitions, {
        unit: input.unit,
        ...(dataPointId && { dataPointId }),
      }),
    }
  );
}

/** How a final value of a data point is read. */
export function finalSpec(definitions: UnitDefinitions, dataPoint: DataPoint): FigureSpec {
  const unit = dataPoint.formula.type === 'yesNo' ? 'yes-no' : dataPoint.unit;
  return {
    unit,
    integer: dataPoint.integer,
    units: heldUnits(definitions, { unit, dataPointId: dataPoint.id }),
  };
}

/** How an item of the register is read. */
export function registerSpec(definitions: UnitDefinitions, item: RegisterItem): FigureSpec {
  return {
    unit: item.unit,
    integer: item.integer,
    units: heldUnits(definitions, { unit: item.unit }),
  };
}

/**
 * The figure of a text in the definition's unit; undefined where the text is blank. `unit` is the unit that it was
 * typed in, null or '' for the definition's own. Of a whole number only the definition's own unit makes one: 1.234
 * thousand is no 1,234 thousand.
 */
export function readFigure(
  text: string,
  unit: string | null | undefined,
  spec: FigureSpec,
): Reading | undefined {
  const held = heldUnitOf(spec.units, unit ?? null);
  const isOwn = !held || held.multiply === held.divide;
  const reading = readTyped(text, { unit: spec.unit, integer: spec.integer && isOwn });
  return inDefinitionUnit(reading, held);
}
