/** What stands out in a publication: told as ids and figures, put into words by the page. */
import type { PublicDataPoint, PublicDocument, PublicGroup } from './public-document.ts';

type Segment = PublicDocument['scores']['segments'][number];
export type ScoredSegment = Extract<Segment, { kind: 'scored' }>;
type ScoredDimension = Extract<PublicGroup, { kind: 'scored' }>;
export type ScoredDataPoint = PublicDataPoint & {
  result: Extract<PublicDataPoint['result'], { kind: 'scored' }>;
};

export interface Findings {
  /** At most two segments, best first. */
  strongest: ScoredSegment[];
  /** At most two other segments, worst first. */
  weakest: ScoredSegment[];
  /** Segments of which nothing is reported; none for an extract, where nobody looked. */
  notMeasured: Segment[];
  /** The dimension whose score the gaps could move most; null where no gap could. */
  leastCertain: (ScoredDimension & { range: { low: string; high: string } }) | null;
}

/** A single data point says little about a segment, so it takes two to be named. */
const ENOUGH = 2;
const NAMED = 2;
/** From this band on a segment can be called a strength, below it a weakness (66 % of target). */
const STRONG_BAND = 3;

/** What a headline can be made of. Segments with the same score keep the standard's order. */
export function findingsOf({ scores, provenance }: PublicDocument): Findings {
  const scored = scores.segments.filter(
    (segment): segment is ScoredSegment =>
      segment.kind === 'scored' && segment.coverage.scored >= ENOUGH,
  );
  const uncertain = scores.dimensions.flatMap((one) =>
    one.kind === 'scored' && one.range && one.range.low !== one.range.high
      ? [{ ...one, range: one.range }]
      : [],
  );
  return {
    strongest: scored
      .filter((segment) => segment.band >= STRONG_BAND)
      .sort((a, b) => Number(b.percent) - Number(a.percent))
      .slice(0, NAMED),
    weakest: scored
      .filter((segment) => segment.band < STRONG_BAND)
      .sort((a, b) => Number(a.percent) - Number(b.percent))
      .slice(0, NAMED),
    notMeasured:
      provenance === 'extract'
        ? []
        : scores.segments.filter(
            ({ coverage }) => coverage.reported === 0 && coverage.applicable > 0,
          ),
    leastCertain: uncertain.sort((a, b) => widthOf(b.range) - widthOf(a.range))[0] ?? null,
  };
}

function widthOf({ low, high }: { low: string; high: string }): number {
  return Number(high) - Number(low);
}

/** The data points nearest to and furthest from their targets: above and below 66 %, so none is in both. */
export function extremesOf(
  dataPoints: readonly PublicDataPoint[],
  most: number,
): { nearest: ScoredDataPoint[]; furthest: ScoredDataPoint[] } {
  const scored = dataPoints.filter((one): one is ScoredDataPoint => one.result.kind === 'scored');
  return {
    nearest: scored
      .filter(({ result }) => result.band >= STRONG_BAND)
      .sort((a, b) => Number(b.result.percent) - Number(a.result.percent))
      .slice(0, most),
    furthest: scored
      .filter(({ result }) => result.band < STRONG_BAND)
      .sort((a, b) => Number(a.result.percent) - Number(b.result.percent))
      .slice(0, most),
  };
}
