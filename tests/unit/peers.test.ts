/** The range of other cities' values: as a spreadsheet computes it, exact, and whatever their order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peersOf, type Peers } from '#app/domain/distribution/peers.ts';

const CASES: ReadonlyArray<[string, string[], string | null, Partial<Peers> | undefined]> = [
  ['nobody', [], '1', undefined],
  ['one city', ['5'], '1', { count: 1, median: '5', quartiles: null, position: null }],
  ['three', ['3', '1', '2'], '9', { lowest: '1', highest: '3', median: '2', quartiles: null }],
  [
    'four, exact',
    ['0.1', '0.2', '0.3', '0.4'],
    '0.175',
    { median: '0.25', quartiles: { lower: '0.175', upper: '0.325' }, position: 'within' },
  ],
  ['below', ['1', '2', '3', '4', '5'], '1.9', { position: 'below' }],
  ['above', ['1', '2', '3', '4', '5'], '4.1', { position: 'above' }],
  ['no value of its own', ['1', '2', '3', '4'], null, { count: 4, position: null }],
];

describe('the range of peers', () => {
  it.each(CASES)('of %s', (_name, values, value, expected) => {
    const peers = peersOf(values, value);
    if (expected === undefined) expect(peers).toBeUndefined();
    else expect(peers).toMatchObject(expected);
  });

  it('is in order, and the same whatever the order of the cities', () => {
    const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4 });
    fc.assert(
      fc.property(numbers, (values) => {
        const peers = peersOf(values.map(String), null);
        expect(peersOf(values.toReversed().map(String), null)).toEqual(peers);
        const { lowest, quartiles, median, highest } = peers ?? {};
        const line = [lowest, quartiles?.lower, median, quartiles?.upper, highest].map(Number);
        expect(line).toEqual([...line].sort((a, b) => a - b));
        const within = values.filter(
          (one) => one >= Number(quartiles?.lower) && one <= Number(quartiles?.upper),
        );
        expect(within.length * 2).toBeGreaterThanOrEqual(values.length - 2);
      }),
    );
  });
});
