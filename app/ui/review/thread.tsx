/** The questions and answers about a data point, whose turn it is, and the forms of either side. */
import { Form } from '@remix-run/react';
import {
  LONGEST_MESSAGE,
  MESSAGES,
  type MessageKind,
  type ReviewSide,
} from '#app/domain/verification/thread.ts';
import type { WorkState } from '#app/domain/verification/work.ts';
import { useText } from '#app/messages/text.tsx';
import { formatMoment, unbroken } from '../format.ts';
import { ProblemNote } from './problem-note.tsx';
import { ProposalAnswer, ProposalForm, type ChoosableField } from './proposal-forms.tsx';
import type { RefusedReview } from './refused.ts';

export interface ShownMessage {
  sequence: number;
  kind: MessageKind;
  at: string;
  name: string | null;
  text: string | null;
  /** `label` null: the final value. */
  proposal: { label: string | null; was: string; proposed: string } | null;
}

export function Thread({
  messages,
  turn,
  side,
  state,
  hasOpenProposal,
  fields,
  refused,
}: {
  messages: readonly ShownMessage[];
  turn: ReviewSide | null;
  side: ReviewSide | null;
  state: WorkState;
  hasOpenProposal: boolean;
  fields: readonly ChoosableField[];
  refused: RefusedReview | undefined;
}) {
  const t = useText();
  const isOpen = state !== 'attested' && state !== 'collecting';
  const newest = messages.at(-1)?.sequence ?? 0;
  return (
    <section className="section stack" aria-labelledby="thread">
      <h2 id="thread">{t('review.thread')}</h2>
      {messages.length === 0 && <p>{t('review.nothingSaid')}</p>}
      <ol className="bare-list review-thread">
        {messages.map((message) => (
          <Message key={message.sequence} message={message} />
        ))}
      </ol>
      {turn && (
        <p>
          <strong>{t(`review.turnIs.${turn}`)}</strong>
        </p>
      )}
      {isOpen && side && (
        <div className="stack" key={newest}>
          {hasOpenProposal && <ProposalAnswer side={side} refused={refused} />}
          <MessageForm side={side} refused={refused} />
          {side === 'verifier' && !hasOpenProposal && (
            <ProposalForm fields={fields} refused={refused} />
          )}
        </div>
      )}
    </section>
  );
}

function Message({ message }: { message: ShownMessage }) {
  const t = useText();
  const { kind, at, name, text, proposal } = message;
  const { by } = MESSAGES[kind];
  return (
    <li className={`stack-small said-by-${by}`}>
      <p className="small">
        <strong>{t(`review.said.${kind}`, { name: name ?? t('review.someone') })}</strong>{' '}
        <span className="quiet">{formatMoment(at, t.locale)}</span>
      </p>
      {proposal && (
        <p>
          {t('review.proposed', {
            label: proposal.label ?? t('review.final'),
            was: proposal.was === '' ? t('review.nothing') : unbroken(proposal.was),
            proposed: unbroken(proposal.proposed),
          })}
        </p>
      )}
      {text && (
        <p className="said" lang="">
          {text}
        </p>
      )}
    </li>
  );
}

/** A question of the verifier, or what the city says to it. */
function MessageForm({ side, refused }: { side: ReviewSide; refused: RefusedReview | undefined }) {
  const t = useText();
  const own = refused?.of === 'message' ? refused : undefined;
  return (
    <Form method="post" className="form card" noValidate>
      {own && <ProblemNote id="message-problem" problem={own.problem} />}
      <input type="hidden" name="form" value="message" />
      <div className="field wide-field">
        <label htmlFor="message-text">{t(`review.write.${side}`)}</label>
        <textarea
          id="message-text"
          name="text"
          rows={4}
          maxLength={LONGEST_MESSAGE}
          defaultValue={own?.typed.text}
          aria-invalid={own ? true : undefined}
          aria-describedby={own ? 'message-problem' : undefined}
        />
      </div>
      <p className="row">
        <button
          type="submit"
          name="intent"
          value={side === 'verifier' ? 'question' : 'answer'}
          className="button"
        >
          {t(side === 'verifier' ? 'review.ask' : 'review.answer')}
        </button>
        {side === 'verifier' && (
          <button type="submit" name="intent" value="settled" className="button plain">
            {t('review.settle')}
          </button>
        )}
      </p>
    </Form>
  );
}
