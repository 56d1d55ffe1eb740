/** How far a value has moved since the round before, so that a slip shows while it is typed. */
import { Decimal } from 'decimal.js';

/**
 * The difference to the value before, rounded to the data point's decimals and which way it went; undefined where one of both
 * is not known. In the unit of the data point.
 */
export function changeSince(
  value: string | undefined,
  before: string | null | undefined,
  decimals: number,
): { direction: 'up' | 'down' | 'same'; size: string } | undefined {
  if (value === undefined || before === null || before === undefined) return undefined;
  const difference = new Decimal(value).minus(before).toDecimalPlaces(decimals);
  const direction = difference.isZero() ? 'same' : difference.isNegative() ? 'down' : 'up';
  return { direction, size: difference.abs().toFixed() };
}
