/** Another value for a figure: the form in which a verifier proposes it, and the one in which the city answers. */
import { Form } from '@remix-run/react';
import { LONGEST_MESSAGE, type ReviewSide } from '#app/domain/verification/thread.ts';
import { useText } from '#app/messages/text.tsx';
import { ProblemNote } from './problem-note.tsx';
import type { RefusedReview } from './refused.ts';

export interface ChoosableField {
  field: string;
  /** Null: the final value. */
  label: string | null;
  text: string;
  unit: string;
}

export function ProposalForm({
  fields,
  refused,
}: {
  fields: readonly ChoosableField[];
  refused: RefusedReview | undefined;
}) {
  const t = useText();
  const own = refused?.of === 'proposal' ? refused : undefined;
  const describedBy = own ? 'proposal-problem' : undefined;
  return (
    <details className="card" open={own !== undefined}>
      <summary>{t('review.propose')}</summary>
      <Form method="post" className="form" noValidate>
        <p className="small quiet">{t('review.proposeText')}</p>
        {own && <ProblemNote id="proposal-problem" problem={own.problem} />}
        <input type="hidden" name="form" value="proposal" />
        <div className="field">
          <label htmlFor="proposal-field">{t('review.proposeField')}</label>
          <select
            id="proposal-field"
            name="field"
            defaultValue={own?.typed.field ?? fields[0]?.field}
            aria-describedby={describedBy}
          >
            {fields.map(({ field, label, text, unit }) => (
              <option key={field} value={field}>
                {t('review.proposeChoice', {
                  label: label ?? t('review.final'),
                  text: text === '' ? t('review.nothing') : text,
                  unit,
                })}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="proposal-value">{t('review.proposeValue')}</label>
          <input
            id="proposal-value"
            name="proposed"
            autoComplete="off"
            maxLength={200}
            defaultValue={own?.typed.proposed}
            aria-describedby={describedBy}
          />
        </div>
        <div className="field">
          <label htmlFor="proposal-reason">{t('review.proposeReason')}</label>
          <textarea
            id="proposal-reason"
            name="text"
            rows={3}
            maxLength={LONGEST_MESSAGE}
            defaultValue={own?.typed.text}
            aria-invalid={own?.problem === 'textNeeded' || undefined}
            aria-describedby={describedBy}
          />
        </div>
        <button type="submit" name="intent" value="proposal" className="button plain">
          {t('review.proposeSend')}
        </button>
      </Form>
    </details>
  );
}

/** The city accepts or declines; the verifier can take it back. */
export function ProposalAnswer({
  side,
  refused,
}: {
  side: ReviewSide;
  refused: RefusedReview | undefined;
}) {
  const t = useText();
  const own = refused?.of === 'aboutProposal' ? refused : undefined;
  return (
    <Form method="post" className="form card" noValidate>
      <h3>{t('review.toProposal')}</h3>
      {own && <ProblemNote id="about-proposal-problem" problem={own.problem} />}
      <input type="hidden" name="form" value="aboutProposal" />
      {side === 'city' && (
        <div className="field">
          <label htmlFor="decline-reason">{t('review.declineReason')}</label>
          <textarea
            id="decline-reason"
            name="text"
            rows={2}
            maxLength={LONGEST_MESSAGE}
            defaultValue={own?.typed.text}
            aria-invalid={own?.problem === 'textNeeded' || undefined}
            aria-describedby={own ? 'about-proposal-problem' : undefined}
          />
        </div>
      )}
      <p className="row">
        {side === 'city' ? (
          <>
            <button type="submit" name="intent" value="accepted" className="button">
              {t('review.accept')}
            </button>
            <button type="submit" name="intent" value="declined" className="button plain">
              {t('review.decline')}
            </button>
          </>
        ) : (
          <button type="submit" name="intent" value="withdrawn" className="button plain">
            {t('review.withdraw')}
          </button>
        )}
      </p>
    </Form>
  );
}
