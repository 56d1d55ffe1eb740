/** Pooled percentages, coverage, range, evidence and SDG goals, by the published examples and by hand. */
import { describe, expect, it } from 'vitest';
import { QUALITIES, type Quality } from '#app/domain/entry/entry.ts';
import { quantityOf } from '#app/domain/scoring/quantity.ts';
import type { DataPointScore } from '#app/domain/scoring/score-data-point.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { scoreGroup } from '#app/domain/scoring/score-group.ts';
import { fullAssessment } from '#tests/fixtures/full-assessment.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const RULE = { bandEdges: ['33', '66', '95'] as const, minimumScored: 1 };
const PERCENT_OF_POINTS = { 1: '10', 2: '40', 3: '80', 4: '100' } as const;
const value = {
  kind: 'value' as const,
  quantity: quantityOf('1'),
  decimal: '1',
  origin: 'final' as const,
};

function point(points: 1 | 2 | 3 | 4, quality?: Quality): DataPointScore {
  const percent = PERCENT_OF_POINTS[points];
  return {
    dataPointId: 'test-1c',
    kpiId: 'test-1c',
    value,
    ...(quality && { quality }),
    hasTarget: true,
    result: { kind: 'scored', percent, rawPercent: percent, band: points, points },
  };
}

function gap(kind: 'missing' | 'notCollected' | 'notInExtract', hasTarget = true): DataPointScore {
  const empty = kind === 'missing' ? { kind, missing: ['a'], present: [] } : { kind };
  return { dataPointId: 'test-1c', kpiId: 'test-1c', value: empty, hasTarget, result: { kind } };
}

const notApplicable: DataPointScore = {
  ...gap('missing'),
  value: { kind: 'notApplicable', reason: 'declared' },
  result: { kind: 'notApplicable' },
};
const reason = { code: 'needsNumber', ref: 'a' } as const;
const invalid: DataPointScore = {
  ...gap('missing'),
  value: { kind: 'invalid', reason },
  result: { kind: 'invalid', reason },
};
const notBenchmarked: DataPointScore = {
  ...point(4),
  hasTarget: false,
  result: { kind: 'notBenchmarked' },
};

describe('the worked examples (U4SSC Factsheets, How cities are scored)', () => {
  it('Education with four reported', () => {
    const score = scoreGroup('education', [point(1), point(3), point(4), point(1)], RULE);
    expect(score).toMatchObject({
      kind: 'scored',
      percent: '56.25',
      points: 9,
      maxPoints: 16,
      band: 2,
    });
  });

  it('Education with three reported', () => {
    const group = [point(3), gap('missing'), point(4), point(2)];
    expect(scoreGroup('education', group, RULE)).toMatchObject({
      kind: 'scored',
      percent: '75',
      points: 9,
      maxPoints: 12,
      band: 3,
    });
  });
});

describe('scoreGroup', () => {
  it.each<[string, DataPointScore[], object]>([
    ['all lowest', [point(1), point(1)], { percent: '25', band: 1, meanPercentOfTarget: '10' }],
    ['all highest', [point(4), point(4)], { percent: '100', band: 4, meanPercentOfTarget: '100' }],
    [
      'thirds are cut',
      [point(1), point(3), point(4)],
      { percent: `66.${'6'.repeat(38)}`, band: 3, meanPercentOfTarget: `63.${'3'.repeat(38)}` },
    ],
    ['no gaps', [point(2), point(4)], { percent: '75', range: { low: '75', high: '75' } }],
    [
      'gaps of three kinds',
      [point(2), point(4), gap('missing'), gap('notCollected'), invalid],
      { percent: '75', range: { low: '45', high: '90' } },
    ],
    [
      'gaps without a target',
      [point(2), point(4), gap('missing', false), notApplicable, notBenchmarked],
      { percent: '75', range: { low: '75', high: '75' } },
    ],
    [
      'pages not read',
      [point(2), gap('notInExtract'), gap('missing')],
      { percent: '50', range: null },
    ],
  ])('%s', (_, dataPoints, expected) => {
    expect(scoreGroup('g', dataPoints, RULE)).toMatchObject({
      id: 'g',
      kind: 'scored',
      ...expected,
    });
  });

  it('has no score where nothing is scored', () => {
    const nothing = { kind: 'notScored', reason: 'nothingScored' };
    expect(scoreGroup('g', [], RULE)).toMatchObject(nothing);
    expect(
      scoreGroup('g', [gap('missing'), notBenchmarked], { ...RULE, minimumScored: 3 }),
    ).toMatchObject(nothing);
  });

  it('asks a goal for three scored data points', () => {
    const rule = { ...RULE, minimumScored: 3 };
    const two = [point(4), point(4), notBenchmarked];
    expect(scoreGroup('g', two, rule)).toMatchObject({ kind: 'notScored', reason: 'tooFew' });
    expect(scoreGroup('g', [...two, point(1)], rule)).toMatchObject({
      kind: 'scored',
      percent: '75',
    });
  });

  it('counts how far the data points came', () => {
    const group = [
      point(2),
      notBenchmarked,
      gap('missing'),
      gap('notInExtract'),
      notApplicable,
      invalid,
    ];
    expect(scoreGroup('g', group, RULE).coverage).toEqual({
      total: 6,
      applicable: 5,
      reported: 2,
      benchmarked: 1,
      scored: 1,
      invalid: 1,
      notInExtract: 1,
    });
  });

  it('counts the reported by quality', () => {
    const group = [...QUALITIES.map((quality) => point(3, quality)), point(3), gap('missing')];
    expect(scoreGroup('g', group, RULE).evidence).toEqual({
      measured: 1,
      extrapolated: 2,
      estimated: 2,
      unknown: 2,
    });
  });
});

describe('a full assessment', async () => {
  const { definitions, targetSet } = await loadStandard();
  const data = fullAssessment(definitions);
  const score = scoreAssessment(definitions, targetSet, data);

  it('scores all 92 data points with a target', () => {
    expect(score.dataPoints).toHaveLength(108);
    expect(score.dataPoints.map((dataPoint) => dataPoint.dataPointId)).toEqual(
      definitions.dataPoints.map((dataPoint) => dataPoint.id),
    );
    expect(score.total.coverage).toEqual({
      total: 108,
      applicable: 108,
      reported: 108,
      benchmarked: 92,
      scored: 92,
      invalid: 0,
      notInExtract: 0,
    });
  });

  it('has the groups of the framework', () => {
    expect(score.segments.map((group) => group.id)).toEqual(
      definitions.framework.segments.map(({ id }) => id),
    );
    expect(score.subDimensions.map((group) => group.id)).toEqual(
      definitions.framework.dimensions.flatMap((dimension) =>
        dimension.subDimensions.map(({ id }) => id),
      ),
    );
    expect(score.dimensions.map((group) => group.id)).toEqual(['ec', 'en', 'sc']);
    expect(score.goals.map((group) => group.id)).toEqual(
      Array.from({ length: 17 }, (_, index) => `${index + 1}`),
    );
  });

  it.each(['segments', 'subDimensions', 'dimensions'] as const)(
    'places every data point once in its %s',
    (level) => {
      const points = (groups: typeof score.segments) =>
        groups.reduce((sum, group) => sum + (group.kind === 'scored' ? group.points : 0), 0);
      expect(score[level].reduce((sum, group) => sum + group.coverage.total, 0)).toBe(108);
      expect(points(score[level])).toBe(points(score.dimensions));
    },
  );

  it('counts a data point for every goal that its KPI measures', () => {
    for (const goal of score.goals) {
      const kpis = definitions.kpis.filter((kpi) => kpi.sdg.goals.includes(Number(goal.id)));
      expect(goal.coverage.total).toBe(kpis.flatMap((kpi) => kpi.dataPoints).length);
    }
  });

  it('is nothing but its arguments', () => {
    expect(scoreAssessment(definitions, targetSet, data)).toEqual(score);
  });
});
