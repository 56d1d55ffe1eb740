/** Contested figures in the database: once however often they are sent, throttled, answered in public, never changed. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_CONTESTS_A_DAY } from '#app/domain/contests/contest.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { answerContest, raiseContest } from '#app/server/contests/raise-contest.server.ts';
import { isUniqueViolation } from '#db/errors.server.ts';
import { upsertMembership } from '#db/queries/accounts.server.ts';
import { countContestsOfAccount } from '#db/queries/across-cities.server.ts';
import { listCityAudit } from '#db/queries/audit.server.ts';
import {
  countOpenContests,
  insertContest,
  insertContestAnswer,
  listContests,
} from '#db/queries/contests.server.ts';
import { getPublicEpoch } from '#db/queries/public-epoch.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addAccount,
  addAssessment,
  addCity,
  addPublication,
} from '#tests/support/database-rows.ts';

const AT = new Date('2026-05-01T08:00:00Z');
const later = (hours: number) => new Date(AT.getTime() + hours * 3_600_000);
const INTERNET = 'ec-ict-ict-1c';

describe.each(engines())('contests on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  /** A published round whose document has figures `dp-0`, `dp-1` ..., and one gap. */
  async function published() {
    const { db } = database;
    const cityId = await addCity(db);
    const round = { city_id: cityId, assessment_id: await addAssessment(db, cityId) };
    const { id, hash } = await addPublication(db, round);
    const figures = Array.from({ length: 9 }, (_, index) => ({
      id: `dp-${index}`,
      value: '1.0',
      yesNo: null,
    }));
    const dataPoints = [
      { id: INTERNET, value: '96.50', yesNo: null },
      { id: 'gap', value: null, yesNo: null },
      { id: 'no', value: null, yesNo: false },
      ...figures,
    ];
    return {
      document: { dataPoints } as unknown as PublicDocument,
      cityId,
      assessmentId: round.assessment_id,
      publicationId: id,
      hash,
    };
  }
  const raise = (
    publication: Awaited<ReturnType<typeof published>>,
    by: string,
    dataPointId = INTERNET,
    at = AT,
  ) =>
    raiseContest(database.db, publication, { dataPointId, text: ' The yearbook has 90. ', by, at });

  test('is kept once, however often it is sent at once', async () => {
    const publication = await published();
    const by = await addAccount(database.db);
    const answers = await Promise.all(Array.from({ length: 6 }, () => raise(publication, by)));
    expect(answers.filter((one) => one === undefined)).toHaveLength(1);
    expect(answers.filter((one) => one === 'alreadyOpen')).toHaveLength(5);
    const { cityId, assessmentId, hash } = publication;
    expect(await listContests(database.db, cityId, assessmentId, INTERNET)).toMatchObject([
      { reason: 'The yearbook has 90.', by, hash, answers: [] },
    ]);
    expect(await listContests(database.db, cityId, assessmentId, 'dp-1')).toEqual([]);
    expect(await countOpenContests(database.db, cityId)).toEqual([{ year: 2024, count: 1 }]);
  });

  test('is about a figure, and not about a gap; a No is a figure', async () => {
    const publication = await published();
    const by = await addAccount(database.db);
    expect(await raise(publication, by, 'gap')).toBe('noFigure');
    expect(await raise(publication, by, 'nothing')).toBe('noFigure');
    expect(await raise(publication, by, 'no')).toBeUndefined();
  });

  test('is throttled for the account over all cities, also at once', async () => {
    const [one, two] = [await published(), await published()];
    const by = await addAccount(database.db);
    const answers = await Promise.all(
      Array.from({ length: 9 }, (_, index) => raise(index % 2 ? one : two, by, `dp-${index}`)),
    );
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(MOST_CONTESTS_A_DAY);
    expect(answers.filter((answer) => answer === 'tooMany')).toHaveLength(9 - MOST_CONTESTS_A_DAY);
    expect(await countContestsOfAccount(database.db, by, later(-1))).toBe(MOST_CONTESTS_A_DAY);
    expect(await raise(one, by, INTERNET, later(25))).toBeUndefined();
    expect(await raise(one, await addAccount(database.db))).toBeUndefined();
  });

  test('is answered by a coordinator, once for each sending, and public pages learn of it', async () => {
    const { db } = database;
    const publication = await published();
    const { cityId, assessmentId } = publication;
    const epochs = [await getPublicEpoch(db)];
    await raise(publication, await addAccount(db));
    epochs.push(await getPublicEpoch(db));
    const [contest] = await listContests(db, cityId, assessmentId);
    const contestId = contest?.contest_id ?? '';
    const contributor = await addAccount(db);
    const coordinator = await addAccount(db);
    await upsertMembership(db, { city_id: cityId, account_id: contributor, role: 'contributor' });
    await upsertMembership(db, { city_id: cityId, account_id: coordinator, role: 'coordinator' });
    const answer = (
      by: string,
      change: { text?: string; seen?: number; contestId?: string } = {},
    ) =>
      answerContest(
        db,
        { cityId, assessmentId },
        { contestId, text: 'It counts flats.', seen: 0, by, at: later(1), ...change },
      );
    expect(await answer(contributor)).toBe('notYours');
    expect(await answer(await addAccount(db))).toBe('notYours');
    expect(await answer(coordinator, { text: ' ' })).toBe('textNeeded');
    expect(await answer(coordinator, { contestId: randomUUID() })).toBe('noSuchContest');
    const sent = await Promise.all(Array.from({ length: 5 }, () => answer(coordinator)));
    expect(sent.filter((one) => one === undefined)).toHaveLength(1);
    expect(sent.filter((one) => one === 'changedMeanwhile')).toHaveLength(4);
    epochs.push(await getPublicEpoch(db));
    expect(new Set(epochs).size).toBe(3);
    expect(await answer(coordinator, { text: 'And houses.', seen: 1 })).toBeUndefined();
    const [answered] = await listContests(db, cityId, assessmentId);
    expect(answered?.answers.map(({ side, text }) => [side, text])).toEqual([
      ['city', 'It counts flats.'],
      ['city', 'And houses.'],
    ]);
    expect(await countOpenContests(db, cityId)).toEqual([]);
    const lines = await listCityAudit(db, cityId, {}, { limit: 10, offset: 0 });
    expect(lines.map((line) => line.action)).toEqual([
      'contest.answered',
      'contest.answered',
      'contest.raised',
    ]);
  });

  test('the rows by themselves are never changed or deleted', async () => {
    const { db } = database;
    const { cityId, publicationId } = await published();
    const by = await addAccount(db);
    const key = { city_id: cityId, contest_id: randomUUID() };
    await insertContest(db, {
      ...key,
      publication_id: publicationId,
      data_point_id: INTERNET,
      reason: 'Wrong',
      at: AT,
      by,
    });
    const answer = { ...key, sequence: 1, side: 'verifier', text: 'Right', at: AT, by } as const;
    await insertContestAnswer(db, answer);
    await expect(insertContestAnswer(db, answer)).rejects.toSatisfy(isUniqueViolation);
    for (const table of ['contest', 'contest_answer'] as const) {
      const message = `rows of ${table} are never changed or deleted`;
      await expect(db.updateTable(table).set({ by: randomUUID() }).execute()).rejects.toThrow(
        message,
      );
      await expect(db.deleteFrom(table).execute()).rejects.toThrow(message);
    }
  });
});
