/** What can be done with the round now, each step with what stands in its way; or for whom it waits. */
import { Form } from '@remix-run/react';
import {
  LONGEST_REASON,
  type Transition,
  type WorkProblem,
  type WorkState,
} from '#app/domain/verification/work.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ProblemNote } from './problem-note.tsx';
import type { RefusedReview } from './refused.ts';

export interface PossibleStep {
  transition: Transition;
  isReasonNeeded: boolean;
  blockedBy: WorkProblem | null;
  /** Of what stands in its way. */
  count: number;
}

export function NextSteps({
  city,
  year,
  state,
  steps,
  refused,
}: {
  city: string;
  year: number;
  state: WorkState;
  steps: readonly PossibleStep[];
  refused: RefusedReview | undefined;
}) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="next-step">
      <h2 id="next-step">{t('review.nextStep')}</h2>
      {steps.length === 0 && <p>{t(`review.waitsFor.${state}`)}</p>}
      <div className="review-steps">
        {steps.map((step) => (
          <StepForm
            key={step.transition}
            step={step}
            city={city}
            year={year}
            refused={refused?.of === `step/${step.transition}` ? refused : undefined}
          />
        ))}
      </div>
    </section>
  );
}

function StepForm({
  step: { transition, isReasonNeeded, blockedBy, count },
  city,
  year,
  refused,
}: {
  step: PossibleStep;
  city: string;
  year: number;
  refused: RefusedReview | undefined;
}) {
  const t = useText();
  const id = `step-${transition}`;
  return (
    <Form method="post" className="form card" noValidate>
      <div className="stack-small">
        <h3>{t(`review.step.${transition}`)}</h3>
        <p className="small quiet">{t(`review.stepText.${transition}`)}</p>
      </div>
      {refused && <ProblemNote id={`${id}-problem`} problem={refused.problem} />}
      {blockedBy && !refused && <Blocked problem={blockedBy} count={count} />}
      {blockedBy === 'obstacles' && transition === 'submit' && (
        <p className="small">
          <a href={pathTo.publish(city, year)}>{t('review.obstaclesLink')}</a>
        </p>
      )}
      {!blockedBy && (
        <>
          <input type="hidden" name="transition" value={transition} />
          <div className="field">
            <label htmlFor={id}>
              {t(isReasonNeeded ? 'review.reason' : 'review.reasonOptional')}
            </label>
            <textarea
              id={id}
              name="reason"
              rows={2}
              maxLength={LONGEST_REASON}
              defaultValue={refused?.typed.reason}
              aria-invalid={refused ? true : undefined}
              aria-describedby={refused ? `${id}-problem` : undefined}
            />
          </div>
          <button type="submit" name="intent" value="step" className="button">
            {t(`review.step.${transition}`)}
          </button>
        </>
      )}
    </Form>
  );
}

function Blocked({ problem, count }: { problem: WorkProblem; count: number }) {
  const t = useText();
  switch (problem) {
    case 'obstacles':
    case 'withoutVerdict':
    case 'openProposals':
      return <p className="notice">{t(`review.blocked.${problem}`, { count })}</p>;
    default:
      return null;
  }
}
