/** Hands a part of a round in, takes it back, or hands it back with a remark. */
import { handTask, type TaskProblem, type TaskSubject } from '#app/domain/tasks/task.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import { appendCityAudit } from '#db/queries/audit.server.ts';
import { getTask, saveTask } from '#db/queries/tasks.server.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { hasRight } from '../permissions/access.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { contentOf, readSubject } from './task-content.ts';

const ACTIONS = { 'hand-in': 'handIn', 'take-back': 'takeBack', 'hand-back': 'handBack' } as const;

export const HAND_PROBLEMS = [
  'notYours',
  'notPossible',
  'remarkNeeded',
  'remarkTooLong',
  'conflict',
] as const satisfies ReadonlyArray<TaskProblem | 'conflict'>;
export type HandProblem = (typeof HAND_PROBLEMS)[number];
export type Handed =
  { kind: 'done' } | { kind: 'refused'; task: string; problem: HandProblem; remark: string };

/** Carries out the form's `intent` on its `task` at its `revision`. Throws 400 for what no form of ours sends. */
export async function postHandedTask(
  visit: RoundVisit,
  form: FormData,
  now: Date,
): Promise<Handed> {
  const text = (name: string) => String(form.get(name) ?? '');
  const action = Object.entries(ACTIONS).find(([intent]) => intent === text('intent'))?.[1];
  const subject = readSubject(visit.definitions, text('task'));
  if (!action || !subject) throw badRequest(textFor()('error.badRequest'));
  const remark = text('remark');
  const handed = { subject, action, remark, revision: Number(text('revision')) };
  const problem = await hand(visit, handed, now);
  return problem
    ? { kind: 'refused', task: `${subject.kind}/${subject.id}`, problem, remark }
    : { kind: 'done' };
}

async function hand(
  { db, city, assessment, account, role }: RoundVisit,
  {
    subject,
    action,
    remark,
    revision,
  }: {
    subject: TaskSubject;
    action: (typeof ACTIONS)[keyof typeof ACTIONS];
    remark: string;
    revision: number;
  },
  now: Date,
): Promise<HandProblem | undefined> {
  const ids = [city.city_id, assessment.assessment_id] as const;
  const actor = { accountId: account.accountId, isCoordinator: hasRight(role, 'coordinate') };
  return db.transaction().execute(async (trx) => {
    await lockAssessment(trx, ...ids);
    const row = await getTask(trx, ...ids, subject);
    const done = handTask(contentOf(row), action, remark, actor);
    // who may not is told so, whatever they have seen
    if ('problem' in done && done.problem === 'notYours') return done.problem;
    if (row && row.revision !== revision) return 'conflict';
    if ('problem' in done) return done.problem;
    const change = { what: action, task: done.task };
    await saveTask(trx, ...ids, subject, revision, change, { at: now, by: account.accountId });
    await appendCityAudit(trx, city.city_id, {
      at: now,
      actorId: account.accountId,
      action: `task.${action}`,
      subject: `assessment:${assessment.assessment_id}`,
      details: { task: `${subject.kind}/${subject.id}` },
    });
    return undefined;
  });
}
