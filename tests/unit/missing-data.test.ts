/** Missing data as a plan: why a value is missing, what a plan lacks, what collecting would do, and what comes first. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planProblem } from '#app/domain/entry/collection-plan.ts';
import { fieldProblem } from '#app/domain/entry/fields.ts';
import {
  missingState,
  readMissingSelection,
  selectMissing,
  type Missing,
} from '#app/domain/entry/missing-data.ts';
import { ifCollected } from '#app/domain/scoring/if-collected.ts';
import { quantityOf } from '#app/domain/scoring/quantity.ts';
import type { DataPointScore } from '#app/domain/scoring/score-data-point.ts';
import { scoreGroup } from '#app/domain/scoring/score-group.ts';
import type { ValueResult } from '#app/domain/scoring/value.ts';

const NO_PLAN = { plannedOwner: '', plannedFor: '' };
const PLAN = { plannedOwner: 'Water Office', plannedFor: '2027-03-31' };
const RULE = { bandEdges: ['33', '66', '95'] as const, minimumScored: 1 };
const number: ValueResult = {
  kind: 'value',
  quantity: quantityOf('1'),
  decimal: '1',
  origin: 'computed',
};
const reason = { code: 'needsNumber', ref: 'a' } as const;

describe('why a value is missing', () => {
  it.each<[string, ValueResult, typeof PLAN, string | undefined]>([
    ['a value', number, NO_PLAN, undefined],
    ['a page that was not read', { kind: 'notInExtract' }, NO_PLAN, undefined],
    ['nothing typed', { kind: 'missing', missing: ['a'], present: [] }, NO_PLAN, 'notStarted'],
    ['an input', { kind: 'missing', missing: ['a'], present: ['b'] }, NO_PLAN, 'partlyFilled'],
    ['a wrong figure', { kind: 'invalid', reason }, NO_PLAN, 'toCorrect'],
    ['not collected', { kind: 'notCollected' }, NO_PLAN, 'notCollected'],
    ['a whole plan', { kind: 'notCollected' }, PLAN, 'planned'],
    ['a plan without a day', { kind: 'notCollected' }, { ...PLAN, plannedFor: '' }, 'notCollected'],
    ['a plan of nobody', { kind: 'notCollected' }, { ...PLAN, plannedOwner: '' }, 'notCollected'],
    ['a plan left behind', { kind: 'missing', missing: ['a'], present: [] }, PLAN, 'notStarted'],
    [
      'not applicable',
      { kind: 'notApplicable', reason: 'zeroDenominator' },
      NO_PLAN,
      'notApplicable',
    ],
  ])('%s', (_, value, plan, expected) => {
    expect(missingState(value, plan)).toBe(expected);
  });

  it('a plan has both an owner and a date, or none', () => {
    expect(planProblem(PLAN)).toBeUndefined();
    expect(planProblem(NO_PLAN)).toBeUndefined();
    expect(planProblem({ ...PLAN, plannedFor: '' })).toBe('date');
    expect(planProblem({ ...PLAN, plannedOwner: '' })).toBe('owner');
  });

  it.each([
    ['2027-02-28', undefined],
    ['2027-02-31', { code: 'date' }],
    ['31.03.2027', { code: 'date' }],
  ])('%s as the date of a plan', (text, expected) => {
    const field = { row: 'entry', dataPointId: 'a', attribute: 'plannedFor' } as const;
    expect(fieldProblem(field, text)).toEqual(expected);
  });
});

const PERCENT = { 1: '10', 2: '40', 3: '80', 4: '100' } as const;
function point(dataPointId: string, points: 1 | 2 | 3 | 4): DataPointScore {
  const percent = PERCENT[points];
  const result = { kind: 'scored', percent, rawPercent: percent, band: points, points } as const;
  return { dataPointId, kpiId: dataPointId, value: number, hasTarget: true, result };
}
function gap(
  dataPointId: string,
  kind: 'notCollected' | 'notApplicable' | 'notInExtract' = 'notCollected',
  hasTarget = true,
): DataPointScore {
  const value: ValueResult = kind === 'notApplicable' ? { kind, reason: 'declared' } : { kind };
  return { dataPointId, kpiId: dataPointId, value, hasTarget, result: { kind } };
}
const collect = (group: DataPointScore[], ...ids: string[]) =>
  ifCollected(group, RULE, new Set(ids));

describe('what collecting would do', () => {
  it('by hand: two of four scored, one gap collected', () => {
    // 3 + 4 points of 8; two gaps: from 9 to 15 of 16
    const group = [point('a', 3), point('b', 4), gap('c'), gap('d')];
    expect(collect(group, 'c')).toMatchObject({
      coverage: { now: { reported: 2, applicable: 4 }, afterwards: { reported: 3, applicable: 4 } },
      range: {
        now: { low: '56.25', high: '93.75' },
        atWorst: { low: '56.25', high: '75' },
        atBest: { low: '75', high: '93.75' },
      },
      narrower: '18.75',
    });
  });

  it('a gap without a target is covered, and scores nothing', () => {
    const group = [point('a', 3), gap('c', 'notCollected', false)];
    const effect = collect(group, 'c');
    expect(effect.coverage.afterwards).toMatchObject({
      reported: 2,
      benchmarked: 1,
      applicable: 2,
    });
    expect(effect.range.atBest).toEqual(effect.range.now);
    expect(effect.narrower).toBe('0');
  });

  it('what does not apply, is not in the extract or has a value changes nothing', () => {
    const group = [point('a', 3), gap('b', 'notApplicable'), gap('c')];
    for (const id of ['a', 'b', 'elsewhere']) {
      const effect = collect(group, id);
      expect(effect.coverage.afterwards).toEqual(effect.coverage.now);
      expect(effect.range.atWorst).toEqual(effect.range.now);
      expect(effect.narrower).toBe('0');
    }
    const extract = collect([point('a', 3), gap('b', 'notInExtract'), gap('c')], 'c');
    expect(extract.range).toEqual({ now: null, atWorst: null, atBest: null });
    expect(extract.narrower).toBe('0');
  });

  it('the first value of a group gives it a range at all', () => {
    expect(collect([gap('a'), gap('b')], 'a')).toMatchObject({
      range: { now: null, atWorst: { low: '25', high: '62.5' } },
      narrower: '37.5',
    });
  });

  it('keeps what was promised: whatever is found, the score ends between worst and best', () => {
    const points = fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4);
    fc.assert(
      fc.property(fc.array(points), fc.array(points, { minLength: 1 }), (known, found) => {
        const group = [
          ...known.map((one, index) => point(`known${index}`, one)),
          ...found.map((_, index) => gap(`gap${index}`)),
        ];
        const ids = found.map((_, index) => `gap${index}`);
        const { range, coverage, narrower } = collect(group, ...ids);
        const then = scoreGroup(
          '',
          [
            ...known.map((one, index) => point(`known${index}`, one)),
            ...found.map((one, index) => point(`gap${index}`, one)),
          ],
          RULE,
        );
        if (then.kind !== 'scored') throw new Error('everything is scored');
        expect(Number(then.percent)).toBeGreaterThanOrEqual(Number(range.atWorst?.low));
        expect(Number(then.percent)).toBeLessThanOrEqual(Number(range.atBest?.high));
        expect(coverage.afterwards).toEqual(then.coverage);
        expect(range.atWorst?.low).toBe(range.atWorst?.high);
        expect(Number(narrower)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('what comes first', () => {
  const row = (id: string, more: Partial<Missing>) => ({
    id,
    state: 'notStarted' as const,
    dimension: 'economy',
    owner: '',
    dueOn: null,
    narrower: '1',
    narrowerSegment: '1',
    ...more,
  });
  const rows = [
    row('a', { narrower: '1.5', dueOn: '2026-12-01', owner: 'kari' }),
    row('b', { state: 'notApplicable', narrower: '9' }),
    row('c', { narrower: '10', owner: 'plan:Water Office', state: 'planned' }),
    row('d', { narrower: '1.5', narrowerSegment: '7', dimension: 'environment' }),
    row('e', { dueOn: '2026-06-01', owner: 'kari' }),
  ];
  it.each([
    ['', 'cdaeb'],
    ['order=due', 'eabcd'],
    ['order=framework', 'abcde'],
    ['status=planned', 'c'],
    ['owner=kari&order=due', 'ea'],
    ['owner=nobody', 'db'],
    ['dimension=environment', 'd'],
    ['status=nonsense&order=luck', 'cdaeb'],
    ['dimension=nowhere', ''],
  ])('of ?%s', (search, expected) => {
    const selection = readMissingSelection(new URLSearchParams(search));
    const before = rows.map((one) => one.id);
    expect(
      selectMissing(rows, selection)
        .map((one) => one.id)
        .join(''),
    ).toBe(expected);
    expect(rows.map((one) => one.id)).toEqual(before);
  });
});
