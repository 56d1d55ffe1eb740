/** Whose which part of a round is, with everything that was done with it. */
import type { Kysely } from 'kysely';
import type { TaskAction, TaskContent, TaskSubject } from '#app/domain/tasks/task.ts';
import { inTransaction } from '../in-transaction.server.ts';
import type { Database, Task, TaskEvent } from '../schema.ts';
import type { SaveResult, Stamp } from './revisions.server.ts';

type Db = Kysely<Database>;

/** All tasks of an assessment, those that are nobody's any more included. */
export function listTasks(db: Db, cityId: string, assessmentId: string): Promise<Task[]> {
  return db
    .selectFrom('task')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .orderBy('subject_kind')
    .orderBy('subject_id')
    .execute();
}

/** The task of a segment or a KPI; undefined if there was never one. */
export function getTask(
  db: Db,
  cityId: string,
  assessmentId: string,
  subject: TaskSubject,
): Promise<Task | undefined> {
  return db
    .selectFrom('task')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .executeTakeFirst();
}

/**
 * Saves a task that is still at the expected revision (0: none yet) and what was done with it. A conflict returns the
 * task as it is. Whoever calls holds the assessment (`lockAssessment`), so that nobody else writes meanwhile.
 */
export function saveTask(
  db: Db,
  cityId: string,
  assessmentId: string,
  subject: TaskSubject,
  expectedRevision: number,
  { what, task }: { what: TaskAction; task: TaskContent },
  stamp: Pick<Stamp, 'at' | 'by'>,
): Promise<SaveResult<Task>> {
  return inTransaction(db, async (trx) => {
    const current = await getTask(trx, cityId, assessmentId, subject);
    if (current && current.revision !== expectedRevision) return { kind: 'conflict', row: current };
    const key = {
      city_id: cityId,
      assessment_id: assessmentId,
      subject_kind: subject.kind,
      subject_id: subject.id,
    };
    const whose = { account_id: task.accountId, due_on: task.dueOn, remark: task.remark };
    const revision = (current?.revision ?? 0) + 1;
    const row = {
      ...key,
      ...whose,
      state: task.state,
      revision,
      updated_at: stamp.at,
      updated_by: stamp.by,
    };
    const saved = await trx
      .insertInto('task')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['city_id', 'assessment_id', 'subject_kind', 'subject_id'])
          .doUpdateSet(row),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('task_event')
      .values({ ...key, ...whose, sequence: revision, at: stamp.at, by: stamp.by, what })
      .execute();
    return { kind: 'saved', row: saved };
  });
}

/** Everything that was done with a task, newest first. */
export function listTaskEvents(
  db: Db,
  cityId: string,
  assessmentId: string,
  subject: TaskSubject,
): Promise<TaskEvent[]> {
  return db
    .selectFrom('task_event')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('sequence', 'desc')
    .execute();
}

/** The rounds in which an account has tasks, of the cities in which it may still enter data. */
export function listRoundsWithTasksOf(
  db: Db,
  accountId: string,
): Promise<Array<{ city_id: string; assessment_id: string; name: string; slug: string }>> {
  return db
    .selectFrom('membership')
    .innerJoin('city', 'city.city_id', 'membership.city_id')
    .innerJoin('task', (join) =>
      join
        .onRef('task.city_id', '=', 'membership.city_id')
        .onRef('task.account_id', '=', 'membership.account_id'),
    )
    .select(['task.city_id', 'task.assessment_id', 'city.name', 'city.slug'])
    .distinct()
    .where('membership.account_id', '=', accountId)
    .where('membership.role', 'in', ['coordinator', 'contributor'])
    .orderBy('city.name')
    .execute();
}
