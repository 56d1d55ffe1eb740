/** Results seen in another way: the published scores to the digit where nothing is changed, and what a view leaves out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPublicDocument } from '#app/domain/publication/build-publication.ts';
import { groupOf, membersOf, type GroupLevel } from '#app/domain/publication/members.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { rescore, seenOtherwise, withoutValue } from '#app/domain/publication/rescore.ts';
import { publicScores } from '#app/domain/publication/public-parts.ts';
import {
  hasLowTarget,
  verifiedShare,
  verifiedShares,
  viewOf,
  viewsOf,
  withoutLowTargets,
} from '#app/domain/publication/views.ts';
import { isThin } from '#app/domain/scoring/coverage.ts';
import { publicDocument, publicationInput } from '#tests/fixtures/publication.ts';

const base = publicationInput();
const { definitions } = base;
const document = publicDocument();
const reported = document.dataPoints.filter(({ result }) => result.kind === 'scored');

/** A verified publication with these data points judged so. */
function verifiedOf(ids: readonly string[]): PublicDocument {
  return buildPublicDocument(
    {
      ...publicationInput({ kind: 'verified' }),
      verdicts: ids.map((dataPoint) => ({
        dataPoint,
        isVerified: true,
        remark: null,
        fingerprint: '',
      })),
    },
    '0'.repeat(64),
  );
}

const scoresOf = (one: PublicDocument) => publicScores(definitions, rescore(one, definitions));

describe('scores counted anew', () => {
  it('are the published ones to the digit', () => {
    expect(scoresOf(document)).toEqual(document.scores);
  });

  it('also where much is suppressed, confidential or not verified', () => {
    const suppressed = buildPublicDocument({ ...base, suppressBelow: 5000 }, '0'.repeat(64));
    expect(suppressed.dataPoints.some(({ result }) => result.kind === 'suppressed')).toBe(true);
    expect(scoresOf(suppressed)).toEqual(suppressed.scores);
    fc.assert(
      fc.property(fc.subarray(reported.map(({ id }) => id)), (ids) => {
        const verified = verifiedOf(ids);
        expect(scoresOf(verified)).toEqual(verified.scores);
      }),
      { numRuns: 15 },
    );
  });

  it('of a round without one more value lie within the range of the gaps that are left', () => {
    const chosen = fc.subarray(reported, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(chosen, (dropped) => {
        const ids = new Set(dropped.map(({ id }) => id));
        const fewer = seenOtherwise(document, definitions, (one) =>
          ids.has(one.id) ? withoutValue(one) : one,
        );
        for (const level of ['dimensions', 'subDimensions', 'segments'] as const) {
          for (const [index, left] of fewer.scores[level].entries()) {
            const whole = document.scores[level][index];
            if (left.kind !== 'scored' || whole?.kind !== 'scored' || !left.range) continue;
            expect(Number(left.range.low)).toBeLessThanOrEqual(Number(left.percent) + 1e-9);
            expect(Number(left.range.high)).toBeGreaterThanOrEqual(Number(left.percent) - 1e-9);
            // what was reported is one of the things that the gaps could hold
            expect(Number(left.range.low)).toBeLessThanOrEqual(Number(whole.percent) + 1e-9);
            expect(Number(left.range.high)).toBeGreaterThanOrEqual(Number(whole.percent) - 1e-9);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('without targets of low confidence', () => {
  const [first, second] = reported;
  const low = new Set([first?.id, second?.id]);
  const weak = {
    ...document,
    dataPoints: document.dataPoints.map((one) =>
      one.target
        ? { ...one, target: { ...one.target, confidence: low.has(one.id) ? 'low' : 'high' } }
        : one,
    ),
  };

  it('such data points are reported and not scored, and nothing else changes', () => {
    const view = withoutLowTargets(weak, definitions);
    for (const [index, one] of view.dataPoints.entries()) {
      const before = weak.dataPoints[index];
      if (!low.has(one.id)) expect(one).toEqual(before);
      else expect(one).toMatchObject({ target: null, result: { kind: 'notBenchmarked' } });
    }
    const { coverage } = view.scores.total;
    const before = document.scores.total.coverage;
    expect(coverage).toEqual({
      ...before,
      benchmarked: before.benchmarked - 2,
      scored: before.scored - 2,
    });
  });

  it('their points are in no score: a dimension has those of the others', () => {
    const view = withoutLowTargets(weak, definitions);
    for (const { id } of view.scores.dimensions) {
      const points = membersOf(weak, definitions, 'dimension', id).reduce(
        (sum, { id: dataPoint, result }) =>
          result.kind === 'scored' && !low.has(dataPoint) ? sum + result.points : sum,
        0,
      );
      expect(groupOf(view, 'dimension', id)).toMatchObject({ points });
    }
  });

  it('is offered where there are any, beside the kinds in which the round was published', () => {
    const none = { ...weak, dataPoints: weak.dataPoints.filter((one) => !hasLowTarget(one)) };
    expect(viewsOf(['self-reported'], none)).toEqual(['self-reported']);
    expect(viewsOf(['verified', 'self-reported', 'self-reported'], weak)).toEqual([
      'self-reported',
      'verified',
      'without-low',
    ]);
    // what others have printed may have been verified by them
    const extract = { ...weak, provenance: 'extract' as const };
    expect(viewsOf(['self-reported'], extract)).toEqual(['without-low']);
    const unscored = weak.dataPoints.map((one) =>
      hasLowTarget(one) ? { ...one, result: { kind: 'missing' as const } } : one,
    );
    expect(viewsOf(['self-reported'], { ...extract, dataPoints: unscored })).toEqual([]);
  });
});

describe('a view in an address', () => {
  it.each([
    ['', null],
    ['view=', null],
    ['view=verified', 'verified'],
    ['view=without-low&band=4', 'without-low'],
    ['view=best', undefined],
  ])('%s', (search, expected) => {
    expect(viewOf(new URLSearchParams(search))).toBe(expected);
  });
});

describe('the shares that are verified', () => {
  it('are told of every score', () => {
    const shares = verifiedShares(document, definitions);
    expect(Object.keys(shares)).toHaveLength(3 + 7 + 24 + 17);
    const economy = document.scores.dimensions.find(({ id }) => id === 'ec')?.coverage.reported;
    expect(shares['dimension/ec']).toEqual({ verified: 0, reported: economy });
  });
});

describe('the share that is verified', () => {
  it('is none of what is self-reported', () => {
    const count = document.scores.total.coverage.reported;
    expect(verifiedShare(document, document.dataPoints)).toEqual({ verified: 0, reported: count });
  });

  it('counts what was reported and is not verified', () => {
    const chosen = reported.slice(0, 7).map(({ id }) => id);
    const verified = verifiedOf(chosen);
    const share = verifiedShare(verified, verified.dataPoints);
    expect(share.verified).toBe(7);
    expect(share.reported).toBe(
      7 + verified.dataPoints.filter(({ result }) => result.kind === 'notVerified').length,
    );
  });
});

describe('the data points of a score', () => {
  it.each<[GroupLevel, 'dimensions' | 'subDimensions' | 'segments' | 'goals']>([
    ['dimension', 'dimensions'],
    ['subDimension', 'subDimensions'],
    ['segment', 'segments'],
    ['goal', 'goals'],
  ])('of every %s have its points and its coverage', (level, list) => {
    for (const { id, coverage } of document.scores[list]) {
      const members = membersOf(document, definitions, level, id);
      expect(members).toHaveLength(coverage.total);
      const scored = members.flatMap(({ result }) => (result.kind === 'scored' ? [result] : []));
      expect(scored).toHaveLength(coverage.scored);
      const group = groupOf(document, level, id);
      if (group?.kind === 'scored') {
        expect(scored.reduce((sum, { points }) => sum + points, 0)).toBe(group.points);
      }
    }
    expect(groupOf(document, level, 'no-such')).toBeUndefined();
  });
});

describe('a thin score', () => {
  it.each([
    [4, 8, false],
    [3, 8, true],
    [0, 1, true],
    [0, 0, false],
  ])('%i of %i reported: %s', (count, applicable, expected) => {
    expect(isThin({ reported: count, applicable })).toBe(expected);
  });
});
