/** Numbers and answers as people type them: in every common format, and never guessed. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber, readTyped, readYesNo } from '#app/domain/entry/read-text.ts';

const number = (value: string) => ({ kind: 'number', value });
const problem = (code: string) => ({ kind: 'invalid', problem: { code } });
const ambiguous = (asThousands: string, asDecimal: string) => ({
  kind: 'invalid',
  problem: { code: 'ambiguousSeparator', asThousands, asDecimal },
});

describe('readNumber', () => {
  it.each([
    ['0', '0'],
    ['42', '42'],
    ['  42 ', '42'],
    ['0012.50', '12.5'],
    ['0012,50', '12.5'],
    ['-0', '0'],
    ['-0,00', '0'],
    ['+7', '7'],
    ['-7.5', '-7.5'],
    ['- 7.5', '-7.5'],
    ['−7,5', '-7.5'],
    ['.5', '0.5'],
    [',25', '0.25'],
    ['0,123', '0.123'],
    ['0.123', '0.123'],
    ['1234,567', '1234.567'],
    ['1234.567', '1234.567'],
    ['1,23', '1.23'],
    ['1.2345', '1.2345'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1,234.567', '1234.567'],
    ['1.234,567', '1234.567'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['1.234.567,8', '1234567.8'],
    ['1 234', '1234'],
    ['1 234,567', '1234.567'],
    ['1\u00a0234\u00a0567,89', '1234567.89'],
    ['1\u202f234,5', '1234.5'],
    ['1\u2009234', '1234'],
    ["1'234.50", '1234.5'],
    ['1’234’567.5', '1234567.5'],
    ['95 424', '95424'],
    ['١٢٣', '123'],
    ['۱۲٫۵', '12.5'],
    ['１２．５', '12.5'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['0.000000000000000000000000000000000001', '0.000000000000000000000000000000000001'],
  ])('reads %j as %s', (text, value) => {
    expect(readNumber(text, {})).toEqual(number(value));
  });

  it.each([
    ['1,234', '1234', '1.234'],
    ['12.345', '12345', '12.345'],
    ['999,000', '999000', '999'],
    ['-1.500', '-1500', '-1.5'],
  ])('does not choose between the readings of %j', (text, asThousands, asDecimal) => {
    expect(readNumber(text, {})).toEqual(ambiguous(asThousands, asDecimal));
    expect(readNumber(text, { integer: true })).toEqual(number(asThousands));
  });

  it.each(['0.123', '1234.567', '1.5'])('leaves the fraction %j of a count alone', (text) => {
    expect(readNumber(text, { integer: true })).toEqual(number(text));
  });

  it.each([
    'abc',
    'n/a',
    'NR',
    '1e5',
    '1E5',
    '12 34',
    '1,23,456',
    '12,34,567.8',
    '1,23.4',
    '1.234 567',
    '1,234.567,8',
    '1.2.3',
    '1,2,3',
    '5.',
    '5,',
    '.',
    ',',
    '-',
    '+',
    '--5',
    '+-5',
    '1 234 5',
    '1-2',
    '½',
    '10²',
    '1/2',
    'Infinity',
    'NaN',
    '0x10',
    '12 %',
    '€5',
    '1_000',
    '1..5',
    '1,.5',
    "1'23",
    '0 123',
  ])('does not read %j', (text) => {
    expect(readNumber(text, {})).toEqual(problem('notANumber'));
  });

  it.each(['', ' ', '\u00a0\t\n'])('reads nothing into %j', (text) => {
    expect(readNumber(text, {})).toBeUndefined();
  });

  it.each(['1234567890123456789012345678901', `1${'0'.repeat(30)}`, '9'.repeat(5000)])(
    'refuses more than 30 significant digits or 100 characters (%#)',
    (text) => {
      expect(readNumber(text, {})).toEqual(problem('tooLong'));
    },
  );

  it.each(['en-US', 'de-DE', 'fr-FR', 'nb-NO', 'de-CH'])(
    'reads back what %s formats with two decimals',
    (locale) => {
      const format = new Intl.NumberFormat(locale, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      });
      fc.assert(
        fc.property(fc.integer({ min: -1e14, max: 1e14 }), (hundredths) => {
          const value = hundredths / 100;
          expect(readNumber(format.format(value), {})).toEqual(
            number(String(value === 0 ? 0 : value)),
          );
        }),
      );
    },
  );

  it.each(['en-US', 'de-DE', 'fr-FR', 'nb-NO', 'de-CH'])(
    'reads back what %s formats with four or more whole digits as a count',
    (locale) => {
      const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
      fc.assert(
        fc.property(fc.integer({ min: 1000, max: Number.MAX_SAFE_INTEGER }), (value) => {
          expect(readNumber(format.format(value), { integer: true })).toEqual(
            number(String(value)),
          );
        }),
      );
    },
  );

  it('answers any text with a canonical decimal, a problem or nothing', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."0123456789.,' -+%"), maxLength: 120 }),
    );
    fc.assert(
      fc.property(texts, fc.boolean(), (text, integer) => {
        const reading = readNumber(text, { integer });
        if (reading?.kind !== 'number') return;
        expect(reading.value).toMatch(/^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('readYesNo', () => {
  it.each([
    ['yes', true],
    ['YES', true],
    [' Yes ', true],
    ['true', true],
    ['1', true],
    ['no', false],
    ['No', false],
    ['FALSE', false],
    ['0', false],
  ])('reads %j', (text, value) => {
    expect(readYesNo(text)).toEqual({ kind: 'yesNo', value });
  });

  it('does not read anything else', () => {
    expect(readYesNo('partial')).toEqual(problem('notYesNo'));
    expect(readYesNo(' ')).toBeUndefined();
  });
});

describe('readTyped', () => {
  it.each([
    ['yes', { unit: 'yes-no' }, { kind: 'yesNo', value: true }],
    ['97.00 %', { unit: 'percent' }, number('97')],
    ['0,01%', { unit: 'percent-of-city-gdp' }, number('0.01')],
    ['%', { unit: 'percent' }, problem('notANumber')],
    ['12 %', { unit: 'persons' }, problem('notANumber')],
    ['1,234', { unit: 'persons', integer: true }, number('1234')],
    ['yes', { unit: 'persons' }, problem('notANumber')],
  ])('reads %j as %o', (text, spec, expected) => {
    expect(readTyped(text, spec)).toEqual(expected);
  });
});
