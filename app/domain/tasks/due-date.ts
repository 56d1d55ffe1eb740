/** Days on which work is due, against a day that is given: nothing here knows what day it is. */
import type { TaskContent } from './task.ts';

/** The day on which a moment falls, in UTC. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The ISO day in a text; null for an empty one. A problem where it is no day of the calendar. */
export function readDueDate(text: string): { dueOn: string | null } | { problem: 'notADay' } {
  const day = text.trim();
  if (day === '') return { dueOn: null };
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(day)) return { problem: 'notADay' };
  const read = new Date(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
  return isDay ? { dueOn: day } : { problem: 'notADay' };
}

type Dated = Pick<TaskContent, 'dueOn' | 'state'>;

/** Whether a task is late on a day: past its date, and not handed in. On its date it is not late yet. */
export function isLate({ dueOn, state }: Dated, today: string): boolean {
  return state !== 'handedIn' && dueOn !== null && dueOn < today;
}

/** Sorts what is to do first: by date, without a date after that, what is handed in at the end. */
export function byUrgency(a: Dated, b: Dated): number {
  const rank = ({ dueOn, state }: Dated) => `${state === 'handedIn' ? 1 : 0} ${dueOn ?? '9999'}`;
  return rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0;
}
