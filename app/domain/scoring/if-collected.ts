/** What collecting a gap would do to the score of its group, without knowing yet what will be found. */
import type { Coverage } from './coverage.ts';
import { exact, quantity, toDecimalString } from './quantity.ts';
import type { DataPointScore } from './score-data-point.ts';
import { scoreGroup, type GroupRule, type GroupScore, type Range } from './score-group.ts';

/** All that a score could be before anything is known: one point of four, to four. */
const WHOLE_RANGE: Range = { low: '25', high: '100' };

/** A group now, and with some of its gaps collected: at one point each, and at four. */
export interface IfCollected {
  coverage: { now: Coverage; afterwards: Coverage };
  /** Null where nothing is scored, or where data points are not in the extract. */
  range: { now: Range | null; atWorst: Range | null; atBest: Range | null };
  /** By how many percentage points the range becomes narrower, whatever is found. */
  narrower: string;
}

/**
 * What collecting these data points would do to their group. A group in which nothing is scored could be anything from
 * 25 to 100 %. Data points that have a value, do not apply, or are not gaps of the group change nothing.
 */
export function ifCollected(
  dataPoints: readonly DataPointScore[],
  rule: GroupRule,
  ids: ReadonlySet<string>,
): IfCollected {
  const score = (points?: 1 | 4): GroupScore =>
    scoreGroup(
      '',
      points === undefined
        ? dataPoints
        : dataPoints.map((one) => (ids.has(one.dataPointId) ? collected(one, points) : one)),
      rule,
    );
  const now = score();
  const worst = score(1);
  const best = score(4);
  return {
    coverage: { now: now.coverage, afterwards: worst.coverage },
    range: { now: rangeOf(now), atWorst: rangeOf(worst), atBest: rangeOf(best) },
    narrower:
      now.coverage.notInExtract > 0
        ? '0'
        : toDecimalString(quantity(exact(widthOf(now)).minus(widthOf(worst)))),
  };
}

/** A gap as it counts with a value of one or four points; without a target it counts as reported alone. */
function collected(score: DataPointScore, points: 1 | 4): DataPointScore {
  if (!GAPS.has(score.value.kind)) return score;
  const percent = points === 1 ? '0' : '100';
  return {
    ...score,
    value: { kind: 'yesNo', value: points === 4, origin: 'final' },
    result: score.hasTarget
      ? { kind: 'scored', percent, rawPercent: percent, band: points, points }
      : { kind: 'notBenchmarked' },
  };
}

const GAPS: ReadonlySet<string> = new Set(['missing', 'notCollected', 'invalid']);

function rangeOf(score: GroupScore): Range | null {
  return score.kind === 'scored' ? score.range : null;
}

/** In percentage points. */
function widthOf(score: GroupScore): string {
  const { low, high } = rangeOf(score) ?? WHOLE_RANGE;
  return exact(high).minus(low).toFixed();
}
