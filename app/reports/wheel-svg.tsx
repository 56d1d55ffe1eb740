/** The wheel as a file of its own, with the meaning of its colours. */
import { textWidth } from '#app/charts/text-width.ts';
import { Wheel, type WheelWords } from '#app/charts/wheel/wheel.tsx';
import { WHEEL_CSS } from '#app/charts/wheel/wheel-css.ts';
import type { WheelData, WheelTone } from '#app/charts/wheel/wheel-data.ts';
import { WHEEL } from '#app/charts/wheel/wheel-layout.ts';
import { FILE, svgFile } from './svg-file.tsx';

export interface WheelFileWords extends WheelWords {
  heading: string;
  /** The colours with their meaning, best first. */
  key: ReadonlyArray<{ tone: WheelTone; text: string }>;
  /** Lines below: source, targets, what kind of figures, independence. */
  notes: readonly string[];
}

const TOP = 56;
const SIZE = 2 * WHEEL.half;

/** A well-formed SVG document. `hrefOf` says where each data point leads; without it, nowhere. */
export function wheelSvg(
  data: WheelData,
  words: WheelFileWords,
  hrefOf?: (dataPoint: string) => string,
): string {
  return svgFile({
    width: SIZE,
    height: TOP + SIZE + 36,
    heading: words.heading,
    title: words.title,
    isLinked: hrefOf !== undefined,
    css: WHEEL_CSS,
    notes: words.notes,
    children: (
      <>
        <g transform={`translate(${FILE.margin + WHEEL.half} ${TOP + WHEEL.half})`}>
          <Wheel id="wheel" data={data} words={words} hrefOf={hrefOf} isNested />
        </g>
        <Key words={words} y={TOP + SIZE + 12} />
      </>
    ),
  });
}

const sumOf = (widths: number[]) => Math.round(widths.reduce((sum, width) => sum + width, 0));

function Key({ words, y }: { words: WheelFileWords; y: number }) {
  const widths = words.key.map(({ text }) => 24 + textWidth(text, 14) + 24);
  return (
    <g>
      {words.key.map(({ tone, text }, index) => (
        <g key={tone} transform={`translate(${FILE.margin + sumOf(widths.slice(0, index))} ${y})`}>
          <rect
            className={`wheel-part tone-${tone}`}
            fill={tone === 'untargeted' ? 'url(#wheel-hatch)' : undefined}
            y={-12}
            width={16}
            height={16}
            rx={2}
          />
          <text x={24} y={1} fontSize={14}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
