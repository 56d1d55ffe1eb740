/** Whether a verdict may be given now, and what it has to say. */
import type { ReviewSide } from './thread.ts';
import type { WorkState } from './work.ts';

export const LONGEST_VERDICT_REMARK = 2000;

export type VerdictProblem =
  | 'notYours'
  | 'notInReview'
  | 'choose'
  | 'nothingToJudge'
  /** The figures are not those that the verifier has seen. */
  | 'changedMeanwhile'
  | 'remarkNeeded'
  | 'remarkTooLong'
  /** In one go only what the verifier has opened is judged. */
  | 'notOpened';

/** A verdict as somebody wants to give it. */
export interface WantedVerdict {
  isVerified: boolean | undefined;
  remark: string;
  /** Of the figures that they have seen. */
  seen: string;
}

/** What keeps a verdict from being given; a No says why. */
export function verdictProblem(
  { isVerified, remark, seen }: WantedVerdict,
  {
    side,
    state,
    now,
    isAlone,
  }: {
    side: ReviewSide | undefined;
    state: WorkState;
    /** `isJudgeable`: it has a value, or does not apply. `isOpened`: the verifier has opened the data point with these figures. */
    now: { fingerprint: string; isJudgeable: boolean; isOpened: boolean } | undefined;
    /** On the page of the data point, and not among several. */
    isAlone: boolean;
  },
): VerdictProblem | undefined {
  if (side !== 'verifier') return 'notYours';
  if (state !== 'inReview') return 'notInReview';
  if (isVerified === undefined) return 'choose';
  if (!now?.isJudgeable) return 'nothingToJudge';
  if (now.fingerprint !== seen) return 'changedMeanwhile';
  if (!isAlone && !now.isOpened) return 'notOpened';
  if (!isVerified && remark.trim() === '') return 'remarkNeeded';
  return remark.trim().length > LONGEST_VERDICT_REMARK ? 'remarkTooLong' : undefined;
}
