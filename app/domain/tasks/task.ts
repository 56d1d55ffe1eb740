/** A part of the work that is somebody's: what may be done with it, by whom, and what it is afterwards. */

export type SubjectKind = 'segment' | 'kpi';
export type TaskState = 'open' | 'handedIn' | 'handedBack';

/** What a task is about. */
export interface TaskSubject {
  kind: SubjectKind;
  id: string;
}

/** Whose a part is, until when, and how it stands; dates are ISO days. */
export interface TaskContent {
  /** null: nobody's. */
  accountId: string | null;
  dueOn: string | null;
  state: TaskState;
  /** Why it was handed back. */
  remark: string | null;
}

export type TaskAction =
  'assign' | 'reassign' | 'setDue' | 'unassign' | 'handIn' | 'takeBack' | 'handBack';
export type TaskStanding = TaskState | 'nobodys';

/** What an action leads to from each standing where it is possible, and whether the owner may do it as well. */
const ACTIONS: Record<
  TaskAction,
  { isForOwner: boolean; to: Partial<Record<TaskStanding, TaskStanding>> }
> = {
  assign: { isForOwner: false, to: { nobodys: 'open' } },
  // whoever takes over sees what was remarked, and hands in what they stand for
  reassign: {
    isForOwner: false,
    to: { open: 'open', handedIn: 'open', handedBack: 'handedBack' },
  },
  setDue: {
    isForOwner: false,
    to: { open: 'open', handedIn: 'handedIn', handedBack: 'handedBack' },
  },
  unassign: {
    isForOwner: false,
    to: { open: 'nobodys', handedIn: 'nobodys', handedBack: 'nobodys' },
  },
  handIn: { isForOwner: true, to: { open: 'handedIn', handedBack: 'handedIn' } },
  takeBack: { isForOwner: true, to: { handedIn: 'open' } },
  handBack: { isForOwner: false, to: { handedIn: 'handedBack' } },
};

export type TaskProblem = 'notYours' | 'notPossible' | 'remarkNeeded' | 'remarkTooLong';
export const LONGEST_REMARK = 2000;

/** Who acts: their account, and whether they coordinate the city. */
export interface TaskActor {
  accountId: string;
  isCoordinator: boolean;
}

/** What an assignment asks for. */
export interface Assignment {
  accountId: string | null;
  dueOn: string | null;
}

/** How a task stands; undefined: there was never one. */
export function standingOf(task: TaskContent | undefined): TaskStanding {
  return !task || task.accountId === null ? 'nobodys' : task.state;
}

/** Whether someone may do this with the task as it stands. */
export function mayDo(
  task: TaskContent | undefined,
  action: TaskAction,
  actor: TaskActor,
): TaskProblem | undefined {
  const { isForOwner, to } = ACTIONS[action];
  const isOwner = task !== undefined && task.accountId === actor.accountId;
  if (!actor.isCoordinator && !(isForOwner && isOwner)) return 'notYours';
  return to[standingOf(task)] === undefined ? 'notPossible' : undefined;
}

/** Which action leads to an assignment; undefined where the task is so already. A date without a person is none. */
export function actionFor(
  task: TaskContent | undefined,
  { accountId, dueOn }: Assignment,
): Extract<TaskAction, 'assign' | 'reassign' | 'setDue' | 'unassign'> | undefined {
  const owner = task?.accountId ?? null;
  if (accountId === null) return owner === null ? undefined : 'unassign';
  if (owner === null) return 'assign';
  if (owner !== accountId) return 'reassign';
  return (task?.dueOn ?? null) === dueOn ? undefined : 'setDue';
}

/** The task after somebody was given it, or it was taken from them, or it got another date. */
export function assignTask(
  task: TaskContent | undefined,
  action: 'assign' | 'reassign' | 'setDue' | 'unassign',
  { accountId, dueOn }: Assignment,
  actor: TaskActor,
): { task: TaskContent } | { problem: TaskProblem } {
  const problem = mayDo(task, action, actor);
  if (problem) return { problem };
  const next = ACTIONS[action].to[standingOf(task)];
  if (next === undefined || next === 'nobodys') {
    return { task: { accountId: null, dueOn: null, state: 'open', remark: null } };
  }
  const remark = next === 'handedBack' ? (task?.remark ?? null) : null;
  return { task: { accountId, dueOn, state: next, remark } };
}

/** The task after it was handed in, taken back by who had handed it in, or handed back with a remark. */
export function handTask(
  task: TaskContent | undefined,
  action: 'handIn' | 'takeBack' | 'handBack',
  remark: string,
  actor: TaskActor,
): { task: TaskContent } | { problem: TaskProblem } {
  const problem = mayDo(task, action, actor);
  const next = ACTIONS[action].to[standingOf(task)];
  if (problem) return { problem };
  if (!task || next === undefined || next === 'nobodys') return { problem: 'notPossible' };
  if (action !== 'handBack') return { task: { ...task, state: next, remark: null } };
  const said = remark.trim();
  if (said === '') return { problem: 'remarkNeeded' };
  if (said.length > LONGEST_REMARK) return { problem: 'remarkTooLong' };
  return { task: { ...task, state: next, remark: said } };
}
