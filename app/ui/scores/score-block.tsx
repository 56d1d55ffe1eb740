/** The score of a dimension with its segments: figure, bar, coverage and what the gaps could do. */
import type { ReactNode } from 'react';
import { ScoreBar } from '#app/charts/score-bar.tsx';
import { isThin } from '#app/domain/scoring/coverage.ts';
import type { GroupScore } from '#app/domain/scoring/score-group.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatPercent, formatShare } from '../format.ts';

export interface NamedScore {
  name: string;
  score: GroupScore;
  /** Where the name leads; none: plain text. */
  href?: string;
}

export function ScoreBlock({
  name,
  score,
  segments,
  isExtract,
}: NamedScore & { segments: readonly NamedScore[]; isExtract: boolean }) {
  const t = useText();
  return (
    <section
      className={isExtract || isThin(score.coverage) ? 'score-block is-thin' : 'score-block'}
      aria-labelledby={`score-${score.id}`}
    >
      <Head name={name} score={score} isExtract={isExtract} />
      <table className="segment-scores">
        <caption className="visually-hidden">{t('score.segmentsOf', { name })}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('score.segment')}</th>
            <th scope="col">{t('score.bar')}</th>
            <th scope="col">{t('score.percent')}</th>
            <th scope="col">{t(isExtract ? 'score.scored' : 'score.reported')}</th>
          </tr>
        </thead>
        <tbody>
          {segments.map((segment) => (
            <tr key={segment.score.id}>
              <th scope="row">
                {segment.href ? <a href={segment.href}>{segment.name}</a> : segment.name}
              </th>
              <td>
                <ScoreBar score={segment.score} isSmall />
              </td>
              <td className="number">
                {segment.score.kind === 'scored'
                  ? `${formatPercent(segment.score.percent, segment.score.band, t.locale)} %`
                  : '–'}
              </td>
              <td className="number quiet small">{shareOf(segment.score, isExtract)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A dimension in one look: its score, the bar with the range, and what it rests on. */
export function ScoreHead({
  name,
  score,
  isExtract,
  children,
}: NamedScore & { isExtract: boolean; children?: ReactNode }) {
  return (
    <section
      className={isExtract || isThin(score.coverage) ? 'score-block is-thin' : 'score-block'}
      aria-labelledby={`score-${score.id}`}
    >
      <Head name={name} score={score} isExtract={isExtract} />
      {children}
    </section>
  );
}

function Head({ name, score, isExtract }: NamedScore & { isExtract: boolean }) {
  const t = useText();
  return (
    <>
      <div className="score-head">
        <h2 id={`score-${score.id}`}>{name}</h2>
        <Figure score={score} t={t} />
      </div>
      <ScoreBar score={score} />
      <p className="small quiet">{groundsOf(score, isExtract, t)}</p>
    </>
  );
}

function Figure({ score, t }: { score: GroupScore; t: Text }) {
  if (score.kind !== 'scored') return <p className="quiet">{t('score.none')}</p>;
  return (
    <p className="score-figure">
      {formatPercent(score.percent, score.band, t.locale)}
      <small> %</small>
    </p>
  );
}

/** Of an extract no coverage is claimed, so only what is scored is counted. */
function shareOf({ coverage }: GroupScore, isExtract: boolean): string {
  return isExtract ? String(coverage.scored) : `${coverage.reported}/${coverage.applicable}`;
}

function groundsOf(score: GroupScore, isExtract: boolean, t: Text): string {
  const { coverage } = score;
  if (isExtract) return t('score.extractGrounds', { scored: coverage.scored });
  const reported = t('score.grounds', {
    reported: coverage.reported,
    applicable: coverage.applicable,
    scored: coverage.scored,
  });
  if (score.kind !== 'scored' || !score.range || score.range.low === score.range.high)
    return reported;
  const { low, high } = score.range;
  return `${reported} ${t('score.range', { low: formatShare(low, t.locale), high: formatShare(high, t.locale) })}`;
}
