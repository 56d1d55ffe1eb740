/** How far each choice moves a score: a dot beside the line of the score as published. */
import { fitted, textWidth } from '../text-width.ts';
import { layoutSensitivity, SENSITIVITY, type SensitivityMark } from './sensitivity-layout.ts';

const SIZE = 13;

export function SensitivityChart({
  published,
  publishedLabel,
  marks,
  title,
}: {
  /** The score as published, in per cent. */
  published: string;
  publishedLabel: string;
  marks: readonly SensitivityMark[];
  title: string;
}) {
  const { width, row, top } = SENSITIVITY;
  const layout = layoutSensitivity(published, marks);
  const end = top + marks.length * row;
  return (
    <svg
      className="sensitivity"
      viewBox={`0 0 ${width} ${layout.height}`}
      width={width}
      height={layout.height}
      role="img"
      aria-label={title}
    >
      <text className="trend-scale" fontSize={12} y={12} {...anchored(layout.x, publishedLabel)}>
        {publishedLabel}
      </text>
      <path className="sensitivity-published" d={`M${layout.x} ${top - 9}v8`} />
      {layout.rows.map(({ id, label, figure, x, y }) => (
        <g key={id}>
          <text x={0} y={y + 14} fontSize={SIZE}>
            {fitted(label, SIZE, width - textWidth(figure, SIZE) - 6)}
          </text>
          <text
            className="sensitivity-figure"
            x={width}
            y={y + 14}
            fontSize={SIZE}
            textAnchor="end"
          >
            {figure}
          </text>
          <path className="trend-grid" d={`M0 ${y + 28}H${width}`} />
          <path className="sensitivity-published" d={`M${layout.x} ${y + 20}v16`} />
          {x !== null && (
            <>
              <path className="sensitivity-way" d={`M${layout.x} ${y + 28}H${x}`} />
              <circle className="sensitivity-dot" cx={x} cy={y + 28} r={5} />
            </>
          )}
        </g>
      ))}
      {layout.ends.map((percent, index) => (
        <text
          key={percent}
          className="trend-scale"
          x={index === 0 ? 0 : width}
          y={end + 16}
          fontSize={12}
          textAnchor={index === 0 ? 'start' : 'end'}
        >
          {percent} %
        </text>
      ))}
    </svg>
  );
}

/** Above its line, and never beyond the edges of the drawing. */
function anchored(x: number, text: string) {
  const half = textWidth(text, 12) / 2;
  if (x < half) return { x: 0, textAnchor: 'start' } as const;
  return x > SENSITIVITY.width - half
    ? ({ x: SENSITIVITY.width, textAnchor: 'end' } as const)
    : ({ x, textAnchor: 'middle' } as const);
}
