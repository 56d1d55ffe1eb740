/** Everything that is kept about a person, for that person to take away. */
import type { Kysely } from 'kysely';
import { getAccount, listMemberships } from '#db/queries/accounts.server.ts';
import { listAuditOfActor } from '#db/queries/across-cities.server.ts';
import { getAssessment } from '#db/queries/assessments.server.ts';
import { countRecoveryCodes, getSecondFactor } from '#db/queries/second-factors.server.ts';
import { listSessions } from '#db/queries/sessions.server.ts';
import { listRoundsWithTasksOf, listTasks } from '#db/queries/tasks.server.ts';
import { listRoundsToVerify } from '#db/queries/verification.server.ts';
import type { Database } from '#db/schema.ts';

type Db = Kysely<Database>;

/** The data of an account as they are written into the file. Secrets, and the hashes of secrets, are not among them. */
export async function readOwnData(db: Db, accountId: string, now: Date) {
  const [account, roles, factor, codesLeft, sessions, rounds, log] = await Promise.all([
    getAccount(db, accountId),
    listMemberships(db, accountId),
    getSecondFactor(db, accountId),
    countRecoveryCodes(db, accountId),
    listSessions(db, accountId, now),
    listRoundsToVerify(db, accountId),
    listAuditOfActor(db, accountId),
  ]);
  return {
    format: 'citygauge-own-data/1',
    exportedAt: now,
    account: account && {
      id: accountId,
      name: account.name,
      email: account.email,
      isAdministrator: account.is_administrator,
      hasPassword: account.password_hash !== null,
      createdAt: account.created_at,
    },
    secondFactor: factor?.confirmed_at
      ? { since: factor.confirmed_at, recoveryCodesLeft: codesLeft }
      : null,
    sessions: sessions.map((session) => ({
      browser: session.browser,
      system: session.system,
      begunAt: session.created_at,
      lastSeenAt: session.last_seen_at,
      endsAt: session.expires_at,
    })),
    roles: roles.map(({ cityName, slug, role }) => ({ city: slug, name: cityName, role })),
    tasks: await tasksOf(db, accountId),
    verifies: rounds.map(({ slug, year }) => ({ city: slug, year })),
    whatWasDone: log,
  };
}

async function tasksOf(db: Db, accountId: string) {
  const rounds = await listRoundsWithTasksOf(db, accountId);
  const found = await Promise.all(
    rounds.map(async ({ city_id: cityId, assessment_id: assessmentId, slug }) => {
      const [assessment, tasks] = await Promise.all([
        getAssessment(db, cityId, assessmentId),
        listTasks(db, cityId, assessmentId),
      ]);
      return tasks
        .filter((task) => task.account_id === accountId)
        .map((task) => ({
          city: slug,
          year: assessment?.reporting_year,
          what: `${task.subject_kind}/${task.subject_id}`,
          dueOn: task.due_on,
          state: task.state,
        }));
    }),
  );
  return found.flat();
}
