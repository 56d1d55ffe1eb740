/** Reminds people by mail of what is due: one mail for each and day at most, also with several processes. */
import { pathTo } from '#app/domain/paths.ts';
import { byUrgency, dayOf } from '#app/domain/tasks/due-date.ts';
import { dayAfter, DAYS_AHEAD, isReminded } from '#app/domain/tasks/reminders.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { claimReminder, releaseReminder } from '#db/queries/accounts.server.ts';
import { listDueTasks, type DueTask } from '#db/queries/across-cities.server.ts';
import type { Application } from '../application.server.ts';
import { wordsOf } from '../mail/mailer.server.ts';

const HOUR = 3_600_000;

type Reminding = Pick<
  Application,
  'connection' | 'configuration' | 'definitions' | 'mailer' | 'log'
>;

/** Sends the reminders of a day that nobody has sent yet; returns how many. */
export async function sendReminders(application: Reminding, now: Date): Promise<number> {
  const { connection, mailer, log, configuration } = application;
  const { db } = connection;
  const { origin } = configuration;
  if (!mailer || !origin) return 0;
  const today = dayOf(now);
  const people = new Map<string, DueTask[]>();
  for (const task of await listDueTasks(db, dayAfter(today, DAYS_AHEAD)))
    people.set(task.accountId, [...(people.get(task.accountId) ?? []), task]);
  let sent = 0;
  for (const [accountId, tasks] of people) {
    const [{ email, remindedOn } = { email: '', remindedOn: null }] = tasks;
    if (!isReminded(tasks, today, remindedOn)) continue;
    if (!(await claimReminder(db, accountId, today))) continue;
    try {
      await mailer.send({ to: email, ...reminderOf(application, tasks, { today, origin }) });
      sent += 1;
    } catch (error) {
      // the next hour tries again
      await releaseReminder(db, accountId, today, remindedOn);
      log.warn({ component: 'reminders', error: wordsOf(error) }, 'a mail was not sent');
    }
  }
  return sent;
}

/** Reminds at once and then every hour, as long as the process runs. */
export function remindEveryHour(application: Application): void {
  if (!application.mailer) return;
  const remind = () =>
    application.later('reminders', async () => {
      await sendReminders(application, new Date());
    });
  remind();
  setInterval(remind, HOUR).unref();
}

function reminderOf(
  { definitions }: Reminding,
  tasks: readonly DueTask[],
  { today, origin }: { today: string; origin: string },
) {
  const t = textFor();
  const lines = tasks.toSorted(byUrgency).map((task) => {
    const { subject, cityName, year, dueOn } = task;
    const part =
      definitions.segmentById.get(subject)?.name ?? definitions.kpiById.get(subject)?.name;
    const values = { name: part ?? subject, city: cityName, year: String(year), date: dueOn };
    return t(dueOn < today ? 'reminder.late' : 'reminder.soon', values);
  });
  const [first] = tasks;
  const text = [
    t('reminder.text', { name: first?.name ?? '' }),
    lines.join('\n'),
    new URL(pathTo.manage(), origin).href,
    t('reminder.foot', { account: new URL(pathTo.account(), origin).href }),
  ].join('\n\n');
  return { subject: t('reminder.subject', { count: tasks.length }), text: `${text}\n` };
}
