/** The trend of a city as a file of its own. */
import { TrendChart } from '#app/charts/trend/trend-chart.tsx';
import type { TrendBreakMark, TrendLine } from '#app/charts/trend/trend-layout.ts';
import { FILE, svgFile } from './svg-file.tsx';

const WIDTH = 960;
const HEIGHT = 420;
const TOP = 64;

/** The same look as `trend.css` in the light. */
const CSS = `
.trend-grid{stroke:#dde3e9}.trend-break{stroke:#75838f;stroke-dasharray:2 4}.trend-line{stroke:#17212b;stroke-width:2;fill:none}.trend-range{stroke:#75838f;stroke-width:1.5;fill:none}
text.trend-scale{fill:#56636f}.trend-label{font-weight:600}.trend-dot{stroke:#17212b;stroke-width:1.5}
`;

/** A well-formed SVG document. */
export function trendSvg(
  lines: readonly TrendLine[],
  years: readonly number[],
  {
    heading,
    breaks,
    labelOf,
    notes,
  }: {
    heading: string;
    breaks?: readonly TrendBreakMark[];
    labelOf: (line: TrendLine) => string;
    notes: readonly string[];
  },
): string {
  const chart = { lines, years, breaks, labelOf, title: heading, width: WIDTH, height: HEIGHT };
  return svgFile({
    width: WIDTH,
    height: TOP + HEIGHT + 8,
    heading,
    title: heading,
    css: CSS,
    notes,
    children: (
      <g transform={`translate(${FILE.margin} ${TOP})`}>
        <TrendChart {...chart} />
      </g>
    ),
  });
}
