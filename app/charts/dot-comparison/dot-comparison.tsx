/** The comparison as dots: a letter for each city, its colour the band, a line for what the gaps could change. */
import { fitted } from '../text-width.ts';
import { DOT, layoutDots, letterOf, type DotRow } from './dot-layout.ts';

export function DotComparison({
  rows,
  title,
  width,
  isNarrow,
  className,
}: {
  rows: readonly DotRow[];
  title: string;
  width: number;
  isNarrow: boolean;
  className?: string;
}) {
  const { height, plot, ticks, rows: places } = layoutDots(rows, { width, isNarrow });
  return (
    <svg
      className={className ? `dots ${className}` : 'dots'}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={title}
    >
      {ticks.map(({ percent, x }) => (
        <g key={percent}>
          <path className="dots-tick" d={`M${x} ${plot.top}V${plot.bottom}`} />
          {/* 95 and 100 are too near each other for two figures */}
          {percent !== 95 && (
            <text
              className="dots-scale"
              x={percent === 100 ? x + DOT.radius : x}
              y={plot.top - 10}
              fontSize={12}
              textAnchor={percent === 100 ? 'end' : 'middle'}
            >
              {percent === 100 ? '100 %' : percent}
            </text>
          )}
        </g>
      ))}
      {places.map(({ row, y, label, dots }) => (
        <g key={row.id}>
          <path className="dots-line" d={`M${plot.left} ${y}H${plot.right}`} />
          <text
            className={row.isDimension ? 'dots-dimension' : 'dots-segment'}
            x={label.x}
            y={label.y}
            fontSize={DOT.labelSize}
          >
            {fitted(row.name, DOT.labelSize * 1.07, isNarrow ? width : plot.left - 16)}
          </text>
          {dots.map(({ city, range }) =>
            range && range.from !== range.to ? (
              <path
                key={city}
                className="dots-range"
                d={`M${range.from} ${y}H${range.to}M${range.from} ${y - 4}v8M${range.to} ${y - 4}v8`}
              />
            ) : null,
          )}
          {dots.map(({ city, x, band }) => (
            <g key={city}>
              <circle className={`dots-dot tone-${band}`} cx={x} cy={y} r={DOT.radius} />
              <text
                className={`dots-letter ink-${band}`}
                x={x}
                y={y + 4}
                fontSize={11}
                textAnchor="middle"
              >
                {letterOf(city)}
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}
