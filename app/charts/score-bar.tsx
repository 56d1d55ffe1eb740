/** A percentage as a bar: its colour is the band, a bracket shows between what the gaps could make of it. */
import type { Band } from '#app/domain/scoring/band.ts';

/** What a bar needs of a score; a published score and a computed one both have it. */
export type BarScore =
  | {
      kind: 'scored';
      percent: string;
      band: Band;
      range: { low: string; high: string } | null;
    }
  | { kind: 'notScored' };

/** Decoration beside the same figure in words, so hidden from those who listen. */
export function ScoreBar({ score, isSmall }: { score: BarScore; isSmall?: boolean }) {
  const height = isSmall ? 12 : 18;
  const inset = isSmall ? 2 : 4;
  return (
    <svg
      className={isSmall ? 'bar bar-small' : 'bar'}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="bar-track" y={inset} width="100" height={height - 2 * inset} />
      {score.kind === 'scored' && (
        <rect
          className={`bar-fill bar-fill-${score.band}`}
          y={inset}
          width={short(score.percent)}
          height={height - 2 * inset}
        />
      )}
      {score.kind === 'scored' && score.range && score.range.low !== score.range.high && (
        <path
          className="bar-range"
          d={bracket(short(score.range.low), short(score.range.high), height)}
        />
      )}
    </svg>
  );
}

/** Enough digits to draw. */
function short(percent: string): number {
  return Math.round(Number(percent) * 100) / 100;
}

function bracket(low: number, high: number, height: number): string {
  const end = height - 1;
  return `M${low} 1V${end}M${low} 1H${high}M${high} 1V${end}M${low} ${end}H${high}`;
}
