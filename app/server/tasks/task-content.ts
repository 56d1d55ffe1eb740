/** How a stored task reads in the terms of its rules. */
import type { TaskContent, TaskSubject } from '#app/domain/tasks/task.ts';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { Task } from '#db/schema.ts';

/** The content of a row; undefined for none. */
export function contentOf(row: Task | undefined): TaskContent | undefined {
  if (!row) return undefined;
  return { accountId: row.account_id, dueOn: row.due_on, state: row.state, remark: row.remark };
}

/** `segment/<id>` or `kpi/<id>`, as forms name what a task is about; undefined for what the definitions lack. */
export function readSubject(definitions: DefinitionSet, text: string): TaskSubject | undefined {
  const [kind, id = '', ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  if (kind === 'segment' && definitions.segmentById.has(id)) return { kind, id };
  if (kind === 'kpi' && definitions.kpiById.has(id)) return { kind, id };
  return undefined;
}
