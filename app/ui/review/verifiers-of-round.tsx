/** Who verifies a round, by which grade, and since when they have declared to be independent; and every step so far. */
import type { Transition } from '#app/domain/verification/work.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate, formatMoment } from '../format.ts';

interface VerifierOfRound {
  id: string;
  name: string;
  grade: 'provisional' | 'qualified';
  declaredAt: string | null;
}
interface PastStep {
  sequence: number;
  transition: Transition;
  at: string;
  name: string | null;
  reason: string | null;
}

export function VerifiersOfRound({ verifiers }: { verifiers: readonly VerifierOfRound[] }) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="verifiers">
      <h2 id="verifiers">{t('review.verifiers')}</h2>
      {verifiers.length === 0 && <p>{t('review.nobody')}</p>}
      <ul className="bare-list stack-small">
        {verifiers.map((one) => (
          <li key={one.id}>
            {one.name}{' '}
            <span className="small quiet">
              {t(`review.grade.${one.grade}`)},{' '}
              {one.declaredAt
                ? t('review.declaredOn', { date: formatDate(one.declaredAt, t.locale) })
                : t('review.notDeclared')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function StepsSoFar({ steps }: { steps: readonly PastStep[] }) {
  const t = useText();
  if (steps.length === 0) return null;
  return (
    <section className="section" aria-labelledby="steps-so-far">
      <h2 id="steps-so-far">{t('review.steps')}</h2>
      <ol className="bare-list stack-small" reversed>
        {steps.map((step) => (
          <li key={step.sequence}>
            {t('review.stepLine', {
              date: formatMoment(step.at, t.locale),
              step: t(`review.stepDone.${step.transition}`),
              name: step.name ?? t('review.someone'),
            })}
            {step.reason && (
              <p className="said small" lang="">
                {step.reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
