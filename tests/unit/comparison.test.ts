/** Comparison: what is chosen, what differs, what makes it doubtful, and where the dots lie. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOT, layoutDots, type DotRow } from '#app/charts/dot-comparison/dot-layout.ts';
import { chosenOf, searchOf } from '#app/domain/comparison/chosen.ts';
import { byDifference, compare, couldReverse } from '#app/domain/comparison/compare.ts';
import type { PublicDocument, PublicGroup } from '#app/domain/publication/public-document.ts';
import { compareCsv } from '#app/reports/compare-csv.ts';
import { publicDocument } from '#tests/fixtures/publication.ts';
import { parseCsv } from '#tests/support/parse-csv.ts';

const own = publicDocument({ provenance: 'own' });
const codes = (documents: PublicDocument[]) => compare(documents).warnings.map(({ code }) => code);

describe('what is chosen', () => {
  it.each([
    ['', { cities: [], year: null, wrongYear: null }],
    ['city=a&city=B&city=a&year=2020', { cities: ['a', 'b'], year: 2020, wrongYear: null }],
    ['city=&city=+a+', { cities: ['a'] }],
    ['year=twenty', { year: null, wrongYear: 'twenty' }],
    ['year=1234', { year: null, wrongYear: '1234' }],
    ['order=nonsense', { order: 'difference' }],
    [
      'city=a&city=b&city=c&city=d&city=e&city=f&city=g',
      { cities: ['a', 'b', 'c', 'd', 'e', 'f'], tooMany: ['g'] },
    ],
  ])('%s', (address, expected) => {
    expect(chosenOf(new URLSearchParams(address))).toMatchObject(expected);
  });

  it('is the same after it was written into an address', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (cities, year) => {
        const chosen = chosenOf(
          new URLSearchParams([...cities.map((city) => ['city', city]), ['year', year]]),
        );
        const again = chosenOf(searchOf(chosen));
        expect([again.cities, again.year]).toEqual([chosen.cities, chosen.year]);
      }),
    );
  });
});

describe('a comparison', () => {
  it('of a city with itself finds no difference and no doubt', () => {
    const { dataPoints, groups, goals, common, warnings } = compare([own, own]);
    expect(dataPoints).toHaveLength(108);
    expect(groups).toHaveLength(27);
    expect(goals).toHaveLength(17);
    expect(common).toBe(dataPoints.filter(({ difference }) => difference === 0).length);
    expect(dataPoints.some(({ difference }) => (difference ?? 0) > 0)).toBe(false);
    expect(warnings).toEqual([]);
  });

  it('puts the largest difference first and what cannot be compared last', () => {
    const other = {
      ...own,
      dataPoints: own.dataPoints.map((one) =>
        one.id === 'ec-ict-ict-2c' && one.result.kind === 'scored'
          ? { ...one, result: { ...one.result, percent: '1', band: 1 as const } }
          : one,
      ),
    };
    const rows = byDifference(compare([own, other]).dataPoints);
    expect(rows[0]?.id).toBe('ec-ict-ict-2c');
    const isKnown = rows.map(({ difference }) => difference !== null);
    expect(isKnown.lastIndexOf(true)).toBeLessThan(isKnown.indexOf(false));
    expect(rows).toHaveLength(108);
  });

  it('compares no data point across revisions of its definition', () => {
    const other = {
      ...own,
      dataPoints: own.dataPoints.map((one) =>
        one.id === 'ec-ict-ict-2c' ? { ...one, definitionRevision: '2.0.0' } : one,
      ),
    };
    const { dataPoints, warnings } = compare([own, other]);
    expect(dataPoints.find(({ id }) => id === 'ec-ict-ict-2c')).toMatchObject({
      difference: null,
      isRevised: true,
    });
    expect(warnings).toContainEqual({ code: 'revised', count: 1 });
  });

  const coverage = { ...own.scores.total.coverage, reported: 40 };
  const thin = { ...own, scores: { ...own.scores, total: { ...own.scores.total, coverage } } };
  const late = {
    ...own,
    dataPoints: own.dataPoints.map((one) => ({
      ...one,
      referenceYear: one.referenceYear === null ? null : one.referenceYear - 3,
    })),
  };
  const empty = {
    ...own,
    dataPoints: own.dataPoints.map((one) => ({ ...one, result: { kind: 'missing' as const } })),
  };
  it.each<[string, PublicDocument, string[]]>([
    ['another completeness', thin, ['coverage']],
    ['a verified one beside a self-reported one', { ...own, kind: 'verified' }, ['kinds']],
    ['an extract', { ...own, provenance: 'extract' }, ['extracts']],
    ['an invented city', { ...own, provenance: 'fictional' }, ['fictional']],
    ['figures of other years', late, ['referenceYears']],
    ['nothing in common', empty, ['fewCommon']],
  ])('warns of %s', (_, other, expected) => {
    expect(codes([own, other])).toEqual(expected);
  });
});

describe('gaps', () => {
  const [template] = own.scores.dimensions;
  const score = (percent: number, range: [number, number] | null): PublicGroup => {
    if (template?.kind !== 'scored') throw new Error('the dimension has no score');
    return {
      ...template,
      percent: String(percent),
      range: range && { low: String(range[0]), high: String(range[1]) },
    };
  };
  it.each<[string, PublicGroup[], boolean]>([
    ['that cannot reach the other', [score(70, [65, 75]), score(50, [40, 60])], false],
    ['that just touch it', [score(70, [65, 75]), score(50, [40, 65])], false],
    ['that reach beyond it', [score(70, [65, 75]), score(50, [40, 66])], true],
    ['of an extract, of which nothing is said', [score(70, null), score(50, [0, 100])], false],
    ['of equal scores, which have no order', [score(50, [0, 100]), score(50, [0, 100])], false],
    ['of a third city', [score(90, [90, 90]), score(70, [60, 75]), score(65, [64, 70])], true],
  ])('%s', (_, scores, expected) => {
    expect(couldReverse(scores)).toBe(expected);
    expect(couldReverse(scores.toReversed())).toBe(expected);
  });
});

describe('a city of which little is known', () => {
  it('is said to stand where the gaps could put it past the other', () => {
    const economyOf = (percent: string, low: string, high: string): PublicDocument => ({
      ...own,
      scores: {
        ...own.scores,
        dimensions: own.scores.dimensions.map((one) =>
          one.id === 'ec' && one.kind === 'scored'
            ? { ...one, percent, range: { low, high } }
            : one,
        ),
      },
    });
    const warnings = (low: string, high: string) =>
      compare([own, economyOf('66.7', low, high)]).warnings;
    expect(warnings('66.7', '66.7')).toEqual([]);
    expect(warnings('26.2', '97.6')).toEqual([{ code: 'reversible', dimensions: ['Economy'] }]);
  });
});

describe('the drawing', () => {
  const anyRow: fc.Arbitrary<DotRow> = fc.record({
    id: fc.uuid(),
    name: fc.string({ maxLength: 60 }),
    isDimension: fc.boolean(),
    scores: fc.array(
      fc.option(
        fc.record({
          percent: fc.integer({ min: 25, max: 100 }).map(String),
          band: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
          range: fc.constant(null),
        }),
      ),
      { maxLength: 6 },
    ),
  });
  it('keeps dots inside, in order and apart, and rows in their order', () => {
    fc.assert(
      fc.property(fc.array(anyRow), fc.boolean(), (rows, isNarrow) => {
        const layout = layoutDots(rows, { width: isNarrow ? 328 : 1100, isNarrow });
        expect(layout.rows.map(({ row }) => row.id)).toEqual(rows.map(({ id }) => id));
        const ys = layout.rows.map(({ y }) => y);
        expect(ys).toEqual([...ys].sort((a, b) => a - b));
        for (const { row, dots, y } of layout.rows) {
          expect(dots).toHaveLength(row.scores.filter((one) => one !== null).length);
          expect(y).toBeLessThan(layout.height);
          dots.forEach((dot, index) => {
            expect(dot.x).toBeGreaterThanOrEqual(layout.plot.left);
            expect(dot.x).toBeLessThanOrEqual(layout.plot.right + 1e-9);
            const before = dots[index - 1];
            if (before) expect(dot.x - before.x).toBeGreaterThanOrEqual(DOT.radius * 1.5 - 1e-9);
          });
        }
      }),
    );
  });
});

describe('the CSV', () => {
  it('has a row for everything that is compared, safe for a spreadsheet', () => {
    const rows = parseCsv(compareCsv(compare([own, own]), ['a', '=cmd']));
    expect(rows).toHaveLength(27 + 17 + 108);
    expect(rows.find(({ id }) => id === 'ec-ict-ict-2c')).toMatchObject({
      record_type: 'dataPoint',
      'a value': expect.stringMatching(/^46\.49/),
      difference: '0',
    });
    expect(Object.keys(rows[0] ?? {})).toContain("'=cmd value");
  });
});
