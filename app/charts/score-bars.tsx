/** Scores as a list of bars, for files: on pages each bar stands in its own row beside its figure. */
import { textWidth, fitted } from './text-width.ts';
import type { BarScore } from './score-bar.tsx';

export interface ScoreRow {
  id: string;
  name: string;
  /** The sum of the rows that follow it. */
  isHead: boolean;
  score: BarScore;
  /** What stands at its end: the score, or why there is none. */
  figure: string;
}

export const BARS = { row: 28, size: 14, bar: 14, names: 300, scale: 24 } as const;

/** The height of so many rows with their scale. */
export function barsHeight(rows: readonly ScoreRow[]): number {
  return BARS.scale + rows.length * BARS.row + 8;
}

export function ScoreBars({ rows, width }: { rows: readonly ScoreRow[]; width: number }) {
  const figures = Math.max(0, ...rows.map(({ figure }) => textWidth(figure, BARS.size)));
  const left = BARS.names;
  const right = width - figures - 16;
  const xOf = (percent: string | number) =>
    Math.round((left + (Number(percent) / 100) * (right - left)) * 100) / 100;
  const bottom = BARS.scale + rows.length * BARS.row;
  return (
    <g>
      {[0, 33, 66, 95].map((percent) => (
        <g key={percent}>
          <path className="bars-tick" d={`M${xOf(percent)} ${BARS.scale}V${bottom}`} />
          <text className="bars-scale" x={xOf(percent)} y={14} fontSize={12} textAnchor="middle">
            {percent === 0 ? '0 %' : percent}
          </text>
        </g>
      ))}
      {rows.map(({ id, name, isHead, score, figure }, index) => {
        const middle = BARS.scale + (index + 0.5) * BARS.row;
        const y = middle - BARS.bar / 2;
        return (
          <g key={id}>
            <text
              className={isHead ? 'bars-head' : undefined}
              x={isHead ? 0 : 16}
              y={middle + BARS.size * 0.35}
              fontSize={BARS.size}
            >
              {fitted(name, BARS.size * 1.07, left - 32)}
            </text>
            <rect className="bars-track" x={left} y={y} width={right - left} height={BARS.bar} />
            {score.kind === 'scored' && (
              <rect
                className={`tone-${score.band}`}
                x={left}
                y={y}
                width={Math.max(0, xOf(score.percent) - left)}
                height={BARS.bar}
              />
            )}
            {score.kind === 'scored' && score.range && score.range.low !== score.range.high && (
              <rect
                className="bars-range"
                x={xOf(score.range.low)}
                y={y - 3}
                width={xOf(score.range.high) - xOf(score.range.low)}
                height={BARS.bar + 6}
              />
            )}
            <text x={right + 12} y={middle + BARS.size * 0.35} fontSize={BARS.size}>
              {figure}
            </text>
          </g>
        );
      })}
    </g>
  );
}
