/** The comparison that can be asked: each dot says its city, score and range, by pointer and by arrow keys. */
import { useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import {
  CartesianGrid,
  ErrorBar,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { ComparisonIslandData } from '#app/charts/dot-comparison/island-data.ts';
import { DOT } from '#app/charts/dot-comparison/dot-layout.ts';
import type { Mount, Size } from './mount.ts';
import { PointTip } from './point-tip.tsx';

/** Narrower than this the names of the rows need a line of their own. */
const NARROW = 600;

interface Point {
  x: number;
  y: number;
  letter: string;
  band: number;
  words: string;
  range: [number, number];
}

export const mount: Mount = (place, data, size, onReady) => {
  createRoot(place).render(
    <ComparisonIsland data={data as ComparisonIslandData} size={size} onReady={onReady} />,
  );
};

function ComparisonIsland({
  data,
  size,
  onReady,
}: {
  data: ComparisonIslandData;
  size: Size;
  onReady: () => void;
}) {
  useLayoutEffect(onReady, [onReady]);
  const count = data.rows.length;
  const isNarrow = size.width < NARROW;
  const points = data.rows.flatMap(({ dots }, row) =>
    dots.map(({ percent, range, ...dot }): Point => ({
      ...dot,
      x: percent,
      y: count - row,
      range: range ? [percent - range[0], range[1] - percent] : [0, 0],
    })),
  );
  return (
    <ResponsiveContainer width="100%" height={size.height} initialDimension={size}>
      <ScatterChart
        title={data.title}
        desc={data.hint}
        margin={{ top: 4, right: DOT.radius + 3, bottom: 8, left: 0 }}
      >
        <CartesianGrid stroke="var(--line)" />
        <XAxis
          dataKey="x"
          type="number"
          orientation="top"
          domain={[0, 100]}
          ticks={[0, 33, 66, 100]}
          axisLine={false}
          tickLine={false}
        />
        <YAxis
          dataKey="y"
          type="number"
          domain={[0.5, count + 0.5]}
          ticks={data.rows.map((_, index) => index + 1)}
          interval={0}
          width={isNarrow ? 120 : 230}
          axisLine={false}
          tickLine={false}
          tick={<RowName rows={data.rows} isNarrow={isNarrow} />}
        />
        <Tooltip isAnimationActive={false} cursor={false} content={<PointTip />} />
        <Scatter data={points} shape={<Letter />} isAnimationActive={false}>
          <ErrorBar dataKey="range" direction="x" stroke="var(--ink)" width={8} />
        </Scatter>
      </ScatterChart>
    </ResponsiveContainer>
  );
}

function Letter({ cx = 0, cy = 0, payload }: { cx?: number; cy?: number; payload?: Point }) {
  if (!payload) return null;
  return (
    <g>
      <circle className={`dots-dot tone-${payload.band}`} cx={cx} cy={cy} r={DOT.radius} />
      <text
        className={`dots-letter ink-${payload.band}`}
        x={cx}
        y={cy + 4}
        fontSize={11}
        textAnchor="middle"
      >
        {payload.letter}
      </text>
    </g>
  );
}

function RowName({
  rows,
  isNarrow,
  y = 0,
  payload,
}: {
  rows: ComparisonIslandData['rows'];
  isNarrow: boolean;
  y?: number;
  payload?: { value: number };
}) {
  const row = rows[rows.length - (payload?.value ?? 0)];
  if (!row) return null;
  return (
    <text
      className={row.isDimension ? 'dots-dimension' : 'dots-segment'}
      x={0}
      y={y + 5}
      fontSize={isNarrow ? 11 : DOT.labelSize}
    >
      {row.name}
    </text>
  );
}
