/** How a goal or an SDG target moves: by the mean % of target of the same data points in all its rounds. */
import type { Decimal } from 'decimal.js';
import { exact, quantity, toDecimalString } from '../scoring/quantity.ts';
import type { ScoredRound } from '../trend/data-point-rounds.ts';
import { trendThrough, type Horizon, type ProgressTrend } from './course.ts';
import type { Point } from './slopes.ts';
import { progressStatus, type ProgressStatus } from './status.ts';

export interface GroupProgress {
  /** Data points with a score in the newest round. */
  scored: number;
  /** Mean % of target of these, each held between 0 and 100; null where there are none. */
  current: string | null;
  /** Of the mean over `dataPoints` that both rounds have; percentage points. */
  change: { since: number; by: string; dataPoints: number } | null;
  /** Of the mean over `dataPoints` that all its rounds have. */
  trend: (ProgressTrend & { dataPoints: number }) | null;
  status: ProgressStatus;
}

/** The % of target of one data point in its comparable scored rounds, from 0 to 100, by year. */
export type Member = ReadonlyMap<number, Decimal>;

/** A data point as its groups see it; null where it is not scored in the newest round. */
export function memberOf(comparable: readonly ScoredRound[]): Member | null {
  return comparable.length === 0
    ? null
    : new Map(comparable.map((round) => [round.year, percentOf(round)]));
}

/**
 * The progress of a group from the rounds of its data points that can be compared with the round of `year` (as
 * `comparableRounds` finds them; none of those that are not scored then). What is above 100 % does not make up for another
 * data point, so every % of target counts from 0 to 100. Fewer data points than `dataPointsFrom` have neither change, trend
 * nor word. Rule: progress.yaml, /method#progress.
 */
export function groupProgress(
  dataPoints: ReadonlyArray<readonly ScoredRound[]>,
  year: number,
  horizon: Horizon,
): GroupProgress {
  return progressOfMembers(
    dataPoints.map(memberOf).filter((member) => member !== null),
    year,
    horizon,
  );
}

/** The same where a data point belongs to many groups and is read once. */
export function progressOfMembers(
  members: readonly Member[],
  year: number,
  horizon: Horizon,
): GroupProgress {
  const scored = members.length;
  if (scored === 0) {
    return { scored, current: null, change: null, trend: null, status: 'notEnoughData' };
  }
  const current = quantity(sumOf(members, year), exact(scored));
  const shown = { scored, current: toDecimalString(current) };
  if (scored < horizon.rule.dataPointsFrom) {
    return { ...shown, change: null, trend: null, status: 'notEnoughData' };
  }
  const panel = panelOf(members, year, horizon.rule.dataPointsFrom);
  const { years, all } = panel;
  const points = years.map((one): Point => ({ year: one, percent: sumOf(all, one).toFixed() }));
  const found = trendThrough({ points, of: all.length, current, isHeld: true }, horizon);
  return {
    ...shown,
    change: changeOf(panel, year),
    trend: found && { ...found.trend, dataPoints: all.length },
    status: progressStatus(
      { current, ...(found?.exactly ?? { pace: null, anticipated: null }) },
      horizon.rule,
    ),
  };
}

interface Panel {
  /** Ascending, with the newest. */
  years: number[];
  /** The data points that all these years have. */
  all: readonly Member[];
  /** The round before that is held against the newest, and the data points of both. */
  before: { year: number; members: readonly Member[] } | null;
}

/**
 * The rounds that a group is followed through, from the newest back. One that would leave fewer than the minimum, or fewer
 * than half of today's data points, is left out.
 */
function panelOf(members: readonly Member[], newest: number, minimum: number): Panel {
  const earlier = [...new Set(members.flatMap((member) => [...member.keys()]))]
    .filter((year) => year < newest)
    .sort((a, b) => b - a);
  const enough = Math.max(minimum, members.length / 2);
  const years = [newest];
  let all = members;
  let before: Panel['before'] = null;
  for (const year of earlier) {
    const left = all.filter((member) => member.has(year));
    if (left.length < enough) continue;
    all = left;
    years.unshift(year);
    before ??= { year, members: left };
  }
  return { years, all, before };
}

function changeOf({ before }: Panel, newest: number): GroupProgress['change'] {
  if (!before) return null;
  const { members, year } = before;
  const gain = sumOf(members, newest).minus(sumOf(members, year));
  return {
    since: year,
    by: toDecimalString(quantity(gain, exact(members.length))),
    dataPoints: members.length,
  };
}

function sumOf(members: readonly Member[], year: number): Decimal {
  return members.reduce((sum, member) => sum.plus(member.get(year) ?? 0), exact(0));
}

function percentOf({ dataPoint }: ScoredRound): Decimal {
  return exact(dataPoint.result.percent);
}
