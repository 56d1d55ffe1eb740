/** The values of the cities as dots on one line, coloured by band, with the target marked. */
import {
  layoutDistribution,
  SPREAD,
  type DistributionLayout,
  type DistributionMark,
  type DistributionValue,
} from './distribution-layout.ts';

export interface DistributionDrawing {
  values: readonly DistributionValue[];
  marks: readonly DistributionMark[];
  title: string;
  /** A figure at the axis, by its value. */
  figure: (value: number) => string;
}

export function DistributionChart({
  values,
  marks,
  title,
  figure,
  width,
  className,
}: DistributionDrawing & { width: number; className?: string }) {
  const layout = layoutDistribution(values, marks, { width });
  return (
    <svg
      className={className ? `spread ${className}` : 'spread'}
      viewBox={`0 0 ${width} ${layout.height}`}
      width={width}
      height={layout.height}
      role="img"
      aria-label={title}
    >
      <DistributionGround layout={layout} figure={figure} />
      {layout.dots.map(({ of, x, y }) => (
        <circle key={`${of.name} ${x}`} className={toneOf(of)} cx={x} cy={y} r={layout.radius} />
      ))}
    </svg>
  );
}

/** All but the dots: axis, lines at target and worst value, names. */
export function DistributionGround({
  layout: { plot, ticks, marks, names },
  figure,
}: {
  layout: DistributionLayout;
  figure: (value: number) => string;
}) {
  return (
    <>
      {ticks.map(({ value, x }) => (
        <g key={value}>
          <path className="spread-tick" d={`M${x} ${plot.bottom}v6`} />
          <text
            className="spread-scale"
            x={x}
            y={plot.bottom + 22}
            fontSize={12}
            textAnchor="middle"
          >
            {figure(value)}
          </text>
        </g>
      ))}
      <path className="spread-tick" d={`M${plot.left} ${plot.bottom}H${plot.right}`} />
      {marks.map(({ isTarget, x, label }) => (
        <g key={label.text}>
          <path
            className={isTarget ? 'spread-target' : 'spread-worst'}
            d={`M${x} ${label.y - SPREAD.size + 2}V${plot.bottom}`}
          />
          <text
            className={isTarget ? 'spread-target-label' : 'spread-scale'}
            x={label.x}
            y={label.y}
            fontSize={SPREAD.size}
            textAnchor={label.anchor}
          >
            {label.text}
          </text>
        </g>
      ))}
      {names.map(({ x, from, label }) => (
        <g key={`${label.text} ${x}`}>
          <path className="spread-leader" d={`M${x} ${from}V${label.y + 4}`} />
          <text
            className="spread-name"
            x={label.x}
            y={label.y}
            fontSize={SPREAD.size}
            textAnchor={label.anchor}
          >
            {label.text}
          </text>
        </g>
      ))}
    </>
  );
}

/** The class of a dot. */
export function toneOf({ band }: Pick<DistributionValue, 'band'>): string {
  return `spread-dot tone-${band ?? 'none'}`;
}

/** How figures at the axis are written, on the server and in the browser alike. */
export function axisFigures(locale: string): (value: number) => string {
  const figures = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 });
  return (value) => figures.format(value);
}
