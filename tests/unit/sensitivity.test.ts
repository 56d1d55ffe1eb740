/** What a score hangs on, against figures worked out by hand, and the drawing of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutSensitivity, SENSITIVITY } from '#app/charts/sensitivity/sensitivity-layout.ts';
import { indexTargetSet } from '#app/domain/definitions/definitions.ts';
import type { PublicDataPoint } from '#app/domain/publication/public-document.ts';
import { underTargetSet } from '#app/domain/sensitivity/other-targets.ts';
import { dropEach, isEstimate, sensitivityOf } from '#app/domain/sensitivity/sensitivity.ts';
import { publicDocument } from '#tests/fixtures/publication.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions, targetSet } = await loadStandard();
const document = publicDocument();
const EDGES = document.targetSet.bandEdges;

/** Data points with these % of target. */
function scored(...percents: number[]): PublicDataPoint[] {
  const [pattern] = document.dataPoints;
  if (!pattern) throw new Error('a publication without data points');
  return percents.map((percent, index) => {
    const band = percent >= 95 ? 4 : percent >= 66 ? 3 : percent >= 33 ? 2 : 1;
    const result = {
      kind: 'scored' as const,
      percent: String(percent),
      rawPercent: String(percent),
    };
    return {
      ...pattern,
      id: `d${index}`,
      label: `d${index}`,
      result: { ...result, band, points: band },
    };
  });
}
function groupOf(dataPoints: readonly PublicDataPoint[]) {
  const points = dataPoints.reduce(
    (sum, { result }) => sum + (result.kind === 'scored' ? result.points : 0),
    0,
  );
  return { points, percent: String((100 * points) / (4 * dataPoints.length)) };
}
const drop = (...percents: number[]) => {
  const dataPoints = scored(...percents);
  return dropEach(groupOf(dataPoints), dataPoints, EDGES);
};

/** With every long decimal cut after 36 characters. */
function shortened(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(/(\d+\.\d{30})\d+/g, '$1'));
}

describe('a score without each of its data points', () => {
  it('is 100 (P - p) / 4(n - 1): of 4, 3 and 1 points (66.7 %), 50, 62.5 and 87.5 %', () => {
    // without the 1: (8-1)/8 = 87.5; without the 4: 4/8 = 50; without the 3: 5/8 = 62.5
    const found = drop(100, 70, 10);
    expect(found.map(({ id, percent, band }) => [id, percent, band])).toEqual([
      ['d2', '87.5', 3],
      ['d0', '50', 2],
      ['d1', '62.5', 2],
    ]);
    expect(found.map(({ by }) => Number(by).toFixed(4))).toEqual([
      '20.8333',
      '-16.6667',
      '-4.1667',
    ]);
    expect(found.every((one) => one.scored === 2)).toBe(true);
  });

  it('moves by 100 (P - np) / 4n(n - 1); of those that move it as much the furthest from the mean comes first', () => {
    // 1, 1, 3 and 3 points: P = 8, so |8 - 4| = |8 - 12| = 4 for each: 400/48 = 8.33 up or down
    // mean of 30, 0, 70, 72: 43; they are 13, 43, 27 and 29 away
    const found = drop(30, 0, 70, 72);
    expect(found.map(({ id, alike, by }) => [id, alike, Number(by).toFixed(2)])).toEqual([
      ['d1', 3, '8.33'],
      ['d3', 3, '-8.33'],
      ['d2', 3, '-8.33'],
      ['d0', 3, '8.33'],
    ]);
  });

  it('of a single one is no score, and of none there is nothing to drop', () => {
    expect(drop(70)).toMatchObject([{ percent: null, band: null, by: null, scored: 0 }]);
    expect(dropEach({ points: 0 }, [], EDGES)).toEqual([]);
  });

  const percents = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 30 });

  it('lies within the range that one gap leaves: from (P - p + 1)/4n to (P - p + 4)/4n is the score itself', () => {
    fc.assert(
      fc.property(percents, (all) => {
        const dataPoints = scored(...all);
        const group = groupOf(dataPoints);
        const n = all.length;
        for (const { points, percent } of dropEach(group, dataPoints, EDGES)) {
          const left = group.points - points;
          const [low, high] = [1, 4].map((found) => (100 * (left + found)) / (4 * n));
          expect(Number(group.percent)).toBeGreaterThanOrEqual((low ?? 0) - 1e-9);
          expect(Number(group.percent)).toBeLessThanOrEqual((high ?? 0) + 1e-9);
          expect(Number(percent)).toBeGreaterThanOrEqual((low ?? 0) - 1e-9);
          expect(Number(percent)).toBeLessThanOrEqual((high ?? 0) + 1e-9);
        }
      }),
    );
  });

  it('moves on average by nothing: the n scores without one have the score as their mean', () => {
    // sum over i of (P - p_i) = (n - 1)P, so the mean of (P - p_i)/4(n - 1) is P/4n
    fc.assert(
      fc.property(percents, (all) => {
        const dataPoints = scored(...all);
        const group = groupOf(dataPoints);
        const left = dropEach(group, dataPoints, EDGES).map(({ percent }) => Number(percent));
        const mean = left.reduce((sum, one) => sum + one, 0) / left.length;
        expect(mean).toBeCloseTo(Number(group.percent), 8);
      }),
    );
  });
});

describe('the sensitivity of a round', () => {
  const found = sensitivityOf(document, definitions, []);

  it('has every dimension with the two choices and the three data points that matter most', () => {
    expect(found.map(({ score }) => score.id)).toEqual(['ec', 'en', 'sc']);
    for (const { score, alternatives, dropped, lowest, highest } of found) {
      expect(alternatives.map(({ kind }) => kind)).toEqual([
        'withoutEstimates',
        'withoutLowTargets',
      ]);
      expect(dropped).toHaveLength(3);
      const moves = dropped.map(({ by }) => Math.abs(Number(by)));
      expect(moves).toEqual(moves.toSorted((a, b) => b - a));
      expect(Number(lowest)).toBeLessThanOrEqual(Number(score.percent));
      expect(Number(highest)).toBeGreaterThanOrEqual(Number(score.percent));
    }
  });

  it('leaves estimates out as gaps: points and count of the others', () => {
    for (const { score, alternatives } of found) {
      const own = new Set(
        definitions.kpis
          .filter((kpi) => kpi.dimension === score.id)
          .flatMap((kpi) => kpi.dataPoints.map(({ id }) => id)),
      );
      const rest = document.dataPoints.flatMap((one) =>
        own.has(one.id) && one.result.kind === 'scored' && !isEstimate(one)
          ? [one.result.points]
          : [],
      );
      const points = rest.reduce((sum: number, one) => sum + one, 0);
      expect(alternatives[0]?.scored).toBe(rest.length);
      expect(Number(alternatives[0]?.percent)).toBeCloseTo((100 * points) / (4 * rest.length), 8);
    }
    expect(document.dataPoints.some(isEstimate)).toBe(true);
  });

  it('under its own target set is what was published', () => {
    const own = underTargetSet(document, definitions, targetSet);
    // published values are cut after 40 digits, so the last one of a percentage may differ
    expect(shortened(own.scores)).toEqual(shortened(document.scores));
    const results = (all: readonly PublicDataPoint[]) => shortened(all.map((one) => one.result));
    expect(results(own.dataPoints)).toEqual(results(document.dataPoints));
  });

  it('under a set that doubles the target of a share, the value comes to half as much', () => {
    const id = 'ec-ict-ict-2c';
    const before = document.dataPoints.find((one) => one.id === id)?.result;
    if (before?.kind !== 'scored') throw new Error(`${id} is not scored`);
    const doubled = indexTargetSet(
      {
        ...targetSet,
        name: 'Doubled',
        targets: targetSet.targets.map((one) =>
          one.dataPoint === id ? { ...one, target: '120' } : one,
        ),
      },
      'd'.repeat(64),
    );
    const after = underTargetSet(document, definitions, doubled);
    const result = after.dataPoints.find((one) => one.id === id)?.result;
    // from 0 to 60 it is value / 60, from 0 to 120 value / 120
    expect(result?.kind === 'scored' && Number(result.percent)).toBeCloseTo(
      Number(before.percent) / 2,
      8,
    );
    const [economy] = sensitivityOf(document, definitions, [doubled]);
    expect(economy?.alternatives[2]).toMatchObject({ kind: 'targetSet', name: 'Doubled, 2' });
    expect(Number(economy?.alternatives[2]?.by)).toBeLessThan(0);
  });

  it('says whether every try stays in the band', () => {
    for (const { score, alternatives, dropped, keepsBand } of found) {
      if (keepsBand) {
        for (const { band } of [...alternatives, ...dropped]) expect(band).toBe(score.band);
      }
    }
  });

  it('of a round without a score is nothing', () => {
    const bare = {
      ...document,
      scores: {
        ...document.scores,
        dimensions: document.scores.dimensions.map(({ id, name, coverage, evidence }) => ({
          id,
          name,
          coverage,
          evidence,
          kind: 'notScored' as const,
          reason: 'nothingScored' as const,
        })),
      },
    };
    expect(sensitivityOf(bare, definitions, [])).toEqual([]);
  });
});

describe('the drawing', () => {
  it('keeps everything inside, in the order of the percentages', () => {
    const percent = fc.integer({ min: 0, max: 10_000 }).map((one) => String(one / 100));
    fc.assert(
      fc.property(percent, fc.array(fc.option(percent), { maxLength: 8 }), (published, all) => {
        const marks = all.map((one, index) => ({
          id: String(index),
          label: 'a',
          figure: 'b',
          percent: one,
        }));
        const layout = layoutSensitivity(published, marks);
        const [low, high] = layout.ends;
        expect(low).toBeLessThan(high);
        for (const row of layout.rows) {
          expect(row.y + SENSITIVITY.row).toBeLessThanOrEqual(layout.height);
          if (row.x === null || row.percent === null) continue;
          expect(row.x).toBeGreaterThanOrEqual(SENSITIVITY.inset);
          expect(row.x).toBeLessThanOrEqual(SENSITIVITY.width - SENSITIVITY.inset);
          if (Number(row.percent) > Number(published)) {
            expect(row.x).toBeGreaterThanOrEqual(layout.x);
          }
        }
      }),
    );
  });
});
