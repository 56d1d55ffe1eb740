/** The trend of a city as a file of its own. */
import { renderToStaticMarkup } from 'react-dom/server';
import { TrendChart } from '#app/charts/trend/trend-chart.tsx';
import type { TrendLine } from '#app/charts/trend/trend-layout.ts';

const WIDTH = 960;
const HEIGHT = 420;
const MARGIN = 28;
const LINE = 22;

/** The same look as `trend.css` in the light. */
const CSS = `
text{font-family:Inter,system-ui,sans-serif;fill:#17212b}
.trend-grid{stroke:#dde3e9}.trend-line{stroke:#17212b;stroke-width:2;fill:none}.trend-range{stroke:#75838f;stroke-width:1.5;fill:none}
text.trend-scale,text.note{fill:#56636f}.trend-label{font-weight:600}
.trend-dot{stroke:#17212b;stroke-width:1.5}.tone-1{fill:#b3431b}.tone-2{fill:#eeb04f}.tone-3{fill:#86c5bb}.tone-4{fill:#0c6b62}
`;

/** A well-formed SVG document that needs nothing else. */
export function trendSvg(
  lines: readonly TrendLine[],
  years: readonly number[],
  words: {
    heading: string;
    labelOf: (line: TrendLine) => string;
    notes: readonly string[];
  },
): string {
  const width = WIDTH + 2 * MARGIN;
  const whole = 64 + HEIGHT + 24 + words.notes.length * LINE + 12;
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
      <g transform={`translate(${MARGIN} 64)`}>
        <TrendChart
          lines={lines}
          years={years}
          labelOf={words.labelOf}
          title={words.heading}
          width={WIDTH}
          height={HEIGHT}
        />
      </g>
      {words.notes.map((note, index) => (
        <text
          key={note}
          className="note"
          x={MARGIN}
          y={64 + HEIGHT + 24 + index * LINE}
          fontSize={14}
        >
          {note}
        </text>
      ))}
    </svg>,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawing}\n`;
}
