/** Says why something was not done, in the form that it was posted with. */
import { useText } from '#app/messages/text.tsx';
import type { RefusedReview, ReviewProblem } from './refused.ts';

export function ProblemNote({ id, problem }: { id: string; problem: ReviewProblem }) {
  const t = useText();
  return (
    <p className="problem" id={id} role="alert">
      {t(`review.problem.${problem}`)}
    </p>
  );
}

/** Where the form that was posted is no longer on the page: why, and what was written in it. */
export function LostForm({ refused }: { refused: RefusedReview }) {
  const t = useText();
  const written = ['reason', 'remark', 'text', 'proposed', 'name']
    .map((name) => refused.typed[name]?.trim())
    .filter(Boolean);
  return (
    <div className="problem" role="alert">
      <p>{t(`review.problem.${refused.problem}`)}</p>
      {written.length > 0 && (
        <>
          <p>{t('review.notSent')}</p>
          {written.map((one) => (
            <p key={one} lang="" className="said">
              {one}
            </p>
          ))}
        </>
      )}
    </div>
  );
}
