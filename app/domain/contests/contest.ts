/** When a published figure can be contested, and when that can be answered. */

export const LONGEST_CONTEST = 2000;
export const LONGEST_CONTEST_ANSWER = 4000;
/** So many figures can one account contest within a day. */
export const MOST_CONTESTS_A_DAY = 5;

export type ContestProblem = 'noFigure' | 'tooMany' | 'alreadyOpen' | 'textNeeded' | 'textTooLong';
export type ContestAnswerProblem =
  | 'notYours'
  | 'noSuchContest'
  | 'textNeeded'
  | 'textTooLong'
  /** Somebody has answered since the page was read, or this was sent twice. */
  | 'changedMeanwhile';

/** What keeps somebody from contesting a figure now. */
export function contestProblem(
  text: string,
  {
    hasFigure,
    isOpen,
    lastDay,
  }: {
    /** The publication has a value or an answer there. */
    hasFigure: boolean;
    /** They have contested the same figure already, and nobody has answered. */
    isOpen: boolean;
    /** Contests of theirs within the last day. */
    lastDay: number;
  },
): ContestProblem | undefined {
  if (!hasFigure) return 'noFigure';
  if (isOpen) return 'alreadyOpen';
  if (lastDay >= MOST_CONTESTS_A_DAY) return 'tooMany';
  return textProblem(text, LONGEST_CONTEST);
}

/** What is wrong with a text that everybody will read. */
export function textProblem(
  text: string,
  longest: number,
): 'textNeeded' | 'textTooLong' | undefined {
  if (text === '') return 'textNeeded';
  return text.length > longest ? 'textTooLong' : undefined;
}

/** A text as it is kept: no database keeps a NUL, and what turns the direction of writing could pretend to be another's. */
export function contestText(typed: string): string {
  return typed
    .replaceAll('\r\n', '\n')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (one) => (one === '\n' ? one : ''))
    .trim();
}
