/** The comparison of dimensions and segments as a file of its own. */
import { DotComparison } from '#app/charts/dot-comparison/dot-comparison.tsx';
import { layoutDots, letterOf, type DotRow } from '#app/charts/dot-comparison/dot-layout.ts';
import { FILE, svgFile } from './svg-file.tsx';

const WIDTH = 1100;

/** The same look as `compare.css` in the light. */
const CSS = `
.dots-tick,.dots-line{stroke:#dde3e9}.dots-range{stroke:#17212b;stroke-width:1.5;fill:none}
.dots-dimension,.dots-letter{font-weight:600}text.dots-scale{fill:#56636f}.dots-dot{stroke:#fff;stroke-width:1.5}
`;

/** A well-formed SVG document. `cities` stand in the order of their letters. */
export function dotComparisonSvg(
  rows: readonly DotRow[],
  {
    heading,
    cities,
    notes,
  }: { heading: string; cities: readonly string[]; notes: readonly string[] },
): string {
  const { height } = layoutDots(rows, { width: WIDTH, isNarrow: false });
  const top = 64 + cities.length * FILE.noteHeight;
  return svgFile({
    width: WIDTH,
    height: top + height + 8,
    heading,
    title: heading,
    css: CSS,
    notes,
    children: (
      <>
        {cities.map((city, index) => (
          <text key={city} x={FILE.margin} y={72 + index * FILE.noteHeight} fontSize={15}>
            {`${letterOf(index)}  ${city}`}
          </text>
        ))}
        <g transform={`translate(${FILE.margin} ${top})`}>
          <DotComparison rows={rows} title={heading} width={WIDTH} isNarrow={false} />
        </g>
      </>
    ),
  });
}
