/** Where everything on the wheel lies: rings of dimensions, segments and data points. Pure geometry, no colours. */
import { brokenInLines, fitted, textWidth } from '../text-width.ts';
import type { WheelData, WheelDimension, WheelLeaf, WheelSegment } from './wheel-data.ts';

/** Radii and sizes in units of the drawing, whose centre is at 0, 0. */
export const WHEEL = {
  half: 516,
  hub: 63,
  dimension: { inner: 67, outer: 113, size: 14 },
  segment: { inner: 116, outer: 222, size: 12.5, lineHeight: 13 },
  leaf: { inner: 225, outer: 281, size: 12.5 },
  label: { inner: 288, size: 13.5 },
  /** Degrees between two dimensions. */
  gap: 1.5,
} as const;

/** A piece of a ring; degrees run clockwise from the top. */
export interface Arc {
  start: number;
  end: number;
  inner: number;
  outer: number;
  path: string;
}

/** Text along the radius, turned so that nobody has to read upside down. */
export interface RadialText {
  lines: readonly string[];
  size: number;
  lineHeight: number;
  /** Of the text's middle line. */
  radius: number;
  x: number;
  y: number;
  /** Degrees for `rotate`. */
  turn: number;
  anchor: 'start' | 'middle' | 'end';
}

export interface LeafPlace {
  leaf: WheelLeaf;
  arc: Arc;
  figure: RadialText;
  label: RadialText;
  /** How far from the centre the label ends at most. */
  reach: number;
}
export interface SegmentPlace {
  segment: WheelSegment;
  arc: Arc;
  text: RadialText;
  leaves: LeafPlace[];
}
export interface DimensionPlace {
  dimension: WheelDimension;
  arc: Arc;
  /** The two lines that name and figure are written on, from left to right for the reader. */
  lines: [Line, Line];
  segments: SegmentPlace[];
}
/** A curve to write on. */
export interface Line {
  path: string;
  length: number;
}
export interface WheelLayout {
  dimensions: DimensionPlace[];
}

/** Lays the wheel out: each data point has the same angle, in the order given, beginning at the top. */
export function layoutWheel(data: WheelData): WheelLayout {
  const dimensions = data.dimensions.filter((dimension) => countOf(dimension) > 0);
  const count = dimensions.reduce((sum, dimension) => sum + countOf(dimension), 0);
  const gap = dimensions.length > 1 ? WHEEL.gap : 0;
  const step = count === 0 ? 0 : (360 - gap * dimensions.length) / count;
  let at = gap / 2;
  const places = dimensions.map((dimension) => {
    const start = at;
    const segments = dimension.segments
      .filter((segment) => segment.leaves.length > 0)
      .map((segment) => {
        const segmentStart = at;
        const leaves = segment.leaves.map((leaf) => {
          const from = at;
          at += step;
          return placeLeaf(leaf, from, at);
        });
        return placeSegment(segment, segmentStart, at, leaves);
      });
    const end = at;
    at += gap;
    return placeDimension(dimension, start, end, segments);
  });
  return { dimensions: places };
}

function countOf(dimension: WheelDimension): number {
  return dimension.segments.reduce((sum, segment) => sum + segment.leaves.length, 0);
}

function placeLeaf(leaf: WheelLeaf, start: number, end: number): LeafPlace {
  const { inner, outer, size } = WHEEL.leaf;
  const { label } = WHEEL;
  const middle = (start + end) / 2;
  const room = WHEEL.half - 4 - label.inner;
  const text = fitted(leaf.label, label.size, room);
  return {
    leaf,
    arc: arcOf(start, end, inner, outer),
    figure: radialText([], middle, (inner + outer) / 2, 'middle', size),
    label: radialText([text], middle, label.inner, 'outward', label.size),
    reach: label.inner + textWidth(text, label.size),
  };
}

function placeSegment(
  segment: WheelSegment,
  start: number,
  end: number,
  leaves: LeafPlace[],
): SegmentPlace {
  const { inner, outer, size, lineHeight } = WHEEL.segment;
  const middle = (inner + outer) / 2;
  // the lines lie beside each other along the inner edge, where there is least room
  const lines = Math.floor((((end - start) * Math.PI) / 180) * (inner / lineHeight)) >= 2 ? 2 : 1;
  const room = outer - inner - 6;
  const { label } = segment;
  const whole = textWidth(label, size) <= room ? [label] : undefined;
  const text = (whole ?? brokenInLines(label, size, lines)).map((line) => fitted(line, size, room));
  return {
    segment,
    arc: arcOf(start, end, inner, outer),
    text: radialText(text, (start + end) / 2, middle, 'middle', size, lineHeight),
    leaves,
  };
}

function placeDimension(
  dimension: WheelDimension,
  start: number,
  end: number,
  segments: SegmentPlace[],
): DimensionPlace {
  const { inner, outer, size } = WHEEL.dimension;
  const middle = (start + end) / 2;
  const isBelow = middle > 90 && middle < 270;
  const line = (place: number): Line => {
    // a baseline lies a third of the letters' height beside the middle of its line
    const radius = inner + (outer - inner) * place + (isBelow ? 1 : -1) * size * 0.36;
    const [x0, y0] = pointAt(isBelow ? end : start, radius);
    const [x1, y1] = pointAt(isBelow ? start : end, radius);
    const isLarge = end - start > 180 ? 1 : 0;
    return {
      path: `M${x0} ${y0}A${short(radius)} ${short(radius)} 0 ${isLarge} ${isBelow ? 0 : 1} ${x1} ${y1}`,
      length: ((end - start) * Math.PI * radius) / 180,
    };
  };
  const [first, second] = isBelow ? [0.28, 0.72] : [0.72, 0.28];
  return {
    dimension,
    arc: arcOf(start, end, inner, outer),
    lines: [line(first), line(second)],
    segments,
  };
}

function radialText(
  lines: readonly string[],
  angle: number,
  radius: number,
  place: 'middle' | 'outward',
  size: number,
  lineHeight: number = size,
): RadialText {
  const [x, y] = pointAt(angle, radius);
  const isLeft = angle > 180;
  const outward = isLeft ? 'end' : 'start';
  return {
    lines,
    size,
    lineHeight,
    radius,
    x,
    y,
    turn: short(isLeft ? angle + 90 : angle - 90),
    anchor: place === 'middle' ? 'middle' : outward,
  };
}

/** A point by its angle, clockwise from the top, and its distance from the centre. */
function pointAt(angle: number, radius: number): [number, number] {
  const turned = ((angle - 90) * Math.PI) / 180;
  return [short(Math.cos(turned) * radius), short(Math.sin(turned) * radius)];
}

function arcOf(start: number, end: number, inner: number, outer: number): Arc {
  const isLarge = end - start > 180 ? 1 : 0;
  // a whole ring would begin where it ends and so be nothing
  const last = Math.min(end, start + 359.99);
  const [ax, ay] = pointAt(start, outer);
  const [bx, by] = pointAt(last, outer);
  const [cx, cy] = pointAt(last, inner);
  const [dx, dy] = pointAt(start, inner);
  return {
    start,
    end,
    inner,
    outer,
    path: `M${ax} ${ay}A${outer} ${outer} 0 ${isLarge} 1 ${bx} ${by}L${cx} ${cy}A${inner} ${inner} 0 ${isLarge} 0 ${dx} ${dy}Z`,
  };
}

/** Enough digits to draw. */
function short(value: number): number {
  return Math.round(value * 100) / 100;
}
