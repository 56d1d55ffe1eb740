/** What stands beside a published score so that nobody is misled by it: the mean, the evidence, the share verified. */
import type { PublicGroup } from '#app/domain/publication/public-document.ts';
import type { VerifiedShare } from '#app/domain/publication/views.ts';
import { isThin } from '#app/domain/scoring/coverage.ts';
import { useText } from '#app/messages/text.tsx';
import { formatShare } from '../format.ts';
import { evidenceText } from './evidence-text.ts';

export function ScoreGrounds({
  score,
  isExtract,
  verified,
}: {
  score: PublicGroup;
  isExtract: boolean;
  verified?: VerifiedShare | undefined;
}) {
  const t = useText();
  const evidence = evidenceText(score.evidence, t);
  return (
    <>
      {score.kind === 'scored' && (
        <p className="small">
          {t('honesty.sides', {
            points: score.points,
            maxPoints: score.maxPoints,
            mean: formatShare(score.meanPercentOfTarget, t.locale),
          })}
        </p>
      )}
      {!isExtract && score.kind === 'scored' && isThin(score.coverage) && (
        <p className="small">{t('honesty.thin')}</p>
      )}
      {evidence && (
        <p className="small quiet">
          {t('honesty.evidence', { list: evidence })}{' '}
          {verified &&
            !isExtract &&
            (verified.verified === 0
              ? t('honesty.selfReported')
              : t('honesty.verified', { ...verified }))}
        </p>
      )}
    </>
  );
}
