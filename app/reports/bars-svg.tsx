/** Scores of a publication as bars, as a file of its own. */
import { barsHeight, ScoreBars, type ScoreRow } from '#app/charts/score-bars.tsx';
import { FILE, svgFile } from './svg-file.tsx';

const WIDTH = 960;
const TOP = 64;

/** The same look as `scores.css` in the light. */
const CSS = `
.bars-tick{stroke:#dde3e9}.bars-track{fill:#e6eaee}.bars-range{stroke:#17212b;stroke-width:1.5;fill:none}
text.bars-scale{fill:#56636f}.bars-head{font-weight:600}
`;

/** A well-formed SVG document. */
export function barsSvg({
  rows,
  heading,
  notes,
}: {
  rows: readonly ScoreRow[];
  heading: string;
  notes: readonly string[];
}): string {
  return svgFile({
    width: WIDTH,
    height: TOP + barsHeight(rows) + 8,
    heading,
    title: heading,
    css: CSS,
    notes,
    children: (
      <g transform={`translate(${FILE.margin} ${TOP})`}>
        <ScoreBars rows={rows} width={WIDTH} />
      </g>
    ),
  });
}
