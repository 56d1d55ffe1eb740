/** A score worked out: the sum of points, what the gaps could do, and the mean % of target. */
import type { GroupExplanation } from '#app/domain/explanation/explain-group.ts';
import { useText } from '#app/messages/text.tsx';
import { formatPercent, formatShare } from '../format.ts';

export function ScoreSums({
  explanation: { group, counts, gaps, percentSum },
  isExtract,
  dataPointsFrom,
}: {
  explanation: GroupExplanation;
  isExtract: boolean;
  dataPointsFrom: number;
}) {
  const t = useText();
  if (group.kind !== 'scored') {
    return (
      <section className="section" aria-labelledby="score">
        <h2 id="score">{t('why.score')}</h2>
        <p>{t('why.notScored', { reason: group.reason, from: dataPointsFrom })}</p>
      </section>
    );
  }
  const { points, maxPoints, percent, band, range, meanPercentOfTarget } = group;
  const count = group.coverage.scored;
  const share = (value: string) => formatShare(value, t.locale);
  const sum = ([4, 3, 2, 1] as const)
    .filter((one) => counts[one] > 0)
    .map((one) => t('why.term', { count: counts[one], points: one }))
    .join(' + ');
  return (
    <>
      <section className="section" aria-labelledby="score">
        <h2 id="score">{t('why.score')}</h2>
        <p>{t('why.scoreIntro', { count })}</p>
        <p className="formula">
          {t('why.scoreFormula', {
            sum,
            count,
            points,
            most: maxPoints,
            percent: formatPercent(percent, band, t.locale),
          })}
        </p>
      </section>
      <section className="section" aria-labelledby="range">
        <h2 id="range">{t('why.range')}</h2>
        {range && gaps > 0 ? (
          <>
            <p>{t('why.rangeIntro', { gaps, low: share(range.low), high: share(range.high) })}</p>
            <p className="formula">
              {t('why.rangeFormula', {
                points,
                gaps,
                all: count + gaps,
                low: share(range.low),
                high: share(range.high),
              })}
            </p>
          </>
        ) : (
          <p>{t(isExtract ? 'why.rangeExtract' : 'why.rangeNone')}</p>
        )}
      </section>
      <section className="section" aria-labelledby="mean">
        <h2 id="mean">{t('why.mean')}</h2>
        <p>{t('why.meanIntro')}</p>
        <p className="formula">
          {t('why.meanFormula', {
            sum: share(percentSum),
            count,
            mean: share(meanPercentOfTarget),
          })}
        </p>
      </section>
    </>
  );
}
