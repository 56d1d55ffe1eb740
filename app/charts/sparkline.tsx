/** A small line of % of target beside its figures: one stroke per stretch that can be compared, a dot for a single round. */

export interface SparkPoint {
  year: number;
  /** From 0 to 100. */
  percent: number;
}

const BOX = { width: 96, height: 28, inset: 3 } as const;

/** Decoration beside the same figures in words, so hidden from those who listen. */
export function Sparkline({
  stretches,
  years,
}: {
  stretches: ReadonlyArray<readonly SparkPoint[]>;
  /** All that are drawn, so that the lines of different data points can be held against each other. */
  years: readonly number[];
}) {
  const { width, height, inset } = BOX;
  const [first = 0] = years;
  const span = Math.max(1, (years.at(-1) ?? first) - first);
  const xOf = (year: number) => round(inset + ((year - first) / span) * (width - 2 * inset));
  const yOf = (percent: number) => round(height - inset - (percent / 100) * (height - 2 * inset));
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {stretches.map((stretch) => {
        const last = stretch.at(-1);
        return last ? (
          <g key={last.year}>
            {stretch.length > 1 && (
              <path
                d={`M${stretch.map(({ year, percent }) => `${xOf(year)} ${yOf(percent)}`).join('L')}`}
              />
            )}
            <circle cx={xOf(last.year)} cy={yOf(last.percent)} r={2.5} />
          </g>
        ) : null;
      })}
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
