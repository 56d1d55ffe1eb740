/** What is said about a publication: what stands out, what has changed, and what a search finds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesSince, readingsOf } from '#app/domain/publication/changes.ts';
import { extremesOf, findingsOf } from '#app/domain/publication/findings.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import {
  isWhole,
  ORDERS,
  OUTCOMES,
  selectDataPoints,
  selectionOf,
} from '#app/domain/publication/select-data-points.ts';
import { publicDocument } from '#tests/fixtures/publication.ts';

const whole = publicDocument();

type Segment = PublicDocument['scores']['segments'][number];
type Band = 1 | 2 | 3 | 4;

/** The document with these scores (from two data points each) on its first segments and none on the others. */
function withSegments(percents: readonly number[], scored = 2): PublicDocument {
  const band = (percent: number): Band =>
    percent < 33 ? 1 : percent < 66 ? 2 : percent < 95 ? 3 : 4;
  const segments = whole.scores.segments.map((segment, index): Segment => {
    const percent = percents[index];
    const { id, name, dimension, evidence } = segment;
    const coverage = { ...segment.coverage, reported: 0, scored: 0 };
    const base = { id, name, dimension, evidence };
    return percent === undefined
      ? { ...base, coverage, kind: 'notScored', reason: 'nothingScored' }
      : {
          ...base,
          coverage: { ...coverage, reported: scored, scored },
          kind: 'scored',
          percent: String(percent),
          band: band(percent),
          points: 4,
          maxPoints: 8,
          range: null,
          meanPercentOfTarget: '50',
        };
  });
  return { ...whole, scores: { ...whole.scores, segments } };
}
const ids = (segments: readonly { id: string }[]) => segments.map(({ id }) => id);
const nth = (...places: number[]) => places.map((place) => whole.scores.segments[place]?.id);

describe('findings', () => {
  it.each([
    ['best and worst two', [70, 20, 90, 50, 80], nth(2, 4), nth(1, 3)],
    ['ties keep the order of the standard', [70, 70, 70, 25, 25, 25], nth(0, 1), nth(3, 4)],
    ['nothing strong', [20, 40], [], nth(0, 1)],
    ['nothing weak', [66, 100], nth(1, 0), []],
    ['nothing scored', [], [], []],
  ])('%s', (_, percents, strongest, weakest) => {
    const findings = findingsOf(withSegments(percents));
    expect(ids(findings.strongest)).toEqual(strongest);
    expect(ids(findings.weakest)).toEqual(weakest);
  });

  it('name no segment after a single data point', () => {
    const findings = findingsOf(withSegments([90, 10], 1));
    expect([findings.strongest, findings.weakest]).toEqual([[], []]);
  });

  it('name what is not measured, but not of an extract', () => {
    expect(findingsOf(withSegments([50])).notMeasured).toHaveLength(23);
    expect(findingsOf({ ...withSegments([50]), provenance: 'extract' }).notMeasured).toEqual([]);
  });

  it('name the dimension that the gaps could move most', () => {
    const dimensions = whole.scores.dimensions.map((one, index) =>
      one.kind === 'scored' ? { ...one, range: { low: '40', high: String(50 + index) } } : one,
    );
    const document = { ...whole, scores: { ...whole.scores, dimensions } };
    expect(findingsOf(document).leastCertain?.id).toBe(dimensions.at(-1)?.id);
  });
});

describe('nearest and furthest', () => {
  it('never share a data point and are in order', () => {
    const { nearest, furthest } = extremesOf(whole.dataPoints, 108);
    const seen = ids([...nearest, ...furthest]);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(
      whole.dataPoints.filter(({ result }) => result.kind === 'scored').length,
    );
    const near = nearest.map(({ result }) => Number(result.percent));
    const far = furthest.map(({ result }) => Number(result.percent));
    expect(near).toEqual([...near].sort((a, b) => b - a));
    expect(far).toEqual([...far].sort((a, b) => a - b));
    expect(Math.max(...far)).toBeLessThan(66);
    expect(Math.min(...near)).toBeGreaterThanOrEqual(66);
  });
});

describe('changes', () => {
  const hash = whole.targetSet.hash;
  const earlier = (change: (readings: ReturnType<typeof readingsOf>) => void = () => {}) => {
    const readings = readingsOf(whole.dataPoints);
    change(readings);
    return { year: 2024, targetSetHash: hash, readings };
  };
  const scored = whole.dataPoints.find(
    ({ result }) => result.kind === 'scored' && result.band === 3,
  );
  const id = scored?.id ?? '';

  it('are none against itself', () => {
    const changes = changesSince(whole.dataPoints, hash, earlier());
    expect(changes).toMatchObject({ better: [], worse: [], added: [], dropped: [], revised: [] });
    expect(changes?.compared).toBeGreaterThan(80);
  });

  it.each([
    ['better', '20', 1],
    ['worse', '99', 4],
  ] as const)('say what moved into another band: %s', (which, percent, band) => {
    const before = earlier((readings) => {
      readings[id] = {
        ...readings[id],
        value: '1',
        yesNo: null,
        revision: readings[id]?.revision ?? '',
        percent,
        band,
      };
    });
    const changes = changesSince(whole.dataPoints, hash, before);
    expect(changes?.[which].map((one) => one.dataPoint.id)).toEqual([id]);
    expect(changes?.[which === 'better' ? 'worse' : 'better']).toEqual([]);
  });

  it('say what is new', () => {
    const before = earlier((readings) => {
      delete readings[id];
    });
    expect(ids(changesSince(whole.dataPoints, hash, before)?.added ?? [])).toEqual([id]);
  });

  it('do not hold a data point against another definition of it', () => {
    const before = earlier((readings) => {
      const reading = readings[id];
      if (reading) readings[id] = { ...reading, band: 1, percent: '1', revision: '0.9.0' };
    });
    const changes = changesSince(whole.dataPoints, hash, before);
    expect(ids(changes?.revised ?? [])).toEqual([id]);
    expect(changes?.better).toEqual([]);
  });

  it('are not told across target sets', () => {
    expect(changesSince(whole.dataPoints, 'another', earlier())).toBeNull();
  });
});

describe('a search in the data points', () => {
  const found = (query: string) => selectDataPoints(whole, selectionOf(new URLSearchParams(query)));

  it.each([
    ['', 108],
    ['q=nothing+of+the+kind', 0],
    ['q=EC%3A+ICT%3A+ICT%3A+4C', 2],
    ['q=WASTEWATER+tertiary', 1],
    ['band=nonsense&order=nonsense', 108],
    ['dimension=en', 28],
    ['dimension=nonsense', 0],
  ])('%s finds %i', (query, count) => {
    expect(found(query)).toHaveLength(count);
  });

  it('finds every data point under exactly one outcome', () => {
    const all = OUTCOMES.flatMap((outcome) => ids(found(`band=${outcome}`)));
    expect(all.sort()).toEqual(ids(whole.dataPoints).sort());
  });

  it('orders without losing anything, and what has no score comes last', () => {
    for (const order of ORDERS) {
      const list = found(`order=${order}`);
      expect(ids(list).sort()).toEqual(ids(whole.dataPoints).sort());
    }
    for (const order of ['nearest', 'furthest']) {
      const kinds = found(`order=${order}`).map(({ result }) => result.kind === 'scored');
      expect(kinds.lastIndexOf(true)).toBeLessThan(kinds.indexOf(false));
    }
    const percents = found('order=furthest').flatMap(({ result }) =>
      result.kind === 'scored' ? [Number(result.percent)] : [],
    );
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
  });

  it('reads any address without failing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, band) => {
        const selection = selectionOf(new URLSearchParams({ q: text, band }));
        expect(selectDataPoints(whole, selection).length).toBeLessThanOrEqual(108);
      }),
    );
    expect(isWhole(selectionOf(new URLSearchParams('')))).toBe(true);
    expect(isWhole(selectionOf(new URLSearchParams('order=name')))).toBe(false);
  });
});
