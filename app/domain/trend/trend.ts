/** How a city's scores have moved over its rounds, and where they cannot be compared. */
import type { PublicDocument, PublicGroup } from '../publication/public-document.ts';

/** Why scores before and after cannot be compared. */
export type BreakReason = 'definitions' | 'boundary' | 'targets';

export interface TrendPoint {
  year: number;
  score: Extract<PublicGroup, { kind: 'scored' }>;
}

export interface TrendSeries {
  id: string;
  name: string;
  /** Stretches of years that can be compared, each with at least one point, oldest first. */
  stretches: TrendPoint[][];
}

export interface TrendBreak {
  /** Years of the round before and after. */
  from: number;
  to: number;
  reasons: BreakReason[];
}

export interface Trend {
  years: number[];
  series: TrendSeries[];
  breaks: TrendBreak[];
}

/** The trend of the dimension scores, from one publication per year in any order. */
export function trendOf(documents: readonly PublicDocument[]): Trend {
  const rounds = [...documents].sort((a, b) => a.reportingYear - b.reportingYear);
  const breaks = rounds.slice(1).flatMap((after, index): TrendBreak[] => {
    const before = rounds[index] as PublicDocument;
    const reasons = breakReasons(before, after);
    return reasons.length === 0
      ? []
      : [{ from: before.reportingYear, to: after.reportingYear, reasons }];
  });
  const newest = rounds.at(-1);
  return {
    years: rounds.map(({ reportingYear }) => reportingYear),
    series: (newest?.scores.dimensions ?? []).map(({ id, name }) => ({
      id,
      name,
      stretches: stretchesOf(rounds, id, breaks),
    })),
    breaks,
  };
}

/**
 * Why two rounds cannot be compared: a data point's definition was revised, the city's boundary is another, or the scores
 * are by other targets. A reworded definition keeps its revision and breaks nothing.
 */
export function breakReasons(before: PublicDocument, after: PublicDocument): BreakReason[] {
  const revisions = new Map(
    before.dataPoints.map(({ id, definitionRevision }) => [id, definitionRevision]),
  );
  const isRevised = after.dataPoints.some(
    ({ id, definitionRevision }) => (revisions.get(id) ?? '') !== definitionRevision,
  );
  return [...(isRevised ? (['definitions'] as const) : []), ...breaksOfRound(before, after)];
}

/** The same without the definitions: what breaks every line of the city. */
export function breaksOfRound(before: PublicDocument, after: PublicDocument): BreakReason[] {
  return [
    ...(before.city.boundaryVersion === after.city.boundaryVersion ? [] : (['boundary'] as const)),
    ...(before.targetSet.hash === after.targetSet.hash ? [] : (['targets'] as const)),
  ];
}

function stretchesOf(
  rounds: readonly PublicDocument[],
  id: string,
  breaks: readonly TrendBreak[],
): TrendPoint[][] {
  const stretches: TrendPoint[][] = [];
  let current: TrendPoint[] = [];
  for (const { reportingYear: year, scores } of rounds) {
    if (breaks.some(({ to }) => to === year) && current.length > 0) {
      stretches.push(current);
      current = [];
    }
    const score = scores.dimensions.find((one) => one.id === id);
    if (score?.kind === 'scored') current.push({ year, score });
  }
  return current.length > 0 ? [...stretches, current] : stretches;
}

export interface Movement {
  id: string;
  name: string;
  from: TrendPoint;
  to: TrendPoint;
  /** Percentage points. */
  by: number;
}

/** How far each dimension has moved within its newest stretch; left out where that is a single round. */
export function movements({ series }: Trend): Movement[] {
  return series.flatMap(({ id, name, stretches }) => {
    const stretch = stretches.at(-1) ?? [];
    const [from, to] = [stretch[0], stretch.at(-1)];
    if (!from || !to || from === to) return [];
    return [{ id, name, from, to, by: Number(to.score.percent) - Number(from.score.percent) }];
  });
}
