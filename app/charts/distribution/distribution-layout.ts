/** Where the values of many cities lie on one line: a dot for each, stacked where they would hide each other. Pure geometry. */
import { fitted, textWidth } from '../text-width.ts';
import type { Band } from '#app/domain/scoring/band.ts';

export interface DistributionValue {
  name: string;
  value: number;
  /** Null: scored by other targets, or not at all. */
  band: Band | null;
}
/** A value that a line is drawn at: the target, or what counts as nothing reached. */
export interface DistributionMark {
  value: number;
  label: string;
  isTarget: boolean;
}

export interface TextPlace {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}
export interface DistributionLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  /** What the ends of the plot stand for. */
  domain: [low: number, high: number];
  radius: number;
  ticks: Array<{ value: number; x: number }>;
  /** In the order of the values. */
  dots: Array<{ of: DistributionValue; x: number; y: number }>;
  marks: Array<{ isTarget: boolean; x: number; label: TextPlace }>;
  names: Array<{ x: number; from: number; label: TextPlace }>;
}

export const SPREAD = { size: 13, lineHeight: 18, margin: 14, axis: 30 } as const;
/** So many cities can all be named beside their dots; of more only the ends are. */
const ALL_NAMED = 6;

/** Lays values out, which have to be in ascending order. */
export function layoutDistribution(
  values: readonly DistributionValue[],
  marks: readonly DistributionMark[],
  { width }: { width: number },
): DistributionLayout {
  const left = SPREAD.margin;
  const right = width - SPREAD.margin;
  const drawn = [...values, ...marks].map(({ value }) => value);
  // without a target nothing says how far apart two values are, but their distance from nothing does
  const domain = domainOf(marks.length === 0 ? [0, ...drawn] : drawn);
  const xOf = (value: number) =>
    short(left + ((value - domain[0]) / (domain[1] - domain[0])) * (right - left));
  const radius = radiusOf(values.length);
  const levels = levelsOf(
    values.map(({ value }) => xOf(value)),
    radius,
  );
  const named = namedOf(values);
  const rows = rowsOf(named.map(({ name, value }) => placed(name, xOf(value), left, right)));
  const count = Math.max(0, ...rows.map(({ row }) => row + 1));
  const top = marks.length * SPREAD.lineHeight + 8;
  const namesEnd = top + count * SPREAD.lineHeight + 6;
  const bottom = namesEnd + (Math.max(0, ...levels) + 1) * (2 * radius + 2) + 4;
  const yOf = (level: number) => short(bottom - 4 - radius - level * (2 * radius + 2));
  const dots = values.map((of, index) => ({ of, x: xOf(of.value), y: yOf(levels[index] ?? 0) }));
  return {
    width,
    height: bottom + SPREAD.axis,
    plot: { left, right, top, bottom },
    domain,
    radius,
    ticks: ticksOf(domain, width < 500 ? 4 : 8).map((value) => ({ value, x: xOf(value) })),
    dots,
    marks: marks.map(({ value, label, isTarget }, row) => ({
      isTarget,
      x: xOf(value),
      label: {
        ...beside(label, xOf(value), left, right),
        y: row * SPREAD.lineHeight + SPREAD.size,
      },
    })),
    names: rows.map(({ label, row }, index) => {
      const dot = dots.find(({ of }) => of === named[index]);
      const y = namesEnd - 6 - (row + 1) * SPREAD.lineHeight + SPREAD.size;
      return {
        x: dot?.x ?? label.x,
        from: short((dot?.y ?? bottom) - radius),
        label: { ...label, y },
      };
    }),
  };
}

/** All of few cities, otherwise those at both ends. */
function namedOf(values: readonly DistributionValue[]): DistributionValue[] {
  if (values.length <= ALL_NAMED) return [...values];
  return [values[0], values.at(-1)].filter((one) => one !== undefined);
}

/** The more there are, the smaller. */
function radiusOf(count: number): number {
  if (count <= 60) return 7;
  return count <= 200 ? 5 : 3;
}

/** For each place, from left to right, the lowest level at which it touches no other. */
function levelsOf(xs: readonly number[], radius: number): number[] {
  const ends: number[] = [];
  return xs.map((x) => {
    let level = ends.findIndex((end) => x - end >= 2 * radius + 1);
    if (level < 0) level = ends.length;
    ends[level] = x;
    return level;
  });
}

/** Names over each other where they would overlap. */
function rowsOf(labels: readonly TextPlace[]): Array<{ label: TextPlace; row: number }> {
  const ends: number[] = [];
  return labels.map((label) => {
    const [from, to] = extentOf(label);
    let row = ends.findIndex((end) => from - end >= 8);
    if (row < 0) row = ends.length;
    ends[row] = to;
    return { label, row };
  });
}

function extentOf({ text, x, anchor }: TextPlace): [from: number, to: number] {
  const width = textWidth(text, SPREAD.size);
  if (anchor === 'middle') return [x - width / 2, x + width / 2];
  return anchor === 'start' ? [x, x + width] : [x - width, x];
}

/** A name over its dot, moved inside where it would run over an end. */
function placed(name: string, x: number, left: number, right: number): TextPlace {
  const text = fitted(name, SPREAD.size, (right - left) / 2);
  const half = textWidth(text, SPREAD.size) / 2;
  if (x - half < left) return { text, x: left, y: 0, anchor: 'start' };
  if (x + half > right) return { text, x: right, y: 0, anchor: 'end' };
  return { text, x, y: 0, anchor: 'middle' };
}

/** What a line says stands at its right, or at its left where there is more room. */
function beside(label: string, x: number, left: number, right: number): TextPlace {
  const isLeft = right - x < textWidth(label, SPREAD.size) + 6 && x - left > right - x;
  const text = fitted(label, SPREAD.size, (isLeft ? x - left : right - x) - 6);
  return { text, x: isLeft ? x - 6 : x + 6, y: 0, anchor: isLeft ? 'end' : 'start' };
}

/** From the smallest to the largest, with a little air; never below zero where nothing is. */
function domainOf(values: readonly number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const air = high === low ? Math.max(Math.abs(high) * 0.1, 1) : (high - low) * 0.04;
  return [low >= 0 ? Math.max(0, low - air) : low - air, high + air];
}

/** Round values inside a domain, about so many. */
export function ticksOf([low, high]: readonly [number, number], about: number): number[] {
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  // as multiples, so that no error adds up
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
