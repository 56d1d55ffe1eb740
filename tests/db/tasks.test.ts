/** Tasks of a round: a stale save changes nothing, and what was done stays. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskContent } from '#app/domain/tasks/task.ts';
import { upsertMembership } from '#db/queries/accounts.server.ts';
import {
  getTask,
  listRoundsWithTasksOf,
  listTaskEvents,
  listTasks,
  saveTask,
} from '#db/queries/tasks.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addAssessment, addCity } from '#tests/support/database-rows.ts';

const AT = new Date('2025-06-01T12:00:00Z');
const SUBJECT = { kind: 'segment', id: 'seg-ec-ict' } as const;

describe.each(engines())('tasks on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  async function addRound() {
    const { db } = database;
    const cityId = await addCity(db);
    const assessmentId = await addAssessment(db, cityId);
    const accountId = await addAccount(db);
    const open: TaskContent = { accountId, dueOn: '2025-05-01', state: 'open', remark: null };
    return { db, cityId, assessmentId, accountId, open, stamp: { at: AT, by: accountId } };
  }

  test('a task is kept with everything that was done with it', async () => {
    const { db, cityId, assessmentId, open, stamp } = await addRound();
    const save = (revision: number, change: Parameters<typeof saveTask>[5]) =>
      saveTask(db, cityId, assessmentId, SUBJECT, revision, change, stamp);
    expect(await getTask(db, cityId, assessmentId, SUBJECT)).toBeUndefined();
    await save(0, { what: 'assign', task: open });
    await save(1, { what: 'handIn', task: { ...open, state: 'handedIn' } });
    const back = { ...open, state: 'handedBack', remark: 'Two years are mixed' } as const;
    expect(await save(2, { what: 'handBack', task: back })).toMatchObject({
      kind: 'saved',
      row: { revision: 3, state: 'handedBack', remark: 'Two years are mixed' },
    });
    expect(await listTasks(db, cityId, assessmentId)).toMatchObject([
      { subject_id: SUBJECT.id, account_id: open.accountId, due_on: '2025-05-01', revision: 3 },
    ]);
    const events = await listTaskEvents(db, cityId, assessmentId, SUBJECT);
    expect(events.map((event) => [event.sequence, event.what, event.remark])).toEqual([
      [3, 'handBack', 'Two years are mixed'],
      [2, 'handIn', null],
      [1, 'assign', null],
    ]);
    await expect(db.deleteFrom('task_event').execute()).rejects.toThrow();
  });

  test('a save that has not seen the newest revision changes nothing', async () => {
    const { db, cityId, assessmentId, open, stamp } = await addRound();
    await saveTask(db, cityId, assessmentId, SUBJECT, 0, { what: 'assign', task: open }, stamp);
    const late = { what: 'setDue', task: { ...open, dueOn: null } } as const;
    expect(await saveTask(db, cityId, assessmentId, SUBJECT, 0, late, stamp)).toMatchObject({
      kind: 'conflict',
      row: { due_on: '2025-05-01' },
    });
    expect(await getTask(db, cityId, assessmentId, SUBJECT)).toMatchObject({ revision: 1 });
    expect(await listTaskEvents(db, cityId, assessmentId, SUBJECT)).toHaveLength(1);
  });

  test('someone’s rounds are those of the cities in which they may still enter data', async () => {
    const { db, cityId, assessmentId, accountId, open, stamp } = await addRound();
    const other = { kind: 'kpi', id: 'ec-ict-ict-1c' } as const;
    for (const subject of [SUBJECT, other])
      await saveTask(db, cityId, assessmentId, subject, 0, { what: 'assign', task: open }, stamp);
    const rounds = () => listRoundsWithTasksOf(db, accountId);
    expect(await rounds()).toEqual([]);
    await upsertMembership(db, { city_id: cityId, account_id: accountId, role: 'contributor' });
    expect(await rounds()).toMatchObject([{ city_id: cityId, assessment_id: assessmentId }]);
    await upsertMembership(db, { city_id: cityId, account_id: accountId, role: 'viewer' });
    expect(await rounds()).toEqual([]);
  });
});
