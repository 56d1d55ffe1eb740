/** The declaration of independence that a verifier signs before anything else. */
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { ProblemNote } from './problem-note.tsx';
import type { RefusedReview } from './refused.ts';

export function DeclarationForm({
  text,
  refused,
}: {
  text: string;
  refused: RefusedReview | undefined;
}) {
  const t = useText();
  const describedBy = refused ? 'declare-problem' : undefined;
  return (
    <section className="section" aria-labelledby="declaration">
      <h2 id="declaration">{t('review.declare')}</h2>
      <p>{t('review.declareWhy')}</p>
      <Form method="post" className="form card" noValidate>
        <blockquote className="declaration">{text}</blockquote>
        {refused && <ProblemNote id="declare-problem" problem={refused.problem} />}
        <div className="field">
          <label htmlFor="declare-name">{t('review.declareName')}</label>
          <input
            id="declare-name"
            name="name"
            autoComplete="name"
            maxLength={120}
            defaultValue={refused?.typed.name}
            aria-invalid={refused?.problem === 'nameNeeded' || undefined}
            aria-describedby={describedBy}
          />
        </div>
        <div className="check">
          <input
            id="declare-agree"
            name="agree"
            value="yes"
            type="checkbox"
            defaultChecked={refused?.typed.agree === 'yes'}
            aria-invalid={refused?.problem === 'agreeNeeded' || undefined}
            aria-describedby={describedBy}
          />
          <label htmlFor="declare-agree">{t('review.declareAgree')}</label>
        </div>
        <SubmitButton intent="declare">{t('review.declareNow')}</SubmitButton>
      </Form>
    </section>
  );
}
