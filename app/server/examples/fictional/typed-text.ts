/** Writes figures as people type them: rounded as they would, with their own thousands and decimal separators. */
import { Decimal } from 'decimal.js';

export interface NumberStyle {
  group: '' | ' ' | "'";
  decimal: '.' | ',';
}

/**
 * A figure as it is typed: small ones with decimals, counts without. Rounded down, so that the parts
 * of a whole never add up to more than the whole.
 */
export function roundedFigure(value: Decimal, isCount: boolean): Decimal {
  const places = isCount || value.gte(1_000) ? 0 : value.gte(100) ? 1 : 2;
  return value.toDecimalPlaces(places, Decimal.ROUND_DOWN);
}

/** A number in a style: 48150.5 as `48 150.5`, `48'150.5` or `48150,5`. */
export function typedNumber(value: Decimal, { group, decimal }: NumberStyle): string {
  const [whole = '', fraction] = value.toFixed().split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}
