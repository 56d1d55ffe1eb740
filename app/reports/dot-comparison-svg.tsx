/** The comparison of dimensions and segments as a file of its own. */
import { renderToStaticMarkup } from 'react-dom/server';
import { DotComparison } from '#app/charts/dot-comparison/dot-comparison.tsx';
import { layoutDots, letterOf, type DotRow } from '#app/charts/dot-comparison/dot-layout.ts';

const WIDTH = 1100;
const MARGIN = 28;
const LINE = 22;

/** The same look as `compare.css` in the light. */
const CSS = `
text{font-family:Inter,system-ui,sans-serif;fill:#17212b}
.dots-tick{stroke:#dde3e9}.dots-line{stroke:#dde3e9}.dots-range{stroke:#17212b;stroke-width:1.5;fill:none}
.dots-dimension{font-weight:600}text.dots-scale,text.note{fill:#56636f}
.dots-dot{stroke:#fff;stroke-width:1.5}.tone-1{fill:#b3431b}.tone-2{fill:#eeb04f}.tone-3{fill:#86c5bb}.tone-4{fill:#0c6b62}
text.ink-1,text.ink-4{fill:#fff}text.ink-2{fill:#2a1c00}text.ink-3{fill:#06302b}.dots-letter{font-weight:600}
`;

/** A well-formed SVG document that needs nothing else. `cities` stand in the order of their letters. */
export function dotComparisonSvg(
  rows: readonly DotRow[],
  words: { heading: string; cities: readonly string[]; notes: readonly string[] },
): string {
  const { height } = layoutDots(rows, { width: WIDTH, isNarrow: false });
  const top = 64 + words.cities.length * LINE;
  const whole = top + height + 16 + words.notes.length * LINE + 12;
  const width = WIDTH + 2 * MARGIN;
  const drawing = renderToStaticMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${whole}`}
      width={width}
      height={whole}
      role="img"
      aria-label={words.heading}
    >
      <title>{words.heading}</title>
      <style>{CSS}</style>
      <rect width={width} height={whole} fill="#fff" />
      <text x={MARGIN} y={44} fontSize={24} fontWeight={600}>
        {words.heading}
      </text>
      {words.cities.map((city, index) => (
        <text key={city} x={MARGIN} y={72 + index * LINE} fontSize={15}>
          {`${letterOf(index)}  ${city}`}
        </text>
      ))}
      <g transform={`translate(${MARGIN} ${top})`}>
        <DotComparison rows={rows} title={words.heading} width={WIDTH} isNarrow={false} />
      </g>
      {words.notes.map((note, index) => (
        <text
          key={note}
          className="note"
          x={MARGIN}
          y={top + height + 24 + index * LINE}
          fontSize={14}
        >
          {note}
        </text>
      ))}
    </svg>,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawing}\n`;
}
