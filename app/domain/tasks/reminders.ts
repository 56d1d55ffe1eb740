/** When somebody is reminded of what is due: as it comes near, on the last day, when it is late, and then once a week. */
import { isLate } from './due-date.ts';
import type { TaskContent } from './task.ts';

/** What is due within so many days is shown as due soon. */
export const DAYS_AHEAD = 7;
/** What is late is brought up again after so many days. */
const DAYS_BETWEEN = 7;
const DAY = 86_400_000;

type Dated = Pick<TaskContent, 'dueOn' | 'state'>;

/** The ISO day so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whether a task is late, or due within the next days. */
export function isDue({ dueOn, state }: Dated, today: string): boolean {
  return state !== 'handedIn' && dueOn !== null && dueOn <= dayAfter(today, DAYS_AHEAD);
}

/** How near a task has come: not yet, within a week, today or tomorrow, late. */
function stageOf(task: Dated, day: string): 0 | 1 | 2 | 3 {
  if (!isDue(task, day)) return 0;
  if (isLate(task, day)) return 3;
  return task.dueOn !== null && task.dueOn <= dayAfter(day, 1) ? 2 : 1;
}

/**
 * Whether somebody is reminded today: when a task has come nearer since the day they were reminded last (null: never),
 * or a late one was last brought up a week ago.
 */
export function isReminded(
  tasks: readonly Dated[],
  today: string,
  remindedOn: string | null,
): boolean {
  return tasks.some((task) => {
    const stage = stageOf(task, today);
    if (stage === 0) return false;
    if (remindedOn === null || stageOf(task, remindedOn) < stage) return true;
    return stage === 3 && dayAfter(remindedOn, DAYS_BETWEEN) <= today;
  });
}
