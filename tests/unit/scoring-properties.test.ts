/** What must hold for every assessment, not only for the examples. */
import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexDefinitions } from '#app/domain/definitions/definitions.ts';
import type { DataPoint, Target } from '#app/domain/definitions/schema.ts';
import {
  type AssessmentData,
  type AssessmentEntry,
  ENTRY_STATUSES,
  QUALITIES,
} from '#app/domain/entry/entry.ts';
import { type AssessmentScore, scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { scoreDataPoint } from '#app/domain/scoring/score-data-point.ts';
import type { GroupScore } from '#app/domain/scoring/score-group.ts';
import { NO_DATA } from '#tests/fixtures/data-points.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions, targetSet } = await loadStandard();
const RUNS = { numRuns: 60 };

const millionths = (value: number) => new Decimal(value).div(1_000_000).toFixed();

/** A final value inside the data point's bounds, reaching past its worst value and target. */
function finalValueOf(
  dataPoint: DataPoint,
): fc.Arbitrary<NonNullable<AssessmentEntry['finalValue']>> {
  if (dataPoint.formula.type === 'yesNo') {
    return fc.boolean().map((value) => ({ kind: 'yesNo', value }));
  }
  const target = targetSet.targetByDataPoint.get(dataPoint.id);
  const reach = Math.max(1, Number(target?.target ?? 1), Number(target?.worst ?? 1)) * 2;
  const max = Math.min(reach, Number(dataPoint.max ?? reach));
  return fc
    .integer({ min: Number(dataPoint.min ?? 0) * 1_000_000, max: Math.floor(max * 1_000_000) })
    .map((value) => ({ kind: 'number', value: millionths(value) }));
}

function entryOf(dataPoint: DataPoint): fc.Arbitrary<AssessmentEntry> {
  const reported = fc.record({
    status: fc.constant('reported' as const),
    finalValue: finalValueOf(dataPoint),
    quality: fc.option(fc.constantFrom(...QUALITIES), { nil: undefined }),
  });
  const unreadable = { kind: 'invalid', problem: { code: 'notANumber' } } as const;
  return fc.oneof(
    { weight: 4, arbitrary: reported },
    { weight: 2, arbitrary: fc.constantFrom(...ENTRY_STATUSES).map((status) => ({ status })) },
    { weight: 1, arbitrary: fc.constant({ status: 'reported' as const, finalValue: unreadable }) },
  );
}

const assessments: fc.Arbitrary<AssessmentData> = fc
  .tuple(...definitions.dataPoints.map(entryOf))
  .map((entries) => ({
    register: {},
    inputs: {},
    entries: Object.fromEntries(
      entries.map((entry, index) => [definitions.dataPoints[index]?.id ?? '', entry]),
    ),
  }));

const score = (data: AssessmentData) => scoreAssessment(definitions, targetSet, data);
const groupsOf = (scores: AssessmentScore): GroupScore[] => [
  ...scores.segments,
  ...scores.subDimensions,
  ...scores.dimensions,
  ...scores.goals,
];

const scoredDataPoints = definitions.dataPoints.filter(
  ({ id }) => (targetSet.targetByDataPoint.get(id)?.method ?? 'none') !== 'none',
);
const pairs = fc.constantFrom(...scoredDataPoints).chain((dataPoint) =>
  fc.record({
    dataPoint: fc.constant(dataPoint),
    first: finalValueOf(dataPoint),
    second: finalValueOf(dataPoint),
  }),
);
type Final = NonNullable<AssessmentEntry['finalValue']>;

/** Larger is better. */
function goodness(value: Final, target: Target | undefined): Decimal {
  if (value.kind === 'yesNo') return new Decimal(value.value ? 1 : 0);
  const number = new Decimal(value.kind === 'number' ? value.value : Number.NaN);
  if (target?.direction === 'lower') return number.negated();
  if (target?.direction === 'nearest')
    return number
      .minus(target.target ?? '')
      .abs()
      .negated();
  return number;
}

function inOrder(dataPoint: DataPoint, first: Final, second: Final): [Final, Final] {
  const target = targetSet.targetByDataPoint.get(dataPoint.id);
  return goodness(first, target).lte(goodness(second, target)) ? [first, second] : [second, first];
}

describe('a better value', () => {
  it('never lowers the % of target, band or points of its data point', () => {
    fc.assert(
      fc.property(pairs, ({ dataPoint, first, second }) => {
        const [low, high] = inOrder(dataPoint, first, second).map((finalValue) => {
          const entries = { [dataPoint.id]: { status: 'reported' as const, finalValue } };
          return scoreDataPoint(dataPoint, 'kpi', targetSet, { ...NO_DATA, entries }).result;
        });
        if (low?.kind !== 'scored' || high?.kind !== 'scored') throw new Error('not scored');
        expect(new Decimal(high.percent).gte(low.percent)).toBe(true);
        expect(high.points).toBeGreaterThanOrEqual(low.points);
      }),
      { numRuns: 2000 },
    );
  });

  it('never lowers the score of a group', () => {
    fc.assert(
      fc.property(assessments, pairs, (data, { dataPoint, first, second }) => {
        const [low, high] = inOrder(dataPoint, first, second).map((finalValue) =>
          groupsOf(
            score({
              ...data,
              entries: { ...data.entries, [dataPoint.id]: { status: 'reported', finalValue } },
            }),
          ),
        );
        for (const [index, group] of (low ?? []).entries()) {
          const better = high?.[index];
          if (group.kind !== 'scored') {
            expect(better).toEqual(group);
          } else if (better?.kind === 'scored') {
            expect(new Decimal(better.percent).gte(group.percent)).toBe(true);
            expect(new Decimal(better.meanPercentOfTarget).gte(group.meanPercentOfTarget)).toBe(
              true,
            );
            expect(better.band).toBeGreaterThanOrEqual(group.band);
          } else throw new Error(`${group.id} lost its score`);
        }
      }),
      RUNS,
    );
  });
});

describe('order', () => {
  it('of the entries, KPIs and targets does not matter', () => {
    const reversed = indexDefinitions(
      { ...definitions, kpis: definitions.kpis.toReversed() },
      'reversed',
    );
    const reversedTargets = { ...targetSet, targets: targetSet.targets.toReversed() };
    fc.assert(
      fc.property(assessments, (data) => {
        const entries = Object.fromEntries(Object.entries(data.entries).toReversed());
        const turned = scoreAssessment(reversed, reversedTargets, { ...data, entries });
        expect(groupsOf(turned)).toEqual(groupsOf(score(data)));
        for (const dataPoint of score(data).dataPoints) {
          expect(turned.byDataPoint.get(dataPoint.dataPointId)).toEqual(dataPoint);
        }
      }),
      RUNS,
    );
  });
});

describe('an unreported data point', () => {
  it('changes no percentage, only the coverage and the range', () => {
    const dataPoints = fc.constantFrom(...definitions.dataPoints);
    const gaps = fc.constantFrom('notStarted', 'notCollected', 'notInExtract');
    fc.assert(
      fc.property(assessments, dataPoints, gaps, (data, { id }, status) => {
        const without = { ...data.entries, [id]: { status: 'notApplicable' as const } };
        const withGap = { ...data.entries, [id]: { status } };
        const before = groupsOf(score({ ...data, entries: without }));
        const after = groupsOf(score({ ...data, entries: withGap }));
        for (const [index, group] of before.entries()) {
          const changed = after[index];
          const { coverage, evidence, ...rest } = group;
          if (group.kind === 'scored')
            expect(changed).toMatchObject({ ...rest, range: expect.toSatisfy(() => true) });
          else expect(changed).toMatchObject(rest);
          expect(changed?.evidence).toEqual(evidence);
          expect(changed?.coverage.scored).toBe(coverage.scored);
          if (
            group.kind === 'scored' &&
            changed?.kind === 'scored' &&
            group.range &&
            changed.range
          ) {
            expect(new Decimal(changed.range.low).lte(group.range.low)).toBe(true);
            expect(new Decimal(changed.range.high).gte(group.range.high)).toBe(true);
          }
        }
        const touched = definitions.kpiOfDataPoint.get(id)?.segment;
        const applicable = (groups: GroupScore[]) =>
          groups.find((group) => group.id === touched)?.coverage.applicable ?? 0;
        expect(applicable(after)).toBe(applicable(before) + 1);
      }),
      RUNS,
    );
  });
});

describe('a score', () => {
  it('lies in 25-100, inside its range, and in the band of its points', () => {
    fc.assert(
      fc.property(assessments, (data) => {
        for (const group of groupsOf(score(data))) {
          if (group.kind !== 'scored') continue;
          const percent = new Decimal(group.percent);
          expect(percent.gte(25) && percent.lte(100)).toBe(true);
          expect(group.maxPoints).toBe(4 * group.coverage.scored);
          expect(
            percent
              .minus(new Decimal(100 * group.points).div(group.maxPoints))
              .abs()
              .lt('1e-15'),
          ).toBe(true);
          expect(group.band).toBe(
            1 + targetSet.bandEdges.filter((edge) => percent.gte(edge)).length,
          );
          expect(group.range === null).toBe(group.coverage.notInExtract > 0);
          if (!group.range) continue;
          expect(percent.gte(group.range.low) && percent.lte(group.range.high)).toBe(true);
          expect(
            new Decimal(group.range.low).gte(25) && new Decimal(group.range.high).lte(100),
          ).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('of any filling of the gaps lies inside the range told before', () => {
    fc.assert(
      fc.property(assessments, assessments, (data, filling) => {
        const entries = Object.fromEntries(
          Object.entries(data.entries).map(([id, entry]) => {
            const isGap = entry.status === 'notStarted' || entry.status === 'notCollected';
            const fill = filling.entries[id];
            return [id, isGap && fill?.status === 'reported' ? fill : entry];
          }),
        );
        const filled = groupsOf(score({ ...data, entries }));
        for (const [index, group] of groupsOf(score(data)).entries()) {
          const later = filled[index];
          if (group.kind !== 'scored' || !group.range || later?.kind !== 'scored') continue;
          expect(new Decimal(later.percent).gte(group.range.low)).toBe(true);
          expect(new Decimal(later.percent).lte(group.range.high)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('coverage', () => {
  it('counts downwards', () => {
    fc.assert(
      fc.property(assessments, (data) => {
        for (const { coverage, evidence } of groupsOf(score(data))) {
          const { total, applicable, reported, benchmarked, scored, invalid, notInExtract } =
            coverage;
          expect(total >= applicable && applicable >= reported + invalid + notInExtract).toBe(true);
          expect(reported >= benchmarked && benchmarked === scored).toBe(true);
          expect(Object.values(evidence).reduce((sum, count) => sum + count, 0)).toBe(reported);
        }
      }),
      RUNS,
    );
  });
});
