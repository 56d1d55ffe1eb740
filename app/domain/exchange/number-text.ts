/** A number of a file as a text that is read in one way only. */
import { Decimal } from 'decimal.js';

/** Plain digits with a point: 1.234 becomes 1.2340, because with three digits behind it nobody knows what a point is. */
export function numberText(value: number): string {
  const text = new Decimal(value).toFixed();
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}
