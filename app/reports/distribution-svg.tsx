/** Where the cities stand in a data point, as a file of its own. */
import { axisFigures, DistributionChart } from '#app/charts/distribution/distribution-chart.tsx';
import {
  layoutDistribution,
  type DistributionMark,
  type DistributionValue,
} from '#app/charts/distribution/distribution-layout.ts';
import { FILE, svgFile } from './svg-file.tsx';

const WIDTH = 960;
const TOP = 64;

/** The same look as `distribution.css` in the light. */
const CSS = `
.spread-tick{stroke:#75838f}.spread-target{stroke:#17212b;stroke-width:2}.spread-worst{stroke:#75838f;stroke-width:1.5;stroke-dasharray:4 3}
.spread-leader{stroke:#dde3e9}text.spread-scale{fill:#56636f}.spread-target-label{font-weight:600}
.spread-dot{stroke:#17212b;stroke-width:1}.spread-dot.tone-none{fill:#fff;stroke-dasharray:3 2}
`;

/** A well-formed SVG document. */
export function distributionSvg(
  values: readonly DistributionValue[],
  {
    heading,
    locale,
    marks,
    notes,
  }: {
    heading: string;
    locale: string;
    marks: readonly DistributionMark[];
    notes: readonly string[];
  },
): string {
  const { height } = layoutDistribution(values, marks, { width: WIDTH });
  return svgFile({
    width: WIDTH,
    height: TOP + height + 8,
    heading,
    title: heading,
    css: CSS,
    notes,
    children: (
      <g transform={`translate(${FILE.margin} ${TOP})`}>
        <DistributionChart
          values={values}
          marks={marks}
          title={heading}
          figure={axisFigures(locale)}
          width={WIDTH}
        />
      </g>
    ),
  });
}
