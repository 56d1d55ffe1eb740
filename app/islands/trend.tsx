/** The trend that can be asked: by pointer, and by arrow keys that announce each year. */
import { useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import {
  CartesianGrid,
  LabelList,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { TrendIslandData } from '#app/charts/trend/island-data.ts';
import { apart, keyHeight, TREND } from '#app/charts/trend/trend-layout.ts';
import { textWidth } from '#app/charts/text-width.ts';
import type { Mount, Size } from './mount.ts';

const DASHES = ['0', '7 4', '2 4'];
const LABEL = 14;
/** Narrower than this the labels stand above the lines, as in the drawing for phones. */
const NARROW = 560;

interface Row {
  year: number;
  /** Percent by line, and words by line. */
  [key: string]: number | string | undefined;
}

export const mount: Mount = (place, data, size, onReady) => {
  createRoot(place).render(
    <TrendIsland data={data as TrendIslandData} size={size} onReady={onReady} />,
  );
};

function TrendIsland({
  data,
  size,
  onReady,
}: {
  data: TrendIslandData;
  size: Size;
  onReady: () => void;
}) {
  useLayoutEffect(onReady, [onReady]);
  const isNarrow = size.width < NARROW;
  const lines = data.series.flatMap(({ id, label, stretches }, index) =>
    stretches.map((points, stretch) => ({
      key: `${id}-${stretch}`,
      id,
      dash: DASHES[index % DASHES.length],
      label: stretch < stretches.length - 1 || isNarrow ? '' : label,
      points,
    })),
  );
  const rows = data.years.map((year) => {
    const row: Row = { year };
    for (const { key, points } of lines) {
      const point = points.find((one) => one.year === year);
      row[key] = point?.percent;
      row[`${key} words`] = point?.words;
      row[`${key} band`] = point?.band;
    }
    return row;
  });
  const shifts = labelShifts(data, size.height);
  const widest = Math.max(...lines.map(({ label }) => textWidth(label, LABEL * 1.05)));
  return (
    <ResponsiveContainer width="100%" height={size.height} initialDimension={size}>
      <LineChart
        data={rows}
        title={data.title}
        desc={data.hint}
        margin={{
          top: isNarrow ? keyHeight(data.series.length) + 16 : 16,
          right: isNarrow ? 8 : Math.min(widest, size.width / 2) + 20,
          bottom: 8,
          left: -16,
        }}
      >
        {isNarrow && <Key series={data.series} />}
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="year"
          type="number"
          domain={['dataMin', 'dataMax']}
          ticks={data.years}
          padding={{ left: 12, right: 12 }}
          tickFormatter={String}
          stroke="var(--control)"
          tickLine={false}
        />
        <YAxis
          domain={[0, 100]}
          ticks={[0, 33, 66, 95, 100]}
          interval={0}
          axisLine={false}
          tickLine={false}
        />
        {data.breaks.map(({ year, label }) => (
          <ReferenceLine
            key={year}
            x={year}
            stroke="var(--control)"
            strokeDasharray="2 4"
            label={<BreakLabel text={label} />}
          />
        ))}
        <Tooltip isAnimationActive={false} content={<Tip keys={lines.map(({ key }) => key)} />} />
        {lines.map(({ key, id, dash, label }) => (
          <Line
            key={key}
            dataKey={key}
            stroke="var(--ink)"
            strokeWidth={2}
            strokeDasharray={dash}
            dot={<Dot line={key} />}
            activeDot={{ r: 7, stroke: 'var(--accent)', strokeWidth: 3, fill: 'var(--paper)' }}
            isAnimationActive={false}
          >
            <LabelList
              dataKey={key}
              content={<EndLabel text={label} last={rows.length - 1} shift={shifts.get(id) ?? 0} />}
            />
          </Line>
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

/** Which line is which, above the lines. */
function Key({ series }: Pick<TrendIslandData, 'series'>) {
  return (
    <g>
      {series.map(({ id, label }, index) => {
        const y = (index + 0.5) * TREND.keyRow;
        return (
          <g key={id}>
            <path
              className="trend-line"
              strokeDasharray={DASHES[index % DASHES.length]}
              d={`M4 ${y}H36`}
            />
            <text className="trend-label" x={46} y={y + LABEL * 0.35} fontSize={LABEL}>
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** At the foot of a break, as in the drawing. */
function BreakLabel({
  text,
  viewBox,
}: {
  text: string;
  viewBox?: { x?: number; y?: number; height?: number };
}) {
  if (!viewBox) return null;
  const { x = 0, y = 0, height = 0 } = viewBox;
  return (
    <text className="trend-scale" x={x} y={y + height - 8} fontSize={12} textAnchor="middle">
      {text}
    </text>
  );
}

/** The points of a year in words; a change of it is announced. */
function Tip({ keys, payload }: { keys: readonly string[]; payload?: Array<{ payload?: Row }> }) {
  const row = payload?.[0]?.payload;
  if (!row) return null;
  return (
    <div className="island-tip" role="status" aria-live="assertive">
      {keys.map((key) => row[`${key} words`] && <p key={key}>{row[`${key} words`]}</p>)}
    </div>
  );
}

function Dot({ line, cx, cy, payload }: { line: string; cx?: number; cy?: number; payload?: Row }) {
  if (cx === undefined || cy === undefined || payload?.[line] === undefined) return null;
  return <circle className={`trend-dot tone-${payload[`${line} band`]}`} cx={cx} cy={cy} r={5} />;
}

function EndLabel({
  text,
  last,
  shift,
  index,
  x,
  y,
}: {
  text: string;
  last: number;
  /** Pixels down, so that it covers no other label. */
  shift: number;
  index?: number;
  x?: number | string;
  y?: number | string;
}) {
  if (!text || index !== last || x === undefined || y === undefined) return null;
  return (
    <text
      className="trend-label"
      x={Number(x) + 20}
      y={Number(y) + shift + LABEL * 0.35}
      fontSize={LABEL}
    >
      {text}
    </text>
  );
}

/** How far each end label moves so that none covers another. */
function labelShifts({ series }: TrendIslandData, height: number): Map<string, number> {
  // without the margins and the years below
  const scale = (height - 54) / 100;
  const ends = series
    .flatMap(({ id, stretches }) => {
      const end = stretches.at(-1)?.at(-1);
      return end ? [{ id, y: (100 - end.percent) * scale }] : [];
    })
    .sort((a, b) => a.y - b.y);
  const ys = apart(
    ends.map(({ y }) => y),
    0,
    height,
  );
  return new Map(ends.map(({ id, y }, index) => [id, (ys[index] ?? y) - y]));
}
