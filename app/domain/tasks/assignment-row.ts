/** A row of the form in which a coordinator shares the work out, decided against the task as it is stored. */
import { readDueDate } from './due-date.ts';
import {
  actionFor,
  assignTask,
  standingOf,
  type Assignment,
  type TaskAction,
  type TaskActor,
  type TaskContent,
  type TaskProblem,
} from './task.ts';

export interface AssignmentRow {
  /** Account id; '' for nobody. */
  person: string;
  /** As typed. */
  due: string;
  /** What the row started from (`stateOfRow`); null: there was no row for it. */
  was: string | null;
}
export type AssignmentProblem =
  TaskProblem | 'notADay' | 'personNeeded' | 'notAMember' | 'conflict';
export type AssignmentDecision =
  | { kind: 'nothing' }
  | { kind: 'refused'; problem: AssignmentProblem }
  | { kind: 'change'; action: TaskAction; task: TaskContent };

/** What a row of the form starts from, so that only what somebody changed is saved. */
export function stateOfRow(revision: number, { accountId, dueOn }: Assignment): string {
  return [revision, accountId ?? '', dueOn ?? ''].join(' ');
}

/** Whether someone changed the row. */
export function isChanged({ was, person, due }: AssignmentRow): boolean {
  return was?.split(' ').slice(1).join(' ') !== `${person} ${due}`;
}

/** What a changed row asks for. `members`: the accounts that may be given work. */
export function decideAssignment(
  { person, due, was }: AssignmentRow,
  stored: { content: TaskContent | undefined; revision: number },
  members: ReadonlySet<string>,
  actor: TaskActor,
): AssignmentDecision {
  const { content } = stored;
  const refuse = (problem: AssignmentProblem) => ({ kind: 'refused', problem }) as const;
  const read = readDueDate(due);
  if ('problem' in read) return refuse(read.problem);
  const wanted: Assignment = { accountId: person === '' ? null : person, dueOn: read.dueOn };
  const action = actionFor(content, wanted);
  if (!action) {
    const isHalf = was === null || wanted.dueOn !== null;
    return wanted.accountId === null && isHalf ? refuse('personNeeded') : { kind: 'nothing' };
  }
  const isStale =
    was === null
      ? standingOf(content) !== 'nobodys'
      : Number(was.split(' ')[0]) !== stored.revision;
  if (isStale) return refuse('conflict');
  const isNew = wanted.accountId !== null && wanted.accountId !== content?.accountId;
  if (isNew && !members.has(wanted.accountId ?? '')) return refuse('notAMember');
  const done = assignTask(content, action, wanted, actor);
  return 'problem' in done ? refuse(done.problem) : { kind: 'change', action, task: done.task };
}
