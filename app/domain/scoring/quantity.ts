/** Exact fractions, so that band edges are met exactly also where a division never ends (5 of a third). */
import { Decimal } from 'decimal.js';

/** Room for every product of typed numbers (100 characters at most) and targets: no operation rounds. */
const Exact = Decimal.clone({ precision: 2000 });
/** Shown figures are cut, not rounded, so that a string never lies in a higher band than its fraction. */
const shownBy = new Map<number, typeof Decimal>();

/** A number as numerator / denominator; the denominator is above zero. */
export interface Quantity {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

/** A decimal that calculates without rounding. */
export function exact(value: Decimal.Value): Decimal {
  return new Exact(value);
}

const constants = new Map<string, Decimal>();

/** As `exact`, for the few numbers of the definitions: each is parsed once. Not for typed values. */
export function constant(value: string): Decimal {
  let decimal = constants.get(value);
  if (!decimal) {
    decimal = exact(value);
    constants.set(value, decimal);
  }
  return decimal;
}

const ONE: Decimal = exact(1);
export const HUNDRED: Decimal = exact(100);
export const ZERO_QUANTITY: Quantity = { numerator: exact(0), denominator: ONE };
export const HUNDRED_QUANTITY: Quantity = { numerator: HUNDRED, denominator: ONE };

/** The fraction of two exact decimals, its sign in the numerator. Throws where the denominator is zero. */
export function quantity(numerator: Decimal, denominator: Decimal = ONE): Quantity {
  if (denominator.isZero()) throw new RangeError('a quantity has no denominator of zero');
  if (!denominator.isNegative()) return { numerator, denominator };
  return { numerator: numerator.negated(), denominator: denominator.negated() };
}

/** The quantity of a decimal string. */
export function quantityOf(value: Decimal.Value): Quantity {
  return { numerator: exact(value), denominator: ONE };
}

/** -1, 0 or 1 as `a` is below, equal to or above `b`, by cross-multiplication: exact. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return a.numerator.times(b.denominator).comparedTo(b.numerator.times(a.denominator));
}

/** As `compareQuantities`, with a plain decimal on the right. */
export function compareToDecimal(a: Quantity, b: Decimal): number {
  return a.numerator.comparedTo(b.times(a.denominator));
}

/** The quantity in plain decimal notation, cut (not rounded) after so many significant digits. */
export function toDecimalString(q: Quantity, significantDigits = 40): string {
  let Shown = shownBy.get(significantDigits);
  if (!Shown) {
    Shown = Decimal.clone({ precision: significantDigits, rounding: Decimal.ROUND_DOWN });
    shownBy.set(significantDigits, Shown);
  }
  const shown = Shown.div(q.numerator, q.denominator);
  return shown.isZero() ? '0' : shown.toFixed();
}
