/** The wheel: the city in the middle, rings of dimensions, segments and data points around it, coloured by band. */
import { Fragment } from 'react';
import { brokenInLines, fitted, textWidth } from '../text-width.ts';
import type {
  WheelData,
  WheelDimension,
  WheelLeaf,
  WheelSegment,
  WheelTone,
} from './wheel-data.ts';
import { layoutWheel, WHEEL, type LeafPlace, type RadialText } from './wheel-layout.ts';

/** How much wider bold letters are. */
const BOLD = 1.07;

/** The words on the wheel; the drawing itself knows none. */
export interface WheelWords {
  /** What the whole drawing is. */
  title: string;
  /** A group's score with its sign; empty where there is none. */
  percent: (score: WheelSegment['score']) => string;
  /** For whoever listens. */
  dimension: (dimension: WheelDimension) => string;
  /** For whoever listens or points at a segment. */
  segment: (segment: WheelSegment) => string;
  /** For whoever listens or points at a data point. */
  leaf: (leaf: WheelLeaf) => string;
  /** Inside a data point: its % of target without the sign. */
  figure: (leaf: WheelLeaf) => string;
}

export interface WheelProps {
  data: WheelData;
  words: WheelWords;
  /** Sets the ids of several wheels on one page apart. */
  id: string;
  /** Where a data point or segment leads; nowhere in a file of its own. */
  hrefOf?: (id: string) => string;
  /** Without labels and figures, for small places. */
  isCompact?: boolean;
  /** Only what it is made of, for a drawing that brings its own `<svg>`. */
  isNested?: boolean;
}

export function Wheel(props: WheelProps) {
  const { words, isCompact, isNested } = props;
  if (isNested) return <Rings {...props} />;
  const half = isCompact ? WHEEL.leaf.outer + 2 : WHEEL.half;
  return (
    <svg
      className={isCompact ? 'wheel wheel-compact' : 'wheel'}
      viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
      role={isCompact ? 'img' : 'group'}
      aria-label={words.title}
    >
      <Rings {...props} />
    </svg>
  );
}

function Rings({ data, words, id, hrefOf, isCompact }: WheelProps) {
  const layout = layoutWheel(data);
  return (
    <>
      <defs>
        <pattern
          id={`${id}-hatch`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="tone-untargeted" width="6" height="6" />
          <path className="wheel-hatch" d="M0 3H6" />
        </pattern>
      </defs>
      {layout.dimensions.map(({ dimension, arc, lines, segments }) => (
        <g
          key={dimension.id}
          role={isCompact ? undefined : 'group'}
          aria-label={words.dimension(dimension)}
        >
          <path
            className={`wheel-part ${toneClass(dimension.tone)}`}
            d={arc.path}
            fill={fillOf(dimension.tone, id)}
          />
          {lines.map(({ path, length }, index) => (
            <Fragment key={path}>
              <path id={`${id}-${dimension.id}-${index}`} d={path} fill="none" />
              <text
                className={`wheel-dimension ${inkClass(dimension.tone)}`}
                fontSize={WHEEL.dimension.size}
              >
                <textPath
                  href={`#${id}-${dimension.id}-${index}`}
                  startOffset="50%"
                  textAnchor="middle"
                >
                  {fitted(
                    index === 0 ? dimension.name : words.percent(dimension.score),
                    WHEEL.dimension.size * BOLD,
                    length,
                  )}
                </textPath>
              </text>
            </Fragment>
          ))}
          {segments.map(({ segment, arc: part, text, leaves }) => (
            <g
              key={segment.id}
              role={isCompact ? undefined : 'group'}
              aria-label={isCompact ? undefined : words.segment(segment)}
            >
              <path
                className={`wheel-part ${toneClass(segment.tone)}`}
                d={part.path}
                fill={fillOf(segment.tone, id)}
              >
                <title>{words.segment(segment)}</title>
              </path>
              {!isCompact && (
                <Radial text={text} className={`wheel-segment ${inkClass(segment.tone)}`} />
              )}
              {leaves.map((place) => (
                <Leaf
                  key={place.leaf.id}
                  place={place}
                  id={id}
                  words={words}
                  hrefOf={hrefOf}
                  isCompact={isCompact}
                />
              ))}
            </g>
          ))}
        </g>
      ))}
      <Hub city={data.city} year={data.year} />
    </>
  );
}

function Leaf({
  place: { leaf, arc, figure, label },
  id,
  words,
  hrefOf,
  isCompact,
}: { place: LeafPlace } & Pick<WheelProps, 'id' | 'words' | 'hrefOf' | 'isCompact'>) {
  const shown = words.figure(leaf);
  const isGap = leaf.tone === 'gap' || leaf.tone === 'unknown';
  const part = (
    <path
      className={`wheel-part ${toneClass(leaf.tone)}`}
      d={arc.path}
      fill={fillOf(leaf.tone, id)}
    />
  );
  if (isCompact) return part;
  const drawing = (
    <>
      <title>{words.leaf(leaf)}</title>
      {part}
      {shown && (
        <Radial
          text={{ ...figure, lines: [shown] }}
          className={`wheel-figure ${inkClass(leaf.tone)}`}
        />
      )}
      <Radial text={label} className={isGap ? 'wheel-label is-gap' : 'wheel-label'} />
    </>
  );
  // a title names a link without hiding from anybody what is written on it
  return hrefOf ? <a href={hrefOf(leaf.id)}>{drawing}</a> : <g>{drawing}</g>;
}

function Radial({ text, className }: { text: RadialText; className: string }) {
  const { lines, size, lineHeight, x, y, turn, anchor } = text;
  const first = -((lines.length - 1) / 2) * lineHeight + size * 0.35;
  const yOf = (index: number) => Math.round((first + index * lineHeight) * 100) / 100;
  return (
    <text
      className={className}
      fontSize={size}
      textAnchor={anchor}
      transform={`translate(${x} ${y}) rotate(${turn})`}
      y={lines.length === 1 ? yOf(0) : undefined}
      aria-hidden="true"
    >
      {lines.length === 1
        ? lines[0]
        : lines.map((line, index) => (
            <tspan key={line} x="0" y={yOf(index)}>
              {line}
            </tspan>
          ))}
    </text>
  );
}

/** The city's name in the middle, in as many lines as it needs. */
function Hub({ city, year }: { city: string; year: string }) {
  const room = 2 * WHEEL.hub - 16;
  const broken = brokenInLines(city, 16, 3);
  const widest = Math.max(...broken.map((line) => textWidth(line, 16 * BOLD)));
  const size = Math.max(12, Math.min(16, Math.floor((16 * room) / widest)));
  const lines = broken.map((line) => fitted(line, size * BOLD, room));
  const height = 20;
  const first = -((lines.length - 1) * height) / 2 - 4;
  return (
    <g aria-hidden="true">
      <text className="wheel-city" fontSize={size} textAnchor="middle">
        {lines.map((line, index) => (
          <tspan key={line} x="0" y={first + index * height}>
            {line}
          </tspan>
        ))}
      </text>
      <text
        className="wheel-year"
        fontSize={14}
        textAnchor="middle"
        y={first + lines.length * height + 2}
      >
        {year}
      </text>
    </g>
  );
}

function toneClass(tone: WheelTone): string {
  return `tone-${tone}`;
}
function inkClass(tone: WheelTone): string {
  return `ink-${tone}`;
}
/** Paint that no class can give: the pattern's id differs from wheel to wheel. */
function fillOf(tone: WheelTone, id: string): string | undefined {
  return tone === 'untargeted' ? `url(#${id}-hatch)` : undefined;
}
