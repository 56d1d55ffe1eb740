/** Scores over the years as lines: told apart by their labels and dashes, broken where years cannot be compared. */
import { layoutTrend, TREND, type TrendBreakMark, type TrendLine } from './trend-layout.ts';

/** Dashes of the lines, in their order. */
export const DASHES = [undefined, '7 4', '2 4'] as const;

export function TrendChart({
  lines,
  years,
  labelOf,
  title,
  width,
  height,
  isNarrow,
  breaks,
  className,
}: {
  lines: readonly TrendLine[];
  years: readonly number[];
  labelOf: (line: TrendLine) => string;
  title: string;
  width: number;
  height: number;
  isNarrow?: boolean;
  breaks?: readonly TrendBreakMark[];
  className?: string;
}) {
  const layout = layoutTrend(lines, years, labelOf, { width, height, isNarrow, breaks });
  const { plot } = layout;
  return (
    <svg
      className={className ? `trend ${className}` : 'trend'}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={title}
    >
      {layout.ticks.map(({ percent, y }) => (
        <g key={percent}>
          <path className="trend-grid" d={`M${plot.left} ${y}H${plot.right}`} />
          <text className="trend-scale" x={plot.left - 8} y={y + 4} fontSize={12} textAnchor="end">
            {percent}
          </text>
        </g>
      ))}
      {layout.breaks.map(({ x, label }) => (
        <g key={x}>
          <path className="trend-break" d={`M${x} ${plot.top}V${plot.bottom}`} />
          <text className="trend-scale" x={x} y={plot.bottom - 8} fontSize={12} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      {layout.years.map(({ year, x }) => (
        <text
          key={year}
          className="trend-scale"
          x={x}
          y={plot.bottom + 22}
          fontSize={13}
          textAnchor="middle"
        >
          {year}
        </text>
      ))}
      {layout.lines.map(({ line, stretches, label, sample }, index) => (
        <g key={line.id}>
          {stretches
            .flat()
            .map(({ year, x, range }) =>
              range && range.top !== range.bottom ? (
                <path
                  key={year}
                  className="trend-range"
                  d={`M${x} ${range.top}V${range.bottom}M${x - 4} ${range.top}h8M${x - 4} ${range.bottom}h8`}
                />
              ) : null,
            )}
          {stretches.map((stretch) => (
            <path
              key={stretch[0]?.year}
              className="trend-line"
              strokeDasharray={DASHES[index % DASHES.length]}
              d={stretch.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('')}
            />
          ))}
          {stretches.flat().map(({ year, x, y, band }) => (
            <circle
              key={year}
              className={`trend-dot tone-${band}`}
              cx={x}
              cy={y}
              r={TREND.radius}
            />
          ))}
          {sample && (
            <path
              className="trend-line"
              strokeDasharray={DASHES[index % DASHES.length]}
              d={`M${sample.from} ${sample.y}H${sample.to}`}
            />
          )}
          {label && (
            <text className="trend-label" x={label.x} y={label.y} fontSize={TREND.labelSize}>
              {label.text}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
