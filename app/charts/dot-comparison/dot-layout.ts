/** Where the dots of a comparison lie: one row per dimension and segment, one scale from 0 to 100. Pure geometry. */
import type { Band } from '#app/domain/scoring/band.ts';

export interface DotScore {
  percent: string;
  band: Band;
  range: { low: string; high: string } | null;
}
export interface DotRow {
  id: string;
  name: string;
  isDimension: boolean;
  /** In the order of the cities; null: no score. */
  scores: Array<DotScore | null>;
}

export interface Dot {
  /** Place of the city, from 0. */
  city: number;
  x: number;
  y: number;
  band: Band;
  range: { from: number; to: number } | null;
}
export interface DotRowPlace {
  row: DotRow;
  /** Middle of the row's line. */
  y: number;
  label: { x: number; y: number };
  dots: Dot[];
}
export interface DotLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  ticks: Array<{ percent: number; x: number }>;
  rows: DotRowPlace[];
}

export const DOT = { radius: 9, labelSize: 14, top: 28 } as const;
const TICKS = [0, 33, 66, 95, 100];

/** Lays the rows out in their order. Labels stand beside the plot, or above each row where there is little room. */
export function layoutDots(
  rows: readonly DotRow[],
  { width, isNarrow }: { width: number; isNarrow: boolean },
): DotLayout {
  const margin = DOT.radius + 3;
  const left = isNarrow ? margin : 230;
  const right = width - margin;
  const xOf = (percent: number) =>
    Math.round((left + ((right - left) * percent) / 100) * 100) / 100;
  let at = DOT.top;
  const places = rows.map((row) => {
    const height = (isNarrow ? 52 : 32) + (row.isDimension ? 12 : 0);
    at += height;
    const y = at - (isNarrow ? 16 : 16);
    const dots = row.scores.flatMap((score, city) =>
      score === null
        ? []
        : [
            {
              city,
              x: xOf(Number(score.percent)),
              y,
              band: score.band,
              range: score.range && {
                from: xOf(Number(score.range.low)),
                to: xOf(Number(score.range.high)),
              },
            },
          ],
    );
    return {
      row,
      y,
      label: isNarrow ? { x: 0, y: y - 20 } : { x: 0, y: y + DOT.labelSize * 0.35 },
      dots: apart(dots, left, right),
    };
  });
  return {
    width,
    height: at + 8,
    plot: { left, right, top: DOT.top, bottom: at },
    ticks: TICKS.map((percent) => ({ percent, x: xOf(percent) })),
    rows: places,
  };
}

/** Dots that would hide each other are drawn side by side as far as their letters need; the order stays. */
function apart(dots: Dot[], left: number, right: number): Dot[] {
  const need = DOT.radius * 1.5;
  const sorted = [...dots].sort((a, b) => a.x - b.x || a.city - b.city);
  let last = Number.NEGATIVE_INFINITY;
  for (const dot of sorted) {
    dot.x = Math.max(dot.x, last + need);
    last = dot.x;
  }
  // what was pushed over the end comes back from there
  let next = right + need;
  for (const dot of sorted.toReversed()) {
    dot.x = Math.max(left, Math.min(dot.x, next - need));
    next = dot.x;
  }
  return sorted;
}

/** The letter that stands for a city in the drawing. */
export function letterOf(city: number): string {
  return String.fromCharCode(65 + city);
}
