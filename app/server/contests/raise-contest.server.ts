/** Contests a published figure, and answers such a contest; everybody can read both. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import {
  contestProblem,
  contestText,
  LONGEST_CONTEST_ANSWER,
  textProblem,
  type ContestAnswerProblem,
  type ContestProblem,
} from '#app/domain/contests/contest.ts';
import { countContestsOfAccount } from '#db/queries/across-cities.server.ts';
import { lockAccount } from '#db/queries/accounts.server.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import { appendCityAudit } from '#db/queries/audit.server.ts';
import { insertContest, insertContestAnswer, listContests } from '#db/queries/contests.server.ts';
import type { Database } from '#db/schema.ts';
import type { ReadPublication } from '../publications/read-publication.server.ts';
import { whoActs } from '../verification/who-acts.server.ts';

type Db = Kysely<Database>;
const DAY = 86_400_000;

/** The account is held meanwhile, so that neither its limit nor a second sending gets by. */
export function raiseContest(
  db: Db,
  { document, cityId, assessmentId, publicationId, hash }: Omit<ReadPublication, 'text'>,
  { dataPointId, text, by, at }: { dataPointId: string; text: string; by: string; at: Date },
): Promise<ContestProblem | undefined> {
  const dataPoint = document.dataPoints.find((one) => one.id === dataPointId);
  const reason = contestText(text);
  return db.transaction().execute(async (trx) => {
    await lockAccount(trx, by);
    const known = await listContests(trx, cityId, assessmentId, dataPointId);
    const problem = contestProblem(reason, {
      hasFigure: dataPoint !== undefined && (dataPoint.value ?? dataPoint.yesNo) !== null,
      isOpen: known.some((one) => one.by === by && one.answers.length === 0),
      lastDay: await countContestsOfAccount(trx, by, new Date(at.getTime() - DAY)),
    });
    if (problem) return problem;
    const contestId = randomUUID();
    await insertContest(trx, {
      city_id: cityId,
      contest_id: contestId,
      publication_id: publicationId,
      data_point_id: dataPointId,
      reason,
      at,
      by,
    });
    await appendCityAudit(trx, cityId, {
      at,
      actorId: by,
      action: 'contest.raised',
      subject: `assessment:${assessmentId}`,
      details: { contestId, dataPoint: dataPointId, hash },
    });
    return undefined;
  });
}

/** `seen`: how many answers there were when the page was read; another number means that somebody was faster. */
export function answerContest(
  db: Db,
  { cityId, assessmentId }: { cityId: string; assessmentId: string },
  {
    contestId,
    text,
    seen,
    by,
    at,
  }: Record<'contestId' | 'text' | 'by', string> & {
    seen: number;
    at: Date;
  },
): Promise<ContestAnswerProblem | undefined> {
  const said = contestText(text);
  return db.transaction().execute(async (trx) => {
    await lockAssessment(trx, cityId, assessmentId);
    const { sides } = await whoActs(trx, { cityId, assessmentId }, by);
    const side = sides.has('verifier') ? 'verifier' : sides.has('coordinator') ? 'city' : undefined;
    if (!side) return 'notYours';
    const contests = await listContests(trx, cityId, assessmentId);
    const contest = contests.find((one) => one.contest_id === contestId);
    if (!contest) return 'noSuchContest';
    const problem = textProblem(said, LONGEST_CONTEST_ANSWER);
    if (problem) return problem;
    if (contest.answers.length !== seen) return 'changedMeanwhile';
    const answer = { side, text: said, at, by } as const;
    await insertContestAnswer(trx, {
      city_id: cityId,
      contest_id: contestId,
      sequence: seen + 1,
      ...answer,
    });
    await appendCityAudit(trx, cityId, {
      at,
      actorId: by,
      action: 'contest.answered',
      subject: `assessment:${assessmentId}`,
      details: { contestId, dataPoint: contest.data_point_id, side },
    });
    return undefined;
  });
}
