/** What verifier and city say to each other about a data point, and whose turn it is. */
import type { WorkState } from './work.ts';

export const MESSAGE_KINDS = [
  'question',
  'answer',
  'settled',
  'proposal',
  'accepted',
  'declined',
  'withdrawn',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export type ReviewSide = 'city' | 'verifier';

/** Who says what, and whether it needs words. */
export const MESSAGES: Readonly<
  Record<MessageKind, { by: ReviewSide; isTextNeeded: boolean; isAboutProposal: boolean }>
> = {
  question: { by: 'verifier', isTextNeeded: true, isAboutProposal: false },
  answer: { by: 'city', isTextNeeded: true, isAboutProposal: false },
  // nothing is left to ask
  settled: { by: 'verifier', isTextNeeded: false, isAboutProposal: false },
  proposal: { by: 'verifier', isTextNeeded: true, isAboutProposal: false },
  accepted: { by: 'city', isTextNeeded: false, isAboutProposal: true },
  declined: { by: 'city', isTextNeeded: true, isAboutProposal: true },
  withdrawn: { by: 'verifier', isTextNeeded: false, isAboutProposal: true },
};

export const LONGEST_MESSAGE = 4000;

export type MessageProblem =
  | 'notYours'
  | 'closed'
  | 'notSubmitted'
  | 'textNeeded'
  | 'textTooLong'
  | 'noProposal'
  | 'oneAtATime';

/** A message, oldest first in a thread. `at` is comparable as text or as a number. */
export interface ThreadMessage {
  kind: MessageKind;
  at: string;
}

/** Where a thread stands. */
export interface Standing {
  /** The last question has no answer. */
  isAsked: boolean;
  /** The city has said something that the verifier has not reacted to. */
  isAnswered: boolean;
  /** A proposed value waits for the city: its place in the thread. */
  openProposal: number | null;
}

/** Reads a thread from its beginning. A verdict after the last answer settles it, like words would. */
export function standingOf(
  messages: readonly ThreadMessage[],
  lastVerdictAt: string | null,
): Standing {
  const standing: Standing = { isAsked: false, isAnswered: false, openProposal: null };
  let isPastVerdict = lastVerdictAt === null;
  for (const [index, { kind, at }] of messages.entries()) {
    if (!isPastVerdict && lastVerdictAt !== null && at > lastVerdictAt) {
      isPastVerdict = true;
      standing.isAsked = false;
      standing.isAnswered = false;
    }
    switch (kind) {
      case 'question':
        standing.isAsked = true;
        standing.isAnswered = false;
        break;
      case 'answer':
        standing.isAsked = false;
        standing.isAnswered = true;
        break;
      case 'settled':
        standing.isAsked = false;
        standing.isAnswered = false;
        break;
      case 'proposal':
        standing.openProposal = index;
        break;
      case 'accepted':
      case 'declined':
        standing.openProposal = null;
        standing.isAnswered = true;
        break;
      case 'withdrawn':
        standing.openProposal = null;
        break;
    }
  }
  if (!isPastVerdict) {
    standing.isAsked = false;
    standing.isAnswered = false;
  }
  return standing;
}

/** How a data point stands in a review. */
export interface ReviewedDataPoint extends Standing {
  /** It has a value that can be judged. */
  isReported: boolean;
  /** A verdict that still holds. */
  hasVerdict: boolean;
}

/**
 * Whose turn it is with a data point: the city's where a question or a proposal waits for it, the verifier's where an
 * answer does or, while the round is with them, a verdict is due. Null: nobody has to do anything now.
 */
export function turnOf(
  state: WorkState,
  { isAsked, isAnswered, openProposal, isReported, hasVerdict }: ReviewedDataPoint,
): ReviewSide | null {
  if (state === 'attested' || state === 'collecting') return null;
  if (isAsked || openProposal !== null) return 'city';
  if (state === 'withCity') return null;
  return isAnswered || (isReported && !hasVerdict) ? 'verifier' : null;
}

/** What keeps someone from saying this now. */
export function messageProblem(
  kind: MessageKind,
  text: string,
  {
    side,
    state,
    standing,
  }: { side: ReviewSide | undefined; state: WorkState; standing: Pick<Standing, 'openProposal'> },
): MessageProblem | undefined {
  const { by, isTextNeeded, isAboutProposal } = MESSAGES[kind];
  if (side !== by) return 'notYours';
  if (state === 'attested') return 'closed';
  // before it is submitted nobody is asked to judge it
  if (state === 'collecting') return 'notSubmitted';
  if (isAboutProposal && standing.openProposal === null) return 'noProposal';
  if (kind === 'proposal' && standing.openProposal !== null) return 'oneAtATime';
  const said = text.trim();
  if (said === '' && isTextNeeded) return 'textNeeded';
  return said.length > LONGEST_MESSAGE ? 'textTooLong' : undefined;
}
