/** How figures, days and countries are shown. */
import { describe, expect, it } from 'vitest';
import { countryName } from '#app/messages/country-name.ts';
import { formatDate, formatPercent, formatValue } from '#app/ui/format.ts';
import { inkOn } from '#app/ui/kpis/goal-tile.tsx';
import type { Band } from '#app/domain/scoring/band.ts';

describe('formatValue', () => {
  const cases: Array<[value: string, decimals: number, shown: string]> = [
    ['97', 2, '97'],
    ['84.51', 2, '84.51'],
    ['95424', 2, '95,424'],
    ['0.0004', 2, '0.0004'],
    ['0.12345678901234567890123', 30, '0.1234567890123456789'],
    ['0', 2, '0'],
    ['-0.001', 2, '-0.001'],
    ['12345678901234567890.126', 2, '12,345,678,901,234,567,890.13'],
    ['33.333333333333333333333333', 2, '33.33'],
  ];
  it.each(cases)('%s with %i decimals is %s', (value, decimals, shown) => {
    expect(formatValue(value, decimals, 'en')).toBe(shown);
  });
  it('writes as the language does', () => {
    expect(formatValue('1234.5', 1, 'de')).toBe('1.234,5');
  });
});

describe('formatPercent', () => {
  const cases: Array<[percent: string, band: Band, shown: string]> = [
    ['56.25', 2, '56.3'],
    ['32.999999', 1, '32.9'],
    ['33', 2, '33'],
    ['65.96', 2, '65.9'],
    ['94.9999', 3, '94.9'],
    ['95', 4, '95'],
    ['100', 4, '100'],
  ];
  it.each(cases)('%s in band %i is shown as %s, never in another band', (percent, band, shown) => {
    expect(formatPercent(percent, band, 'en')).toBe(shown);
  });
});

it('formatDate puts the day first and does not depend on the time zone', () => {
  expect(formatDate('2026-03-31T23:30:00.000Z', 'en')).toBe('31 March 2026');
});

it.each([
  ['NO', 'Norway'],
  ['ES', 'Spain'],
  ['XX', '–'],
])('countryName %s is %s', (code, name) => {
  expect(countryName(code, 'en')).toBe(name);
});

it.each([
  ['#fcc30b', '#000'],
  ['#26bde2', '#000'],
  ['#19486a', '#fff'],
  ['#e5243b', '#fff'],
] as const)('the ink that can be read on %s is %s', (colour, ink) => {
  expect(inkOn(colour)).toBe(ink);
});
