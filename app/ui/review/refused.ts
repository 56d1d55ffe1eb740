/** What a form of a verification gets back when it could not be carried out. */
import type { VerdictProblem } from '#app/domain/verification/judging.ts';
import type { MessageProblem } from '#app/domain/verification/thread.ts';
import type { WorkProblem } from '#app/domain/verification/work.ts';

export type ReviewProblem =
  | WorkProblem
  | VerdictProblem
  | MessageProblem
  | 'noSuchDataPoint'
  | 'fieldNeeded'
  | 'valueNeeded'
  | 'sameValue'
  | 'valueRefused'
  | 'nameNeeded'
  | 'agreeNeeded';

export interface RefusedReview {
  /** Which form. */
  of: string;
  problem: ReviewProblem;
  typed: Record<string, string>;
  problems?: Record<string, VerdictProblem>;
  /** Of several verdicts: the data points that were chosen. */
  chosen?: string[];
}
