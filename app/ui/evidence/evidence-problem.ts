/** Says in words why a file was not added, removed or put back. */
import type { FileProblem } from '#app/domain/evidence/evidence.ts';
import type { Text } from '#app/messages/text.tsx';

export interface RefusedEvidence {
  problem:
    | FileProblem
    | 'noDataPoint'
    | 'noteTooLong'
    | 'alreadyThere'
    | 'reasonNeeded'
    | 'reasonTooLong'
    | 'changedMeanwhile'
    | 'attested';
  /** null: the file that was to be added. */
  evidenceId: string | null;
  fileName: string;
  text: string;
  dataPointId: string;
}

export function describeEvidenceProblem(t: Text, { problem, fileName }: RefusedEvidence): string {
  return t(`evidence.problem.${problem}`, { file: fileName });
}
