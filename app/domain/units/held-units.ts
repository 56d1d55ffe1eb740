/** The units in which departments hold their figures, and the way from each to the unit of the definition. */
import type { Rule, Unit } from '../definitions/schema.ts';
import type { Reading } from '../entry/read-text.ts';
import { convertDecimal } from './convert-decimal.ts';

/** A unit that a figure may be typed in. One of it is `multiply / divide` of the definition's unit. */
export interface HeldUnit {
  id: string;
  symbol: string;
  multiply: string;
  divide: string;
}

/**
 * The units that a figure of a definition's unit may be typed in, its own first: those of the same quantity in
 * units.yaml, and for the gases those that the manual converts (ppm and ppb, rules.yaml: 2022, p. 95).
 */
export function heldUnits(
  definitions: { units: readonly Unit[]; rules: readonly Rule[] },
  spec: { unit: string; dataPointId?: string },
): HeldUnit[] {
  const own = definitions.units.find((unit) => unit.id === spec.unit);
  if (!own) return [];
  const same = definitions.units.filter(
    (unit) => unit.id !== own.id && unit.quantity === own.quantity && unit.factor && own.factor,
  );
  const gases = definitions.rules.flatMap((rule) =>
    rule.kind === 'usuallyBetween' && spec.dataPointId && rule.dataPoints.includes(spec.dataPointId)
      ? Object.entries(rule.conversions ?? {})
      : [],
  );
  return [
    { id: own.id, symbol: own.symbol, multiply: '1', divide: '1' },
    ...same.map((unit) => ({
      id: unit.id,
      symbol: unit.symbol,
      multiply: unit.factor ?? '1',
      divide: own.factor ?? '1',
    })),
    ...gases.map(([id, factor]) => ({ id, symbol: id, multiply: factor, divide: '1' })),
  ];
}

/** A reading in the definition's unit. Yes, no and what could not be read stay as they are. */
export function inDefinitionUnit(
  reading: Reading | undefined,
  held: HeldUnit | undefined,
): Reading | undefined {
  if (reading?.kind !== 'number' || !held || held.multiply === held.divide) return reading;
  return { kind: 'number', value: convertDecimal(reading.value, held.multiply, held.divide) };
}

/** The unit of a field's text; the empty text is the definition's own. Undefined for one that it cannot be typed in. */
export function heldUnitOf(units: readonly HeldUnit[], id: string | null): HeldUnit | undefined {
  return id ? units.find((unit) => unit.id === id) : units[0];
}
