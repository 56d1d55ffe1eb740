/** Who answers for a data point, and how far they are: the task of its KPI goes before that of its segment. */
import { isValid, type ValueResult } from '../scoring/value.ts';
import type { SubjectKind } from './task.ts';

interface OwnedTask {
  subject_kind: SubjectKind;
  subject_id: string;
  account_id: string | null;
}
/** Where a data point belongs. */
export interface Place {
  kpiId: string;
  segmentId: string;
}

/** The task that a data point falls under; undefined where it is nobody's. */
export function responsibleTask<T extends OwnedTask>(
  tasks: readonly T[],
  { kpiId, segmentId }: Place,
): T | undefined {
  const of = (kind: SubjectKind, id: string) =>
    tasks.find(
      (task) => task.account_id !== null && task.subject_kind === kind && task.subject_id === id,
    );
  return of('kpi', kpiId) ?? of('segment', segmentId);
}

/** Whether nothing is left to do for a data point: it has a valid value, or openly none. */
export function isDone(value: ValueResult): boolean {
  return isValid(value) || value.kind === 'notCollected' || value.kind === 'notApplicable';
}

export interface TaskProgress {
  done: number;
  total: number;
}

/** How many of the data points that fall under a task are done. */
export function taskProgress<T extends OwnedTask>(
  task: T,
  tasks: readonly T[],
  dataPoints: ReadonlyArray<Place & { isDone: boolean }>,
): TaskProgress {
  const own = dataPoints.filter((one) => responsibleTask(tasks, one) === task);
  return { done: own.filter((one) => one.isDone).length, total: own.length };
}
