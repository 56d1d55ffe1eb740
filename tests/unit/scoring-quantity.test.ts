/** Fractions stay exact, and what is shown of them is cut. */
import { describe, expect, it } from 'vitest';
import {
  compareQuantities,
  exact,
  quantity,
  toDecimalString,
} from '#app/domain/scoring/quantity.ts';

const of = (numerator: string, denominator: string) =>
  quantity(exact(numerator), exact(denominator));

describe('quantities', () => {
  it.each([
    ['1', '3', '2', '6', 0],
    ['1', '3', '0.3333333333333333333333333333333333333333333333333333', '1', 1],
    ['-1', '3', '1', '-3', 0],
    ['2', '-3', '-1', '2', -1],
    ['500', '33', '15.15151515151515151515151515151515151515151516', '1', -1],
  ])('compare %s/%s with %s/%s', (a, b, c, d, expected) => {
    expect(compareQuantities(of(a, b), of(c, d))).toBe(expected);
  });

  it.each([
    ['1', '3', 5, '0.33333'],
    ['2', '3', 5, '0.66666'],
    ['94.99999999', '1', 4, '94.99'],
    ['9', '16', 40, '0.5625'],
    ['1', '1000000000', 40, '0.000000001'],
    ['1e25', '1', 40, '10000000000000000000000000'],
    ['0', '-7', 40, '0'],
    ['-1', '8', 40, '-0.125'],
    ['1', '7', 40, '0.1428571428571428571428571428571428571428'],
  ])('show %s/%s in %d digits as %s', (numerator, denominator, digits, text) => {
    expect(toDecimalString(of(numerator, denominator), digits)).toBe(text);
  });

  it('have no denominator of zero', () => {
    expect(() => of('1', '0')).toThrow(RangeError);
  });
});
