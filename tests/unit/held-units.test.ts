/** Figures as departments hold them: in their own unit, with the separators of their language. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFigure, finalSpec, inputSpec, registerSpec } from '#app/domain/entry/read-figure.ts';
import { convertDecimal } from '#app/domain/units/convert-decimal.ts';
import { heldUnits } from '#app/domain/units/held-units.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();
const spec = (unit: string) => ({ unit, integer: false, units: heldUnits(definitions, { unit }) });

test.each([
  ['kWh/year', 'kwh-per-year', '1 250', 'mwh-per-year', '1250000'],
  [
    'kWh/year from TJ: 1 TJ is 1 000 000 / 3.6 kWh',
    'kwh-per-year',
    '3,6',
    'tj-per-year',
    '1000000',
  ],
  ['m³/year from ML', 'm3-per-year', '12.5', 'megalitres-per-year', '12500'],
  ['currency from millions', 'currency', '61 250,5', 'million-currency', '61250500000'],
  ['km² from hectares', 'km2', '23000', 'ha', '230'],
  ['km² from m²: no digit is lost', 'km2', '1', 'm2', '0.000001'],
  ['its own unit, named', 'km2', '230', 'km2', '230'],
  ['its own unit, not named', 'km2', '230', '', '230'],
  ['zero', 'kwh-per-year', '0', 'gwh-per-year', '0'],
  ['below zero', 'tonnes-co2e', '-2', 'kilotonnes-co2e', '-2000'],
])('%s', (_, unit, text, held, value) => {
  expect(readFigure(text, held, spec(unit))).toEqual({ kind: 'number', value });
});

test('nitrogen dioxide may be typed in ppm and ppb, by the factors of the manual', () => {
  const dataPoint = definitions.dataPointById.get('en-en-aq-1c.no2');
  if (!dataPoint) throw new Error('no NO2');
  const kpi = definitions.kpiOfDataPoint.get(dataPoint.id);
  const input = dataPoint.inputs[0];
  const figure =
    kpi && input ? inputSpec(definitions, kpi, input.id) : finalSpec(definitions, dataPoint);
  // 10 ppb x 1.9 = 19 µg/m³; 0.01 ppm x 1900 = 19 µg/m³
  expect(figure && readFigure('10', 'ppb', figure)).toEqual({ kind: 'number', value: '19' });
  expect(figure && readFigure('0.01', 'ppm', figure)).toEqual({ kind: 'number', value: '19' });
});

test('a whole number of a definition is none in thousands: 1.234 is asked', () => {
  const population = definitions.registerById.get('population');
  const area = { ...registerSpec(definitions, population!), ...spec('currency'), integer: true };
  expect(readFigure('1.234', '', area)).toEqual({ kind: 'number', value: '1234' });
  expect(readFigure('1.234', 'thousand-currency', area)).toMatchObject({
    kind: 'invalid',
    problem: { code: 'ambiguousSeparator' },
  });
});

test('counts have no other unit', () => {
  expect(heldUnits(definitions, { unit: 'households' }).map((unit) => unit.id)).toEqual([
    'households',
  ]);
});

test('any figure is converted as decimal.js does with 40 digits', () => {
  const Exact = Decimal.clone({ precision: 40 });
  const plain = (most: number) =>
    fc
      .tuple(
        fc.bigInt({ min: -(10n ** BigInt(most)), max: 10n ** BigInt(most) }),
        fc.nat({ max: 12 }),
      )
      .map(([whole, decimals]) => new Decimal(`${whole}e-${decimals}`).toFixed());
  const factor = plain(8).filter((text) => Number(text) > 0);
  fc.assert(
    fc.property(plain(18), factor, factor, (value, multiply, divide) => {
      const expected = new Exact(value).times(multiply).div(divide);
      expect(convertDecimal(value, multiply, divide)).toBe(
        expected.isZero() ? '0' : expected.toFixed(),
      );
    }),
    { numRuns: 2000 },
  );
});
