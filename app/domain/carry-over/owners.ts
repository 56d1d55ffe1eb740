/** Whose the parts of a round were in the round before, where they are nobody's now. */
import type { SubjectKind } from '../tasks/task.ts';

interface Owned {
  subject_kind: SubjectKind;
  subject_id: string;
  account_id: string | null;
}

/** The tasks of the round before that this round may take over: of people who may still enter data. */
export function suggestedOwners<T extends Owned>(
  before: readonly T[],
  now: readonly Owned[],
  mayEnter: ReadonlySet<string>,
  isKnown: (kind: SubjectKind, id: string) => boolean,
): Array<T & { account_id: string }> {
  const isTaken = (task: Owned) =>
    now.some(
      (one) =>
        one.account_id !== null &&
        one.subject_kind === task.subject_kind &&
        one.subject_id === task.subject_id,
    );
  return before.filter(
    (task): task is T & { account_id: string } =>
      task.account_id !== null &&
      mayEnter.has(task.account_id) &&
      isKnown(task.subject_kind, task.subject_id) &&
      !isTaken(task),
  );
}
