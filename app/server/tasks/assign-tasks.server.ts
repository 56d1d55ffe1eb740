/** Gives the parts of a round to people, all that a form asks for or nothing. */
import { readDueDate } from '#app/domain/tasks/due-date.ts';
import {
  actionFor,
  assignTask,
  standingOf,
  type Assignment,
  type TaskProblem,
  type TaskSubject,
} from '#app/domain/tasks/task.ts';
import { listMembersOfCity } from '#db/queries/accounts.server.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import { appendCityAudit } from '#db/queries/audit.server.ts';
import { listTasks, saveTask } from '#db/queries/tasks.server.ts';
import { hasRight } from '../permissions/access.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { contentOf, readSubject } from './task-content.ts';

/** What a row of the form says: the person, the day, and what stood there when it was opened. */
interface PostedRow {
  key: string;
  subject: TaskSubject;
  person: string;
  due: string;
  /** Revision, person and day of then; null: there was no row for it. */
  was: string | null;
}
export type AssignmentProblem =
  TaskProblem | 'notADay' | 'personNeeded' | 'notAMember' | 'conflict';
export type Assigned =
  | { kind: 'saved'; count: number }
  | {
      kind: 'refused';
      problems: Record<string, AssignmentProblem>;
      typed: Record<string, { person: string; due: string }>;
    };

class Refused extends Error {}

/** What a row of the form starts from, so that only what somebody changed is saved. */
export function stateOfRow(revision: number, { accountId, dueOn }: Assignment): string {
  return [revision, accountId ?? '', dueOn ?? ''].join(' ');
}

/** Saves the changed rows of a posted form; with a problem in any of them none is saved. */
export async function assignTasks(visit: RoundVisit, form: FormData, now: Date): Promise<Assigned> {
  const changed = postedRows(visit, form).filter(
    ({ was, person, due }) => was?.split(' ').slice(1).join(' ') !== `${person} ${due}`,
  );
  const { db, city, assessment, account } = visit;
  const problems: Record<string, AssignmentProblem> = {};
  const ids = [city.city_id, assessment.assessment_id] as const;
  const actor = { accountId: account.accountId, isCoordinator: hasRight(visit.role, 'coordinate') };
  let count = 0;
  try {
    await db.transaction().execute(async (trx) => {
      await lockAssessment(trx, ...ids);
      const tasks = await listTasks(trx, ...ids);
      const people = await listMembersOfCity(trx, city.city_id);
      const members = new Set(
        people
          .filter((one) => hasRight(one.role, 'enter') && !one.is_disabled)
          .map((one) => one.account_id),
      );
      for (const { key, subject, person, due, was } of changed) {
        const refuse = (problem: AssignmentProblem) => (problems[key] = problem);
        const read = readDueDate(due);
        if ('problem' in read) {
          refuse(read.problem);
          continue;
        }
        const wanted = { accountId: person === '' ? null : person, dueOn: read.dueOn };
        const row = tasks.find(
          (one) => one.subject_kind === subject.kind && one.subject_id === subject.id,
        );
        const current = contentOf(row);
        const action = actionFor(current, wanted);
        if (!action) {
          const isHalf = was === null || wanted.dueOn !== null;
          if (wanted.accountId === null && isHalf) refuse('personNeeded');
          continue;
        }
        const isStale =
          was === null
            ? standingOf(current) !== 'nobodys'
            : Number(was.split(' ')[0]) !== (row?.revision ?? 0);
        if (isStale) {
          refuse('conflict');
          continue;
        }
        const isNew = wanted.accountId !== null && wanted.accountId !== current?.accountId;
        if (isNew && !members.has(wanted.accountId ?? '')) {
          refuse('notAMember');
          continue;
        }
        const done = assignTask(current, action, wanted, actor);
        if ('problem' in done) {
          refuse(done.problem);
          continue;
        }
        const stamp = { at: now, by: account.accountId };
        const change = { what: action, task: done.task };
        await saveTask(trx, ...ids, subject, row?.revision ?? 0, change, stamp);
        await appendCityAudit(trx, city.city_id, {
          at: now,
          actorId: account.accountId,
          action: `task.${action}`,
          subject: `assessment:${assessment.assessment_id}`,
          details: { task: key, accountId: done.task.accountId, dueOn: done.task.dueOn },
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
