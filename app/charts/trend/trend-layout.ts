/** Where lines, points and labels of a trend lie; years stand as far apart as they are. Pure geometry. */
import { textWidth } from '../text-width.ts';
import type { Band } from '#app/domain/scoring/band.ts';

export interface TrendLine {
  id: string;
  name: string;
  stretches: Array<
    Array<{
      year: number;
      percent: string;
      band: Band;
      range: { low: string; high: string } | null;
    }>
  >;
}

/** A place between two years that no line crosses. */
export interface TrendBreakMark {
  /** Between the years of two rounds. */
  year: number;
  label: string;
}

export interface TrendDot {
  year: number;
  x: number;
  y: number;
  band: Band;
  range: { top: number; bottom: number } | null;
}
export interface TrendLinePlace {
  line: TrendLine;
  stretches: TrendDot[][];
  /** Beside the newest point; no two overlap. Where there is little room: above the drawing, after a piece of the line. */
  label: { x: number; y: number; text: string } | null;
  sample: { from: number; to: number; y: number } | null;
}
export interface TrendLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  ticks: Array<{ percent: number; y: number }>;
  years: Array<{ year: number; x: number }>;
  lines: TrendLinePlace[];
  breaks: Array<{ x: number; label: string }>;
}

export const TREND = { labelSize: 14, lineHeight: 18, keyRow: 22, radius: 5 } as const;
const TICKS = [0, 33, 66, 95, 100];

/** Lays out a trend. `labelOf` says what stands at the end of a line; with `isNarrow` it stands above the drawing. */
export function layoutTrend(
  lines: readonly TrendLine[],
  years: readonly number[],
  labelOf: (line: TrendLine) => string,
  {
    width,
    height,
    isNarrow = false,
    breaks = [],
  }: { width: number; height: number; isNarrow?: boolean; breaks?: readonly TrendBreakMark[] },
): TrendLayout {
  const labels = lines.map(labelOf);
  const widest = Math.max(0, ...labels.map((text) => textWidth(text, TREND.labelSize * 1.05)));
  const plot = {
    left: 40,
    right: isNarrow ? width - 8 : Math.max(80, width - Math.min(widest, width * 0.5) - 20),
    top: isNarrow ? keyHeight(lines.length) + 16 : 16,
    bottom: height - 32,
  };
  const [first = 0, last = 0] = [Math.min(...years), Math.max(...years)];
  const xOf = (year: number) =>
    first === last
      ? short((plot.left + plot.right) / 2)
      : short(plot.left + 12 + ((year - first) / (last - first)) * (plot.right - plot.left - 24));
  const yOf = (percent: string | number) =>
    short(plot.bottom - (Number(percent) / 100) * (plot.bottom - plot.top));
  const places = lines.map((line): TrendLinePlace => {
    const stretches = line.stretches.map((stretch) =>
      stretch.map(({ year, percent, band, range }) => ({
        year,
        x: xOf(year),
        y: yOf(percent),
        band,
        range: range && { top: yOf(range.high), bottom: yOf(range.low) },
      })),
    );
    return { line, stretches, label: null, sample: null };
  });
  if (isNarrow) {
    places.forEach((place, index) => {
      const y = (index + 0.5) * TREND.keyRow;
      place.sample = { from: 4, to: 36, y };
      place.label = { x: 46, y: short(y + TREND.labelSize * 0.35), text: labels[index] ?? '' };
    });
  } else placeAtEnds(places, labels, plot);
  return {
    width,
    height,
    plot,
    ticks: TICKS.map((percent) => ({ percent, y: yOf(percent) })),
    years: [...new Set(years)].map((year) => ({ year, x: xOf(year) })),
    lines: places,
    breaks: breaks.map(({ year, label }) => ({ x: xOf(year), label })),
  };
}

/** The height of the key that says which line is which. */
export function keyHeight(lines: number): number {
  return lines * TREND.keyRow;
}

function placeAtEnds(
  places: readonly TrendLinePlace[],
  labels: readonly string[],
  plot: TrendLayout['plot'],
): void {
  const ends = places
    .flatMap((place, index) => {
      const end = place.stretches.at(-1)?.at(-1);
      return end ? [{ place, text: labels[index] ?? '', y: end.y }] : [];
    })
    .sort((a, b) => a.y - b.y);
  const ys = apart(
    ends.map(({ y }) => y),
    plot.top,
    plot.bottom,
  );
  ends.forEach(({ place, text }, index) => {
    place.label = { x: plot.right + 8, y: short((ys[index] ?? 0) + TREND.labelSize * 0.35), text };
  });
}

/** Heights a line apart, as near to where they belong as that allows; rising, like those that are given. */
export function apart(ys: readonly number[], top: number, bottom: number): number[] {
  const placed: number[] = [];
  for (const y of ys) placed.push(Math.max(y, (placed.at(-1) ?? -Infinity) + TREND.lineHeight));
  let next = Infinity;
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    const y = Math.min(placed[index] ?? 0, next - TREND.lineHeight, bottom);
    placed[index] = Math.max(top, y);
    next = placed[index] ?? 0;
  }
  return placed;
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
