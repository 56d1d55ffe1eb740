/** The people who answered for parts of the round before: suggested, and given the same parts when a coordinator says so. */
import type { Kysely } from 'kysely';
import { suggestedOwners } from '#app/domain/carry-over/owners.ts';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { assignTask } from '#app/domain/tasks/task.ts';
import { listMembersOfCity } from '#db/queries/accounts.server.ts';
import { getPreviousAssessment, lockAssessment } from '#db/queries/assessments.server.ts';
import { appendCityAudit } from '#db/queries/audit.server.ts';
import { listTasks, saveTask } from '#db/queries/tasks.server.ts';
import type { Assessment, Database, Task } from '#db/schema.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { whoCanHaveTasks } from '../tasks/assign-tasks.server.ts';
import { contentOf } from '../tasks/task-content.ts';

/** Whose parts of the round before are nobody's in this one; `year` is null where there is no round before. */
export async function suggestOwners(
  db: Kysely<Database>,
  round: Pick<Assessment, 'city_id' | 'assessment_id' | 'reporting_year'>,
  definitions: DefinitionSet,
  now: readonly Task[],
) {
  const { city_id: cityId, reporting_year: year } = round;
  const previous = await getPreviousAssessment(db, cityId, year);
  if (!previous) return { year: null, owners: [] };
  const [before, members] = await Promise.all([
    listTasks(db, cityId, previous.assessment_id),
    listMembersOfCity(db, cityId),
  ]);
  const names = new Map(whoCanHaveTasks(members).map((one) => [one.account_id, one.name]));
  const owners = suggestedOwners(before, now, new Set(names.keys()), (kind, id) =>
    (kind === 'kpi' ? definitions.kpiById : definitions.segmentById).has(id),
  );
  return {
    year: previous.reporting_year,
    owners: owners.map((task) => ({
      key: `${task.subject_kind}/${task.subject_id}`,
      subject: { kind: task.subject_kind, id: task.subject_id },
      accountId: task.account_id,
      name: names.get(task.account_id) ?? '',
    })),
  };
}

/** Gives the parts to the people that were shown, without dates; how many. What changed since then is left. */
export async function takeOverOwners(
  { db, city, assessment, definitions, account }: RoundVisit,
  form: FormData,
  at: Date,
): Promise<number> {
  const ids = [city.city_id, assessment.assessment_id] as const;
  const shown = new Set(form.getAll('owner').map(String));
  const actor = { accountId: account.accountId, isCoordinator: true };
  return db.transaction().execute(async (trx) => {
    await lockAssessment(trx, ...ids);
    const tasks = await listTasks(trx, ...ids);
    const { year, owners } = await suggestOwners(trx, assessment, definitions, tasks);
    let count = 0;
    for (const { key, subject, accountId } of owners) {
      if (!shown.has(`${key} ${accountId}`)) continue;
      const row = tasks.find(
        (one) => one.subject_kind === subject.kind && one.subject_id === subject.id,
      );
      const wanted = { accountId, dueOn: null };
      const done = assignTask(contentOf(row), 'assign', wanted, actor);
      if ('problem' in done) continue;
      const change = { what: 'assign', task: done.task } as const;
      const stamp = { at, by: account.accountId };
      await saveTask(trx, ...ids, subject, row?.revision ?? 0, change, stamp);
      await appendCityAudit(trx, city.city_id, {
        at,
        actorId: account.accountId,
        action: 'task.assign',
        subject: `assessment:${assessment.assessment_id}`,
        details: { task: key, accountId, dueOn: null, carriedOverFrom: year },
      });
      count += 1;
    }
    return count;
  });
}
