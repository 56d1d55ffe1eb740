/** Gives the parts of a round to people, all that a form asks for or nothing. */
import {
  decideAssignment,
  isChanged,
  type AssignmentProblem,
  type AssignmentRow,
} from '#app/domain/tasks/assignment-row.ts';
import type { TaskSubject } from '#app/domain/tasks/task.ts';
import { listMembersOfCity } from '#db/queries/accounts.server.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import { appendCityAudit } from '#db/queries/audit.server.ts';
import { listTasks, saveTask } from '#db/queries/tasks.server.ts';
import type { Role } from '#db/schema.ts';
import { hasRight } from '../permissions/access.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { contentOf, readSubject } from './task-content.ts';

/** A row with what it is about; `key` names it in the form. */
type PostedRow = AssignmentRow & { key: string; subject: TaskSubject };
export type Assigned =
  | { kind: 'saved'; count: number }
  | {
      kind: 'refused';
      problems: Record<string, AssignmentProblem>;
      typed: Record<string, { person: string; due: string }>;
    };

class Refused extends Error {}

/** Those who can be given work: who may enter data, and is not shut out. */
export function whoCanHaveTasks<T extends { role: Role; is_disabled: boolean }>(
  members: readonly T[],
): T[] {
  return members.filter((one) => hasRight(one.role, 'enter') && !one.is_disabled);
}

/** Saves the changed rows of a posted form; with a problem in any of them none is saved. */
export async function assignTasks(visit: RoundVisit, form: FormData, now: Date): Promise<Assigned> {
  const changed = postedRows(visit, form).filter(isChanged);
  const { db, city, assessment, account } = visit;
  const ids = [city.city_id, assessment.assessment_id] as const;
  const actor = { accountId: account.accountId, isCoordinator: hasRight(visit.role, 'coordinate') };
  const problems: Record<string, AssignmentProblem> = {};
  let count = 0;
  try {
    await db.transaction().execute(async (trx) => {
      await lockAssessment(trx, ...ids);
      const tasks = await listTasks(trx, ...ids);
      const people = whoCanHaveTasks(await listMembersOfCity(trx, city.city_id));
      const members = new Set(people.map((one) => one.account_id));
      for (const row of changed) {
        const { key, subject } = row;
        const task = tasks.find(
          (one) => one.subject_kind === subject.kind && one.subject_id === subject.id,
        );
        const revision = task?.revision ?? 0;
        const stored = { content: contentOf(task), revision };
        const decision = decideAssignment(row, stored, members, actor);
        if (decision.kind === 'refused') problems[key] = decision.problem;
        if (decision.kind !== 'change') continue;
        const change = { what: decision.action, task: decision.task };
        const stamp = { at: now, by: account.accountId };
        await saveTask(trx, ...ids, subject, revision, change, stamp);
        const { accountId, dueOn } = decision.task;
        await appendCityAudit(trx, city.city_id, {
          at: now,
          actorId: account.accountId,
          action: `task.${decision.action}`,
          subject: `assessment:${assessment.assessment_id}`,
          details: { task: key, accountId, dueOn },
        });
        count += 1;
      }
      if (Object.keys(problems).length > 0) throw new Refused();
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const typed = Object.fromEntries(changed.map(({ key, person, due }) => [key, { person, due }]));
    return { kind: 'refused', problems, typed };
  }
  return { kind: 'saved', count };
}

/** The rows of the form; the one that adds a KPI names it in a field of its own. */
function postedRows({ definitions }: RoundVisit, form: FormData): PostedRow[] {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const keys = [...form.keys()].flatMap((name) => /^was\/(.+)$/.exec(name)?.[1] ?? []);
  const rows = keys.flatMap((key): PostedRow[] => {
    const subject = readSubject(definitions, key);
    const row = { person: text(`person/${key}`), due: text(`due/${key}`), was: text(`was/${key}`) };
    return subject ? [{ key, subject, ...row }] : [];
  });
  const added = readSubject(definitions, `kpi/${text('add-kpi')}`);
  if (added) {
    const key = `kpi/${added.id}`;
    const row = { person: text('add-person'), due: text('add-due'), was: null };
    rows.push({ key, subject: added, ...row });
  }
  return rows;
}
