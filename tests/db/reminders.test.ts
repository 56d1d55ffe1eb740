/** Reminders over a real SMTP server: once for each person and day, also when several processes send. */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { readConfiguration } from '#app/server/configuration.server.ts';
import { createLog } from '#app/server/log.server.ts';
import { createMailer, type Mailer } from '#app/server/mail/mailer.server.ts';
import { sendReminders } from '#app/server/tasks/remind.server.ts';
import {
  claimReminder,
  deleteMembership,
  getAccount,
  releaseReminder,
  updateAccount,
  upsertMembership,
} from '#db/queries/accounts.server.ts';
import { listDueTasks } from '#db/queries/across-cities.server.ts';
import { saveTask } from '#db/queries/tasks.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addAssessment, addCity } from '#tests/support/database-rows.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';
import { startMailServer, type MailServer } from '#tests/support/smtp.ts';

const day = (date: string, hour = '08') => new Date(`${date}T${hour}:00:00Z`);

describe.each(engines())('reminders on %s', (engine) => {
  let database: TestDatabase;
  let definitions: DefinitionSet;
  let mail: MailServer;
  let mailer: Mailer | undefined;
  beforeAll(async () => {
    definitions = (await loadStandard()).definitions;
  });
  beforeEach(async () => {
    database = await openDatabase(engine);
    mail = await startMailServer();
    mailer = createMailer({ smtpUrl: mail.url, mailFrom: 'gauge@city.example' });
  });
  afterEach(async () => {
    mailer?.close();
    await mail.stop();
    await database.remove();
  });

  const send = (now: Date, connection = database) =>
    sendReminders(
      {
        connection,
        definitions,
        mailer,
        log: createLog('silent'),
        configuration: readConfiguration({ ORIGIN: 'https://gauge.example.org' }),
      },
      now,
    );

  /** Somebody with a task of a city of their own. */
  async function addWork(dueOn: string, name = 'Kari') {
    const { db } = database;
    const cityId = await addCity(db, { name: 'Bodø' });
    const assessmentId = await addAssessment(db, cityId);
    const accountId = await addAccount(db, { name });
    await upsertMembership(db, { city_id: cityId, account_id: accountId, role: 'contributor' });
    const task = { accountId, dueOn, state: 'open', remark: null } as const;
    const subject = { kind: 'segment', id: 'seg-ec-ict' } as const;
    const stamp = { at: day('2026-02-01'), by: accountId };
    const save = (revision: number, change: Parameters<typeof saveTask>[5]) =>
      saveTask(db, cityId, assessmentId, subject, revision, change, stamp);
    await save(0, { what: 'assign', task });
    return { cityId, assessmentId, accountId, task, save };
  }

  test('say what is due and late, where it is, and how they are switched off', async () => {
    await addWork('2026-03-05');
    expect(await send(day('2026-02-25'))).toBe(0);
    expect(await send(day('2026-03-01'))).toBe(1);
    expect(mail.received[0]?.text).toContain('- ICT Infrastructure (Bodø 2024), due 2026-03-05');
    expect(mail.received[0]?.text).toContain('https://gauge.example.org/manage');
    expect(mail.received[0]?.text).toContain('https://gauge.example.org/account');
    expect(mail.received[0]?.headers).toContain('Subject: One part of your work is due');
    // no second one that day, none the next, and another when it is late
    expect(await send(day('2026-03-01', '23'))).toBe(0);
    expect(await send(day('2026-03-02'))).toBe(0);
    expect(await send(day('2026-03-06'))).toBe(1);
    expect(mail.received[1]?.text).toContain('late: was due 2026-03-05');
  });

  test('are sent by one of several processes', async () => {
    const people = await Promise.all([1, 2, 3].map((one) => addWork('2026-03-05', `No ${one}`)));
    const now = day('2026-03-01');
    const sent = await Promise.all([1, 2, 3, 4].map(() => send(now)));
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(3);
    expect(new Set(mail.received.map(({ to }) => to[0])).size).toBe(people.length);
    expect(mail.received).toHaveLength(people.length);
  });

  test('that could not be sent are sent later that day', async () => {
    const { accountId } = await addWork('2026-03-05');
    mail.refuse(true);
    expect(await send(day('2026-03-01'))).toBe(0);
    expect(await getAccount(database.db, accountId)).toMatchObject({ reminded_on: null });
    mail.refuse(false);
    expect(await send(day('2026-03-01', '09'))).toBe(1);
  });

  test('are not for those who do not want them, have left, have handed in, or are disabled', async () => {
    const { db } = database;
    const [unwilling, left, done, disabled] = [
      await addWork('2026-03-01'),
      await addWork('2026-03-01'),
      await addWork('2026-03-01'),
      await addWork('2026-03-01'),
    ];
    await updateAccount(db, unwilling.accountId, { wants_reminders: false });
    await deleteMembership(db, left.cityId, left.accountId);
    await done.save(1, { what: 'handIn', task: { ...done.task, state: 'handedIn' } });
    await updateAccount(db, disabled.accountId, { is_disabled: true });
    expect(await listDueTasks(db, '2026-03-08')).toEqual([]);
    expect(await send(day('2026-03-01'))).toBe(0);
    await updateAccount(db, unwilling.accountId, { wants_reminders: true });
    expect(await send(day('2026-03-01'))).toBe(1);
  });

  test('of a day are claimed once, and given back only by that day', async () => {
    const { db } = database;
    const accountId = await addAccount(db);
    const claims = await Promise.all(
      [1, 2, 3].map(() => claimReminder(db, accountId, '2026-03-01')),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await claimReminder(db, accountId, '2026-02-28')).toBe(false);
    await releaseReminder(db, accountId, '2026-02-28', null);
    expect(await claimReminder(db, accountId, '2026-03-01')).toBe(false);
    await releaseReminder(db, accountId, '2026-03-01', '2026-02-20');
    expect(await getAccount(db, accountId)).toMatchObject({ reminded_on: '2026-02-20' });
    expect(await claimReminder(db, accountId, '2026-03-01')).toBe(true);
  });
});
