/** The distribution that can be asked: each dot says its city, value and % of target, by pointer and by arrow keys. */
import { useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import {
  axisFigures,
  DistributionGround,
  toneOf,
} from '#app/charts/distribution/distribution-chart.tsx';
import { layoutDistribution } from '#app/charts/distribution/distribution-layout.ts';
import type { DistributionIslandData } from '#app/charts/distribution/island-data.ts';
import type { Mount, Size } from './mount.ts';
import { PointTip } from './point-tip.tsx';

interface Point {
  x: number;
  y: number;
  tone: string;
  words: string;
}

export const mount: Mount = (place, data, size, onReady) => {
  createRoot(place).render(
    <DistributionIsland data={data as DistributionIslandData} size={size} onReady={onReady} />,
  );
};

function DistributionIsland({
  data,
  size,
  onReady,
}: {
  data: DistributionIslandData;
  size: Size;
  onReady: () => void;
}) {
  useLayoutEffect(onReady, [onReady]);
  const { width, height } = size;
  // laid out at the width of the drawing that it replaces, so that it looks the same
  const layout = layoutDistribution(data.values, data.marks, { width });
  const points = layout.dots.map(({ of, x, y }, index): Point => ({
    x,
    y: layout.height - y,
    tone: toneOf(of),
    words: data.values[index]?.words ?? '',
  }));
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={size}>
      <ScatterChart
        title={data.title}
        desc={data.hint}
        margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      >
        <g transform={`scale(1 ${height / layout.height})`}>
          <DistributionGround layout={layout} figure={axisFigures(data.locale)} />
        </g>
        <XAxis dataKey="x" type="number" domain={[0, width]} hide />
        <YAxis dataKey="y" type="number" domain={[0, layout.height]} hide />
        <Tooltip isAnimationActive={false} cursor={false} content={<PointTip />} />
        <Scatter data={points} shape={<Dot radius={layout.radius} />} isAnimationActive={false} />
      </ScatterChart>
    </ResponsiveContainer>
  );
}

function Dot({
  radius,
  cx,
  cy,
  payload,
}: {
  radius: number;
  cx?: number;
  cy?: number;
  payload?: Point;
}) {
  if (!payload) return null;
  return <circle className={payload.tone} cx={cx} cy={cy} r={radius} />;
}
