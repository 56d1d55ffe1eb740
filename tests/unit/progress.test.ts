/** Progress towards the SDGs, against figures worked out by hand: pace, where it leads, the word, and what breaks a line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableRounds, dataPointProgress } from '#app/domain/progress/data-point-progress.ts';
import { groupProgress } from '#app/domain/progress/group-progress.ts';
import { progressOf } from '#app/domain/progress/progress.ts';
import { pairSlopes, paceOf, type Point } from '#app/domain/progress/slopes.ts';
import { progressStatus } from '#app/domain/progress/status.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { bandOf } from '#app/domain/scoring/band.ts';
import { quantityOf, toDecimalString } from '#app/domain/scoring/quantity.ts';
import type { DataPointRound } from '#app/domain/trend/data-point-rounds.ts';
import type { BreakReason } from '#app/domain/trend/trend.ts';
import { publicDocument } from '#tests/fixtures/publication.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();
const rule = {
  version: 'test',
  note: 'test',
  achievedFrom: '95',
  onTrackFrom: '95',
  movingFrom: '0.5',
  trendFrom: 3,
  weakBelow: 5,
  dataPointsFrom: 3,
};
const horizon = { year: 2030, rule };
const document = publicDocument();
const [anyDataPoint] = document.dataPoints;
if (!anyDataPoint) throw new Error('a publication without data points');

type Reached = number | string | null;

function resultOf(percent: Reached): PublicDocument['dataPoints'][number]['result'] {
  if (percent === null) return { kind: 'missing' };
  const clamped = String(Math.min(100, Math.max(0, Number(percent))));
  const held = Number(percent) >= 0 && Number(percent) <= 100 ? String(percent) : clamped;
  const band = bandOf(quantityOf(held), ['33', '66', '95']);
  return { kind: 'scored', percent: held, rawPercent: String(percent), band, points: band };
}

/** Rounds of one data point: its unclamped % of target by year, and what breaks it. */
function rounds(
  percents: Record<number, Reached>,
  breaks: Record<number, BreakReason> = {},
): DataPointRound[] {
  return Object.entries(percents).map(([year, percent]) => {
    const reason = breaks[Number(year)];
    return {
      year: Number(year),
      dataPoint: { ...anyDataPoint!, result: resultOf(percent) },
      breaks: reason ? [reason] : [],
    };
  });
}

const points = (percents: Record<number, number | string>): Point[] =>
  Object.entries(percents).map(([year, percent]) => ({
    year: Number(year),
    percent: String(percent),
  }));

function paces(all: readonly Point[]) {
  const pace = paceOf(pairSlopes(all));
  return pace && [pace.lower, pace.median, pace.upper].map((one) => Number(toDecimalString(one)));
}

describe('the pace', () => {
  it.each<[string, Record<number, number | string>, number[] | null]>([
    ['no point: none', {}, null],
    ['one point: none', { 2020: 10 }, null],
    ['two points: (16 - 10) / 3 = 2', { 2020: 10, 2023: 16 }, [2, 2, 2]],
    [
      // pairs: (20-10)/2 = 5, (23-20)/3 = 1, (23-10)/5 = 2.6; 1 | 2.6 | 5: quartiles half-way between neighbours
      'three uneven points: 1, 2.6, 5; quartiles 1.8 and 3.8',
      { 2020: 10, 2022: 20, 2025: 23 },
      [1.8, 2.6, 3.8],
    ],
    [
      // 42-40 = 2, (41-40)/2 = 0.5, (46-40)/3 = 2, 41-42 = -1, (46-42)/2 = 2, 46-41 = 5
      'four points: -1, 0.5, 2, 2, 2, 5; median of the two in the middle, quartiles 0.5 + 1.5/4 and 2',
      { 2021: 40, 2022: 42, 2023: 41, 2024: 46 },
      [0.875, 2, 2],
    ],
    [
      'below 0 and above 100 % as they are: (-10 + 50)/1 = 40, (130 + 10)/1 = 140, (130 + 50)/2 = 90',
      { 2021: -50, 2022: -10, 2023: 130 },
      [65, 90, 115],
    ],
    ['falling: all pairs -4', { 2020: 90, 2021: 86, 2024: 74 }, [-4, -4, -4]],
  ])('of %s', (_, percents, expected) => {
    expect(paces(points(percents))).toEqual(expected);
  });

  it('is exact: thirds do not end, and three of them make a whole', () => {
    // pairs: 1/3, 1/3, 2/6 = 1/3
    const pace = paceOf(pairSlopes(points({ 2020: 0, 2023: 1, 2026: 2 })));
    expect(pace && pace.median.numerator.times(3).equals(pace.median.denominator)).toBe(true);
  });

  it('is not moved by one outlier among five points on a line of 2 a year', () => {
    // six pairs of the line: 2; four pairs with the outlier. The median of ten lies among the six
    expect(paces(points({ 2020: 10, 2021: 12, 2022: 90, 2023: 16, 2024: 18 }))?.[1]).toBe(2);
  });

  it('has no pair of two points of the same year', () => {
    const twice = [...points({ 2020: 10 }), ...points({ 2020: 40 })];
    expect(paces(twice)).toBeNull();
    // (20 - 10)/1 and (20 - 40)/1: the median of 10 and -20 is -5
    expect(paces([...twice, ...points({ 2021: 20 })])?.[1]).toBe(-5);
  });

  const somePoints = fc
    .uniqueArray(
      fc.record({
        year: fc.integer({ min: 2000, max: 2030 }),
        cents: fc.integer({ min: -30_000, max: 30_000 }),
      }),
      { selector: ({ year }) => year, minLength: 2, maxLength: 9 },
    )
    .map((all) => all.map(({ year, cents }) => ({ year, percent: String(cents / 100) })));

  it('does not depend on the order of the rounds', () => {
    fc.assert(
      fc.property(
        somePoints.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(paces(shuffled)).toEqual(paces(all));
        },
      ),
    );
  });

  it('has as many slopes as pairs, lies between the least and the greatest, and its quartiles around it', () => {
    fc.assert(
      fc.property(somePoints, (all) => {
        const { scaled } = pairSlopes(all);
        expect(scaled).toHaveLength((all.length * (all.length - 1)) / 2);
        const [lower, median, upper] = paces(all) ?? [];
        const plain = all.flatMap((a) =>
          all
            .filter((b) => b.year > a.year)
            .map((b) => (Number(b.percent) - Number(a.percent)) / (b.year - a.year)),
        );
        const slack = 1e-9;
        expect(lower).toBeGreaterThanOrEqual(Math.min(...plain) - slack);
        expect(median).toBeGreaterThanOrEqual(lower as number);
        expect(upper).toBeGreaterThanOrEqual(median as number);
        expect(upper).toBeLessThanOrEqual(Math.max(...plain) + slack);
      }),
    );
  });

  it('is turned around where every percentage is, and unmoved by a constant', () => {
    fc.assert(
      fc.property(somePoints, fc.integer({ min: -50, max: 50 }), (all, by) => {
        const median = paces(all)?.[1] as number;
        const turned = all.map(({ year, percent }) => ({
          year,
          percent: String(-Number(percent)),
        }));
        const moved = all.map(({ year, percent }) => ({
          year,
          percent: String(Math.round(Number(percent) * 100 + by * 100) / 100),
        }));
        expect(paces(turned)?.[1]).toBeCloseTo(-median, 9);
        expect(paces(moved)?.[1]).toBeCloseTo(median, 9);
      }),
    );
  });
});

describe('the word', () => {
  it.each<[string, [string, string | null, string | null], string]>([
    ['at 95 %, whatever the pace', ['95', '-3', '60'], 'achieved'],
    ['above 100 %', ['130', null, null], 'achieved'],
    ['just below, without a pace', ['94.999', null, null], 'notEnoughData'],
    ['rising and there by the horizon', ['80', '3', '95'], 'onTrack'],
    ['rising slowly and there all the same', ['94', '0.2', '95'], 'onTrack'],
    ['just short of it', ['80', '3', '94.999'], 'tooSlow'],
    ['moving, and the horizon past', ['80', '3', null], 'tooSlow'],
    ['at exactly 0.5 a year', ['40', '0.5', '42.5'], 'tooSlow'],
    ['a little less', ['40', '0.4999', '42.4995'], 'noProgress'],
    ['standing still', ['40', '0', '40'], 'noProgress'],
    ['standing still with an anticipated value that is enough', ['40', '0', '95'], 'noProgress'],
    ['falling a little', ['40', '-0.4999', '37.5'], 'noProgress'],
    ['falling by exactly 0.5 a year', ['40', '-0.5', '37.5'], 'movingAway'],
  ])('%s', (_, [current, pace, anticipated], expected) => {
    const course = {
      current: quantityOf(current),
      pace: pace === null ? null : quantityOf(pace),
      anticipated: anticipated === null ? null : quantityOf(anticipated),
    };
    expect(progressStatus(course, rule)).toBe(expected);
  });
});

describe('a data point', () => {
  it('continues from its newest value: 23 + 2.6 x 5 = 36, with the quartiles 32 to 42', () => {
    const found = dataPointProgress(rounds({ 2020: 10, 2022: 20, 2025: 23 }), 2025, horizon);
    expect(found).toEqual({
      current: '23',
      // 23 - 20
      change: { since: 2022, by: '3' },
      trend: {
        pace: { lower: '1.8', median: '2.6', upper: '3.8' },
        anticipated: { lower: '32', median: '36', upper: '42' },
        rounds: 3,
        since: 2020,
        isWeak: true,
      },
      status: 'tooSlow',
    });
  });

  it('rests on what is not held between 0 and 100: (80 + 60)/4 = 35 a year, 80 + 35 x 5 = 255', () => {
    const found = dataPointProgress(rounds({ 2021: -60, 2023: 10, 2025: 80 }), 2025, horizon);
    expect(found?.trend?.pace.median).toBe('35');
    expect(found?.trend?.anticipated?.median).toBe('255');
    expect(found?.status).toBe('onTrack');
  });

  it.each<[string, DataPointRound[], number, unknown]>([
    [
      'one round',
      rounds({ 2025: 40 }),
      2025,
      { change: null, trend: null, status: 'notEnoughData' },
    ],
    [
      'two rounds: the change alone, 44 - 40',
      rounds({ 2024: 40, 2025: 44 }),
      2025,
      { change: { since: 2024, by: '4' }, trend: null, status: 'notEnoughData' },
    ],
    [
      'a break in the middle: no line over it',
      rounds({ 2022: 10, 2023: 20, 2024: 40, 2025: 44 }, { 2024: 'definitions' }),
      2025,
      { change: { since: 2024, by: '4' }, trend: null, status: 'notEnoughData' },
    ],
    [
      'a break at a round without a score holds all the same',
      rounds({ 2022: 10, 2023: 20, 2024: null, 2025: 44 }, { 2024: 'boundary' }),
      2025,
      { change: null, trend: null, status: 'notEnoughData' },
    ],
    [
      'a round without a score is passed over: (30-10)/2, (40-10)/3, (40-30)/1 = 10',
      rounds({ 2022: 10, 2023: null, 2024: 30, 2025: 40 }),
      2025,
      { change: { since: 2024, by: '10' }, trend: { rounds: 3, pace: { median: '10' } } },
    ],
    [
      'seen from an earlier round, later ones are not there yet: 30 + 10 x 6 = 90',
      rounds({ 2022: 10, 2023: 20, 2024: 30, 2025: 0 }),
      2024,
      { current: '30', trend: { rounds: 3, anticipated: { median: '90' } }, status: 'tooSlow' },
    ],
    [
      'five rounds are not weak',
      rounds({ 2021: 10, 2022: 11, 2023: 12, 2024: 13, 2025: 14 }),
      2025,
      { trend: { isWeak: false, rounds: 5 }, status: 'tooSlow' },
    ],
    [
      'the horizon is past: no anticipated value',
      rounds({ 2028: 10, 2029: 20, 2030: 30 }),
      2030,
      { trend: { anticipated: null, pace: { median: '10' } }, status: 'tooSlow' },
    ],
  ])('of %s', (_, all, year, expected) => {
    expect(dataPointProgress(all, year, horizon)).toMatchObject(expected as object);
  });

  it('without a score in the round has no progress', () => {
    expect(dataPointProgress(rounds({ 2024: 40, 2025: null }), 2025, horizon)).toBeNull();
    expect(dataPointProgress([], 2025, horizon)).toBeNull();
  });
});

describe('a goal', () => {
  const goal = (...members: Array<Record<number, Reached>>) =>
    groupProgress(
      members.map((one) => comparableRounds(rounds(one), 2025)),
      2025,
      horizon,
    );

  it('follows the mean of the same data points: 40, 50, 60 a year apart, so 60 + 10 x 5, held at 100', () => {
    // 2023: (20+40+60)/3 = 40; 2024: (30+50+70)/3 = 50; 2025: (40+60+80)/3 = 60
    const found = goal(
      { 2023: 20, 2024: 30, 2025: 40 },
      { 2023: 40, 2024: 50, 2025: 60 },
      { 2023: 60, 2024: 70, 2025: 80 },
    );
    expect(found).toEqual({
      scored: 3,
      current: '60',
      change: { since: 2024, by: '10', dataPoints: 3 },
      trend: {
        pace: { lower: '10', median: '10', upper: '10' },
        anticipated: { lower: '100', median: '100', upper: '100' },
        rounds: 3,
        since: 2023,
        isWeak: true,
        dataPoints: 3,
      },
      status: 'onTrack',
    });
  });

  it('does not make up for one data point by what another has beyond its target', () => {
    // held at 100: 2023 (100+10+10)/3 = 40, 2024 (100+7+7)/3 = 38, 2025 (100+4+4)/3 = 36: -2 a year, 36 - 10 = 26
    const found = goal(
      { 2023: 200, 2024: 300, 2025: 400 },
      { 2023: 10, 2024: 7, 2025: 4 },
      { 2023: 10, 2024: 7, 2025: 4 },
    );
    expect(found).toMatchObject({
      current: '36',
      trend: { pace: { median: '-2' }, anticipated: { median: '26' } },
      status: 'movingAway',
    });
  });

  it('is not moved by data points that come and go: the new one counts for where it stands alone', () => {
    // now (40+60+80+0)/4 = 45; followed: the three that all rounds have, 40 > 50 > 60
    const found = goal(
      { 2023: 20, 2024: 30, 2025: 40 },
      { 2023: 40, 2024: 50, 2025: 60 },
      { 2023: 60, 2024: 70, 2025: 80 },
      { 2025: 0 },
      { 2023: 100, 2024: 100, 2025: null },
    );
    expect(found).toMatchObject({
      scored: 4,
      current: '45',
      change: { by: '10', dataPoints: 3 },
      trend: { dataPoints: 3, pace: { median: '10' }, anticipated: { median: '95' } },
    });
  });

  it('leaves out a round that has fewer than half of its data points, or fewer than three', () => {
    const full = { 2021: 10, 2022: 20, 2023: 30, 2025: 50 };
    // 2024 has two of four only: it is left out, and the change is since 2023: 50 - 30
    const found = goal({ ...full, 2024: 90 }, { ...full, 2024: 90 }, full, full);
    expect(found).toMatchObject({
      change: { since: 2023, by: '20', dataPoints: 4 },
      trend: { rounds: 4, since: 2021, pace: { median: '10' } },
    });
    // of eight, three are fewer than half
    const part = { 2025: 50 };
    expect(goal(full, full, full, part, part, part, part, part)).toMatchObject({
      change: null,
      trend: null,
    });
    expect(goal(full, full, full, part, part, part)).toMatchObject({ trend: { dataPoints: 3 } });
  });

  it.each<[string, Array<Record<number, Reached>>, unknown]>([
    ['nothing scored', [{ 2025: null }], { scored: 0, current: null, status: 'notEnoughData' }],
    [
      'two data points, even at 100 %: a mean and no word',
      [
        { 2023: 98, 2024: 99, 2025: 100 },
        { 2023: 98, 2024: 99, 2025: 100 },
      ],
      { scored: 2, current: '100', change: null, trend: null, status: 'notEnoughData' },
    ],
    [
      'three in one round: (100 + 100 + 85)/3 = 95',
      [{ 2025: 100 }, { 2025: 100 }, { 2025: 85 }],
      { scored: 3, current: '95', trend: null, status: 'achieved' },
    ],
    [
      'three in one round, a little less: (100 + 100 + 84)/3',
      [{ 2025: 100 }, { 2025: 100 }, { 2025: 84 }],
      { trend: null, status: 'notEnoughData' },
    ],
    [
      'three in two rounds: the change, (1 + 2 + 3)/3 = 2',
      [
        { 2024: 1, 2025: 2 },
        { 2024: 1, 2025: 3 },
        { 2024: 1, 2025: 4 },
      ],
      { change: { since: 2024, by: '2', dataPoints: 3 }, trend: null, status: 'notEnoughData' },
    ],
    [
      'falling towards 0 and held there: 5 - 10 x 5',
      [
        { 2023: 25, 2024: 15, 2025: 5 },
        { 2023: 25, 2024: 15, 2025: 5 },
        { 2023: 25, 2024: 15, 2025: 5 },
      ],
      { trend: { anticipated: { median: '0' } }, status: 'movingAway' },
    ],
  ])('of %s', (_, members, expected) => {
    expect(goal(...members)).toMatchObject(expected as object);
  });
});

describe('the progress of a city', () => {
  const withPercent = (
    reportingYear: number,
    percent: number,
    change: Partial<PublicDocument> = {},
  ) => ({
    ...document,
    reportingYear,
    dataPoints: document.dataPoints.map((one) =>
      one.target ? { ...one, result: resultOf(percent) } : one,
    ),
    ...change,
  });
  const city = [
    withPercent(2022, 10),
    withPercent(2023, 20),
    withPercent(2024, 30),
    withPercent(2025, 40),
  ];
  const newest = city[3] as PublicDocument;
  const moved = { city: { ...document.city, boundaryVersion: '2024' } };
  const otherTargets = { targetSet: { ...document.targetSet, hash: 'f'.repeat(64) } };

  it('has all 17 goals; what hardly any data point measures has no word', () => {
    const { goals } = progressOf(newest, city, definitions, horizon);
    expect(Object.keys(goals)).toEqual(definitions.goals.map(({ number }) => String(number)));
    for (const { scored, status } of Object.values(goals)) {
      // 40 + 10 x 5 = 90 of 95
      expect(status).toBe(scored < 3 ? 'notEnoughData' : 'tooSlow');
    }
    expect(Object.values(goals).some(({ scored }) => scored < 3)).toBe(true);
  });

  it('has every data point with a score in the newest round, and no other', () => {
    const gap = document.dataPoints.find(({ target }) => target)?.id;
    const last = {
      ...newest,
      dataPoints: newest.dataPoints.map((one) =>
        one.id === gap ? { ...one, result: resultOf(null) } : one,
      ),
    };
    const { dataPoints } = progressOf(last, [...city.slice(0, 3), last], definitions, horizon);
    const scored = last.dataPoints.filter(({ result }) => result.kind === 'scored');
    expect(Object.keys(dataPoints)).toEqual(scored.map(({ id }) => id));
    expect(gap && dataPoints[gap]).toBeUndefined();
    for (const one of Object.values(dataPoints)) {
      expect(one).toMatchObject({ current: '40', change: { since: 2024, by: '10' } });
      expect(one.trend).toMatchObject({ rounds: 4, since: 2022, pace: { median: '10' } });
    }
  });

  it('counts a data point for the SDG targets of its KPI', () => {
    const { sdgTargets } = progressOf(newest, city, definitions, horizon);
    const [id] = ['11.6'];
    const measured = definitions.kpis
      .filter((kpi) => kpi.sdg.targets.includes(id ?? ''))
      .flatMap((kpi) => kpi.dataPoints)
      .filter((one) => document.dataPoints.find((other) => other.id === one.id)?.target);
    expect(measured.length).toBeGreaterThan(2);
    expect(sdgTargets[id ?? '']).toMatchObject({ scored: measured.length, current: '40' });
  });

  it('is the same in whatever order the rounds come, and knows no later one', () => {
    const later = withPercent(2026, 0);
    const whole = progressOf(newest, city, definitions, horizon);
    expect(progressOf(newest, [later, ...city.toReversed()], definitions, horizon)).toEqual(whole);
  });

  it.each<[string, Partial<PublicDocument>]>([
    ['another boundary', moved],
    ['other targets', otherTargets],
  ])('goes over no break: %s since 2024', (_, change) => {
    const broken = [
      withPercent(2022, 10),
      withPercent(2023, 20),
      withPercent(2024, 30, change),
      withPercent(2025, 40, change),
    ];
    const { goals, dataPoints } = progressOf(
      broken[3] as PublicDocument,
      broken,
      definitions,
      horizon,
    );
    expect(goals['11']).toMatchObject({ change: { since: 2024, by: '10' }, trend: null });
    expect(Object.values(dataPoints).every(({ trend }) => trend === null)).toBe(true);
  });

  it('leaves a revised definition out of the trend of its goal, and the others in', () => {
    const goal = definitions.kpis.filter((kpi) => kpi.sdg.goals.includes(11));
    const revised = goal
      .flatMap((kpi) => kpi.dataPoints)
      .find((one) => document.dataPoints.find((other) => other.id === one.id)?.target);
    const before = city.map((round) => ({
      ...round,
      dataPoints: round.dataPoints.map((one) =>
        one.id === revised?.id && round.reportingYear < 2025
          ? { ...one, definitionRevision: '0.0.1' }
          : one,
      ),
    }));
    const { goals } = progressOf(before[3] as PublicDocument, before, definitions, horizon);
    const found = goals['11'];
    expect(found?.trend?.dataPoints).toBe((found?.scored ?? 0) - 1);
    expect(found?.trend?.pace.median).toBe('10');
  });
});
