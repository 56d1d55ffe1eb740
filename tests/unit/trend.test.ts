/** Trends: where lines break and why, what has moved, and where points and labels lie. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutTrend, TREND, type TrendLine } from '#app/charts/trend/trend-layout.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { breakReasons, movements, trendOf } from '#app/domain/trend/trend.ts';
import { historiesOf } from '#app/domain/trend/histories.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { trendCsv } from '#app/reports/trend-csv.ts';
import { trendBreaks, trendFinding } from '#app/ui/cities/trend-words.ts';
import { publicDocument } from '#tests/fixtures/publication.ts';
import { parseCsv } from '#tests/support/parse-csv.ts';

const base = publicDocument();
const round = (reportingYear: number, change: Partial<PublicDocument> = {}): PublicDocument => ({
  ...base,
  reportingYear,
  ...change,
});
const revised = {
  dataPoints: base.dataPoints.map((one, index) =>
    index === 0 ? { ...one, definitionRevision: '2.0.0' } : one,
  ),
};
const moved = { city: { ...base.city, boundaryVersion: '2030' } };
const otherTargets = { targetSet: { ...base.targetSet, hash: 'f'.repeat(64) } };
const reworded = { framework: { ...base.framework, definitionHash: 'f'.repeat(64) } };
const withEconomy = (percent: string) => ({
  scores: {
    ...base.scores,
    dimensions: base.scores.dimensions.map((one) =>
      one.id === 'ec' && one.kind === 'scored' ? { ...one, percent } : one,
    ),
  },
});
const unscored = {
  scores: {
    ...base.scores,
    dimensions: base.scores.dimensions.map(({ id, name, coverage, evidence }) => ({
      id,
      name,
      coverage,
      evidence,
      kind: 'notScored' as const,
      reason: 'nothingScored' as const,
    })),
  },
};

describe('a break', () => {
  it.each<[string, Partial<PublicDocument>, string[]]>([
    ['nothing changed', {}, []],
    ['definitions were only reworded', reworded, []],
    ['a definition was revised', revised, ['definitions']],
    ['the boundary moved', moved, ['boundary']],
    ['other targets', otherTargets, ['targets']],
    [
      'all of it',
      { ...revised, ...moved, ...otherTargets },
      ['definitions', 'boundary', 'targets'],
    ],
  ])('%s', (_, change, reasons) => {
    expect(breakReasons(round(2023), round(2024, change))).toEqual(reasons);
  });
});

describe('every data point over the rounds', () => {
  const [first, second] = base.dataPoints;
  const later = round(2025, { dataPoints: base.dataPoints.filter(({ id }) => id !== first?.id) });

  it('has a place for each year, oldest first, and none in a round that does not know it', () => {
    const { years, rows } = historiesOf([later, round(2023)]);
    expect(years).toEqual([2023, 2025]);
    expect(rows).toHaveLength(base.dataPoints.length);
    expect(rows[0]?.dataPoint.id).toBe(second?.id);
    expect(rows.at(-1)?.dataPoint.id).toBe(first?.id);
    expect(rows.at(-1)?.rounds.map((one) => one?.year ?? null)).toEqual([2023, null]);
  });

  it('says where its rounds cannot be compared: a revision breaks its own line alone', () => {
    const { rows } = historiesOf([round(2023), round(2024, revised)]);
    expect(rows[0]?.rounds[1]?.breaks).toEqual(['definitions']);
    expect(rows[1]?.rounds[1]?.breaks).toEqual([]);
    const both = historiesOf([round(2023), round(2024, { ...moved, ...otherTargets })]);
    for (const { rounds } of both.rows) expect(rounds[1]?.breaks).toEqual(['boundary', 'targets']);
  });

  it('of no round is nothing', () => {
    expect(historiesOf([])).toEqual({ years: [], rows: [] });
  });
});

describe('a trend', () => {
  const years = ({ series }: ReturnType<typeof trendOf>) =>
    series[0]?.stretches.map((stretch) => stretch.map(({ year }) => year));

  it.each<[string, PublicDocument[], number[][]]>([
    ['no round', [], []],
    ['rounds in any order', [round(2025), round(2021), round(2023)], [[2021, 2023, 2025]]],
    ['a break', [round(2023), round(2024, moved), round(2025, moved)], [[2023], [2024, 2025]]],
    ['a round without a score', [round(2023), round(2024, unscored), round(2025)], [[2023, 2025]]],
    ['nothing scored before the break', [round(2023, unscored), round(2024, moved)], [[2024]]],
  ])('of %s', (_, documents, expected) => {
    expect(years(trendOf(documents)) ?? []).toEqual(expected);
  });

  it('tells how far a dimension moved since the last break, and nothing of a single round', () => {
    const trend = trendOf([
      round(2022, withEconomy('10')),
      round(2023, { ...moved, ...withEconomy('50') }),
      round(2025, { ...moved, ...withEconomy('62.5') }),
    ]);
    expect(movements(trend).find(({ id }) => id === 'ec')).toMatchObject({
      by: 12.5,
      from: { year: 2023 },
      to: { year: 2025 },
    });
    expect(movements(trendOf([round(2022), round(2023, moved)]))).toEqual([]);
  });

  it('is a CSV with a row for each dimension and year', () => {
    const rows = parseCsv(trendCsv(trendOf([round(2023), round(2024, moved)]), 'exampleville-xx'));
    expect(rows).toHaveLength(6);
    expect(rows[1]).toMatchObject({ dimension: 'ec', year: '2024', comparable_since: '2024' });
  });
});

describe('the words', () => {
  it.each<[string, PublicDocument[], RegExp]>([
    [
      'of a newest round that stands alone',
      [round(2023), round(2024), round(2025, moved)],
      /^The round of 2025 cannot be compared with those before it\. The line breaks between 2024 and 2025, because the boundary of the city changed\.$/,
    ],
    ['of rounds that all stand alone', [round(2024), round(2025, moved)], /^No two rounds/],
    ['of two rounds alike', [round(2024), round(2025)], /^Economy has stayed at/],
  ])('%s', (_, rounds, words) => {
    expect(trendFinding(trendOf(rounds), textFor())).toMatch(words);
  });

  it('stand at each break, between its years', () => {
    const trend = trendOf([round(2020), round(2024, moved), round(2025, moved)]);
    const breaks = trendBreaks(trend, textFor());
    expect(breaks.map(({ year }) => year)).toEqual([2022]);
    const layout = layoutTrend([], trend.years, () => '', { width: 700, height: 340, breaks });
    const [from, to] = layout.years.map(({ x }) => x);
    expect(layout.breaks[0]?.x).toBeGreaterThan(from ?? 0);
    expect(layout.breaks[0]?.x).toBeLessThan(to ?? 0);
  });
});

describe('the drawing', () => {
  it('has the whole width of a phone, with a key above that says which line is which', () => {
    const lines = trendOf([round(2024), round(2025)]).series.map(({ id, name }): TrendLine => ({
      id,
      name,
      stretches: [],
    }));
    const size = { width: 328, height: 360 };
    const { plot, lines: places } = layoutTrend(lines, [2024, 2025], ({ name }) => name, {
      ...size,
      isNarrow: true,
    });
    expect((plot.right - plot.left) / size.width).toBeGreaterThan(0.8);
    for (const { label, sample } of places) {
      expect(label?.y).toBeLessThan(plot.top);
      expect(sample?.to).toBeLessThan(label?.x ?? 0);
    }
  });

  const anyLines: fc.Arbitrary<{ lines: TrendLine[]; years: number[] }> = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 2000, max: 2040 }), { minLength: 2, maxLength: 12 }),
      fc.array(fc.array(fc.integer({ min: 25, max: 100 }), { maxLength: 12 }), { maxLength: 4 }),
    )
    .map(([unsorted, percents]) => {
      const years = [...unsorted].sort((a, b) => a - b);
      const lines = percents.map((values, index) => ({
        id: `d${index}`,
        name: `Dimension ${index}`,
        stretches: [
          years.slice(0, values.length).map((year, at) => ({
            year,
            percent: String(values[at]),
            band: 2 as const,
            range: null,
          })),
        ],
      }));
      return { lines, years };
    });

  it('keeps points inside, years as far apart as they are, labels apart', () => {
    fc.assert(
      fc.property(anyLines, fc.boolean(), ({ lines, years }, isNarrow) => {
        const size = isNarrow ? { width: 328, height: 320 } : { width: 1000, height: 360 };
        const {
          plot,
          lines: places,
          years: marks,
        } = layoutTrend(lines, years, (l) => l.name, size);
        const perYear = marks
          .slice(1)
          .map(
            ({ x, year }, index) =>
              (x - (marks[index]?.x ?? 0)) / (year - (marks[index]?.year ?? 0)),
          );
        for (const step of perYear) expect(step).toBeCloseTo(perYear[0] ?? 0, 0);
        for (const dot of places.flatMap(({ stretches }) => stretches.flat())) {
          expect(dot.x).toBeGreaterThanOrEqual(plot.left);
          expect(dot.x).toBeLessThanOrEqual(plot.right);
          expect(dot.y).toBeGreaterThanOrEqual(plot.top);
          expect(dot.y).toBeLessThanOrEqual(plot.bottom);
        }
        const ys = places.flatMap(({ label }) => (label ? [label.y] : [])).sort((a, b) => a - b);
        ys.slice(1).forEach((y, index) => {
          expect(y - (ys[index] ?? 0)).toBeGreaterThanOrEqual(TREND.lineHeight - 0.02);
        });
      }),
    );
  });
});
