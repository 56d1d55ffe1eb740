/** Distributions: what stands out, where dots, names and marks lie, and what is said, drawn and exported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  layoutDistribution,
  SPREAD,
  ticksOf,
  type DistributionValue,
} from '#app/charts/distribution/distribution-layout.ts';
import { textWidth } from '#app/charts/text-width.ts';
import { distributionOf, spreadOf, type CityValue } from '#app/domain/distribution/distribution.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { distributionCsv } from '#app/reports/distribution-csv.ts';
import { distributionSvg } from '#app/reports/distribution-svg.tsx';
import {
  distributionFileWords,
  distributionFinding,
  distributionIslandData,
  drawnValues,
  marksOf,
  type MeasuredDataPoint,
} from '#app/ui/distribution/distribution-words.ts';
import { parseCsv } from '#tests/support/parse-csv.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { targetSet } = await loadStandard();
const t = textFor();
const city = (name: string, value: string, more: Partial<CityValue> = {}): CityValue => ({
  slug: name.toLowerCase(),
  name,
  year: 2024,
  provenance: 'own',
  value,
  percent: null,
  band: null,
  ...more,
});
const scored = (name: string, value: string, percent: string) =>
  city(name, value, { percent, band: percent === '100' ? 4 : 2 });

describe('the spread of values', () => {
  it.each<[string, CityValue[], object | undefined]>([
    ['of nobody', [], undefined],
    ['of one', [city('A', '1')], undefined],
    ['of two', [city('B', '9'), city('A', '10')], { median: '9.5', scored: 0, reached: 0 }],
    ['of three', [city('A', '0.1'), city('B', '0.2'), city('C', '0.3')], { median: '0.2' }],
    ['that no float holds', [city('A', '0.1'), city('B', '0.2')], { median: '0.15' }],
    [
      'against a target',
      [scored('A', '5', '50'), scored('B', '10', '100'), scored('C', '11', '100'), city('D', '3')],
      { scored: 3, reached: 2 },
    ],
  ])('%s', (_, values, expected) => {
    const spread = spreadOf(distributionOf(values, 0));
    if (expected) expect(spread).toMatchObject(expected);
    else expect(spread).toBeUndefined();
  });

  it('is ordered by size and not by letters, and equal values by name', () => {
    const { values } = distributionOf(
      [city('C', '100'), city('B', '9'), city('D', '9.0'), city('A', '-2')],
      0,
    );
    expect(values.map(({ name }) => name)).toEqual(['A', 'B', 'D', 'C']);
  });
});

const anyValues: fc.Arbitrary<DistributionValue[]> = fc
  .array(
    fc.record({
      name: fc.string({ maxLength: 40 }),
      value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      band: fc.constantFrom(null, 1 as const, 4 as const),
    }),
    { maxLength: 150 },
  )
  .map((values) => values.sort((a, b) => a.value - b.value));
const anyMarks = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 2 })
  .map((marks) =>
    marks.map((value, index) => ({ value, label: `Target ${value}`, isTarget: index === 0 })),
  );
const anyWidth = fc.constantFrom(328, 700, 1100);

describe('the drawing', () => {
  it('keeps dots inside, in order, and none on another', () => {
    fc.assert(
      fc.property(anyValues, anyMarks, anyWidth, (values, marks, width) => {
        const { dots, plot, radius, height } = layoutDistribution(values, marks, { width });
        expect(dots.map(({ of }) => of)).toEqual(values);
        dots.forEach((dot, index) => {
          expect(dot.x).toBeGreaterThanOrEqual(index === 0 ? plot.left : (dots[index - 1]?.x ?? 0));
          expect(dot.x).toBeLessThanOrEqual(plot.right);
          expect(dot.y + radius).toBeLessThanOrEqual(plot.bottom);
          for (const other of dots.slice(0, index)) {
            const apart = Math.hypot(dot.x - other.x, dot.y - other.y);
            expect(apart).toBeGreaterThanOrEqual(2 * radius);
          }
        });
        expect(height).toBeLessThan(5000);
      }),
    );
  });

  it('keeps names and marks inside the drawing, names apart, and above every dot', () => {
    fc.assert(
      fc.property(anyValues, anyMarks, anyWidth, (values, marks, width) => {
        const layout = layoutDistribution(values, marks, { width });
        const names = layout.names.map(({ label }) => label);
        const extentOf = ({ text, x, anchor }: (typeof names)[number]) => {
          const whole = textWidth(text, SPREAD.size);
          const from = anchor === 'start' ? x : anchor === 'end' ? x - whole : x - whole / 2;
          return [from, from + whole] as const;
        };
        for (const name of names) {
          const [from, to] = extentOf(name);
          // a single letter is never cut
          if (name.text.length > 2) expect(from).toBeGreaterThanOrEqual(layout.plot.left - 0.5);
          if (name.text.length > 2) expect(to).toBeLessThanOrEqual(layout.plot.right + 0.5);
          for (const dot of layout.dots) expect(name.y).toBeLessThan(dot.y - layout.radius);
        }
        names.forEach((name, index) => {
          for (const other of names.slice(0, index).filter(({ y }) => y === name.y)) {
            expect(extentOf(name)[0]).toBeGreaterThan(extentOf(other)[1]);
          }
        });
        for (const { x, label } of layout.marks) {
          expect(x).toBeGreaterThanOrEqual(layout.plot.left);
          expect(x).toBeLessThanOrEqual(layout.plot.right);
          expect(label.y).toBeLessThan(Math.min(layout.plot.bottom, ...names.map(({ y }) => y)));
        }
      }),
    );
  });

  it('has round figures at the axis, inside it', () => {
    expect(ticksOf([0, 104], 8)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticksOf([0.18, 0.66], 4)).toEqual([0.2, 0.4, 0.6]);
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        (low, length) => {
          const ticks = ticksOf([low, low + length], 8);
          expect(ticks.length).toBeGreaterThanOrEqual(1);
          expect(ticks.length).toBeLessThanOrEqual(10);
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(low - length / 100);
            expect(tick).toBeLessThanOrEqual(low + length * 1.01);
          }
        },
      ),
    );
  });

  it('begins at nothing where there is no target, so that no difference looks larger than it is', () => {
    const values = [95.1, 100].map((value) => ({ name: 'A', value, band: null }));
    expect(layoutDistribution(values, [], { width: 700 }).domain[0]).toBe(0);
  });
});

const dataPoint: MeasuredDataPoint = {
  id: 'ec-ict-ict-1c',
  label: 'Households with internet',
  decimals: 1,
  unitSymbol: '%',
  target: targetSet.targetByDataPoint.get('ec-ict-ict-1c') ?? null,
};

describe('the words', () => {
  it.each<[string, CityValue[], number, string]>([
    ['nobody', [], 0, 'No city has published this yet.'],
    ['one', [city('Oslo', '90')], 0, 'One city has published this: Oslo 2024, 90\u00a0%.'],
    [
      'two, one of them there',
      [scored('Oslo', '90', '80'), scored('Bergen', '100', '100')],
      0,
      '2 cities have published this: from 90\u00a0% (Oslo) to 100\u00a0% (Bergen). One of 2 has reached the target.',
    ],
    [
      'four, unscored',
      [city('A', '1'), city('B', '2'), city('C', '4'), city('D', '8')],
      1,
      '4 cities have published this: from 1\u00a0% (A) to 8\u00a0% (D). Half of them lie at or below 3\u00a0%. One city is left out, because the definition was revised since.',
    ],
    [
      'alike',
      [city('A', '1'), city('B', '1.0')],
      0,
      '2 cities have published this, all of them 1\u00a0%.',
    ],
    [
      'invented',
      [city('A', '1'), city('X', '2', { provenance: 'fictional' })],
      0,
      '2 cities have published this: from 1\u00a0% (A) to 2\u00a0% (X). X: invented figures.',
    ],
  ])('of %s', (_, values, revised, words) => {
    expect(distributionFinding(distributionOf(values, revised), dataPoint, t)).toBe(words);
  });

  it('say of each dot who it is, and how far', () => {
    const distribution = distributionOf([scored('A', '90', '81.25'), city('B', '95')], 0);
    const { values } = distributionIslandData(distribution, dataPoint, 'title', t);
    expect(values.map(({ words }) => words)).toEqual([
      'A 2024: 90\u00a0%, 81.3 % of target',
      'B 2024: 95\u00a0%',
    ]);
  });

  it('mark target and worst value where the method has them', () => {
    const withTarget = (method: 'linear' | 'ratio' | 'none') =>
      marksOf(
        {
          ...dataPoint,
          target: dataPoint.target && { ...dataPoint.target, method, target: '80', worst: '20' },
        },
        t,
      ).map(({ value, isTarget }) => [value, isTarget]);
    expect(withTarget('linear')).toEqual([
      [80, true],
      [20, false],
    ]);
    expect(withTarget('ratio')).toEqual([[80, true]]);
    expect(withTarget('none')).toEqual([]);
  });
});

describe('the files', () => {
  const distribution = distributionOf([scored('Oslo & <Co>', '90', '80'), city('=1+1', '99')], 0);

  it('hold each city with its value as it was published', () => {
    const [first, second] = parseCsv(distributionCsv(distribution, dataPoint));
    expect(first).toMatchObject({
      city_name: 'Oslo & <Co>',
      value: '90',
      unit: '%',
      percent_of_target: '80',
      band: '2',
    });
    expect(second).toMatchObject({ city_name: "'=1+1", percent_of_target: '', band: '' });
  });

  it('are drawn with all dots, the finding and the independence', () => {
    const words = distributionFileWords(distribution, dataPoint, targetSet, t);
    const svg = distributionSvg(drawnValues(distribution), words);
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg).toContain('Oslo &amp; &lt;Co&gt;');
    expect(svg).toContain(t('frame.independent'));
  });
});
