/** The wheel as a file of its own: with its title, the meaning of its colours, and what everybody has to know. */
import { renderToStaticMarkup } from 'react-dom/server';
import { Wheel, type WheelWords } from '#app/charts/wheel/wheel.tsx';
import { WHEEL_CSS } from '#app/charts/wheel/wheel-css.ts';
import type { WheelData, WheelTone } from '#app/charts/wheel/wheel-data.ts';
import { textWidth } from '#app/charts/text-width.ts';
import { WHEEL } from '#app/charts/wheel/wheel-layout.ts';

export interface WheelFileWords extends WheelWords {
  heading: string;
  /** The colours with their meaning, best first. */
  key: ReadonlyArray<{ tone: WheelTone; text: string }>;
  /** Lines below: source, targets, what kind of figures, independence. */
  notes: readonly string[];
}

const MARGIN = 28;
const LINE = 20;

/** A well-formed SVG document that needs nothing else, 1100 units wide. */
export function wheelSvg(data: WheelData, words: WheelFileWords): string {
  const width = 2 * (WHEEL.half + MARGIN);
  const top = 56;
  const foot = top + 2 * WHEEL.half;
  const height = foot + 36 + words.notes.length * LINE + 12;
  const drawing = renderToStaticMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={words.title}
    >
      <title>{words.title}</title>
      <style>{WHEEL_CSS}</style>
      <rect width={width} height={height} fill="#fff" />
      <text x={MARGIN} y={44} fontSize={28} fontWeight={600}>
        {words.heading}
      </text>
      <svg
        x={MARGIN}
        y={top}
        width={2 * WHEEL.half}
        height={2 * WHEEL.half}
        viewBox={`${-WHEEL.half} ${-WHEEL.half} ${2 * WHEEL.half} ${2 * WHEEL.half}`}
      >
        <Wheel id="wheel" data={data} words={words} isNested />
      </svg>
      <Key words={words} y={foot + 12} />
      {words.notes.map((note, index) => (
        <text key={note} x={MARGIN} y={foot + 52 + index * LINE} fontSize={14} className="ink-gap">
          {note}
        </text>
      ))}
    </svg>,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawing}\n`;
}

const sumOf = (widths: number[]) => Math.round(widths.reduce((sum, width) => sum + width, 0));

function Key({ words, y }: { words: WheelFileWords; y: number }) {
  const widths = words.key.map(({ text }) => 24 + textWidth(text, 14) + 24);
  return (
    <g>
      {words.key.map(({ tone, text }, index) => (
        <g key={tone} transform={`translate(${MARGIN + sumOf(widths.slice(0, index))} ${y})`}>
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
