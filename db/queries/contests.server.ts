/** Published figures that somebody contests, and what is answered. */
import type { Kysely } from 'kysely';
import type { ContestAnswer, Database } from '../schema.ts';

type Db = Kysely<Database>;

export interface ListedContest {
  contest_id: string;
  data_point_id: string;
  reason: string;
  at: Date;
  /** Account id. */
  by: string;
  /** Of the publication in which it was read. */
  hash: string;
  sequence: number;
  /** Oldest first. */
  answers: Array<Pick<ContestAnswer, 'sequence' | 'side' | 'text' | 'at'>>;
}

/** Adds a contest. */
export async function insertContest(
  db: Db,
  contest: {
    city_id: string;
    contest_id: string;
    publication_id: string;
    data_point_id: string;
    reason: string;
    at: Date;
    by: string;
  },
): Promise<void> {
  await db.insertInto('contest').values(contest).execute();
}

/** Adds an answer. Throws a unique violation where its place is taken. */
export async function insertContestAnswer(db: Db, answer: ContestAnswer): Promise<void> {
  await db.insertInto('contest_answer').values(answer).execute();
}

/** The contests of a round, newest first; of one data point where that is given. */
export async function listContests(
  db: Db,
  cityId: string,
  assessmentId: string,
  dataPointId?: string,
): Promise<ListedContest[]> {
  const contests = await db
    .selectFrom('contest')
    .innerJoin('publication', (join) =>
      join
        .onRef('publication.city_id', '=', 'contest.city_id')
        .onRef('publication.publication_id', '=', 'contest.publication_id'),
    )
    .select([
      'contest.contest_id',
      'contest.data_point_id',
      'contest.reason',
      'contest.at',
      'contest.by',
      'publication.hash',
      'publication.sequence',
    ])
    .where('contest.city_id', '=', cityId)
    .where('publication.assessment_id', '=', assessmentId)
    .$if(dataPointId !== undefined, (query) =>
      query.where('contest.data_point_id', '=', dataPointId ?? ''),
    )
    .orderBy('contest.at', 'desc')
    .orderBy('contest.contest_id')
    .execute();
  if (contests.length === 0) return [];
  const answers = await db
    .selectFrom('contest_answer')
    .select(['contest_id', 'sequence', 'side', 'text', 'at'])
    .where('city_id', '=', cityId)
    .where(
      'contest_id',
      'in',
      contests.map((one) => one.contest_id),
    )
    .orderBy('sequence')
    .execute();
  return contests.map((contest) => ({
    ...contest,
    answers: answers
      .filter((one) => one.contest_id === contest.contest_id)
      .map(({ contest_id: _, ...answer }) => answer),
  }));
}

/** How many contests of a city wait for an answer, by reporting year, newest first. */
export function countOpenContests(
  db: Db,
  cityId: string,
): Promise<Array<{ year: number; count: number }>> {
  return db
    .selectFrom('contest')
    .innerJoin('publication', (join) =>
      join
        .onRef('publication.city_id', '=', 'contest.city_id')
        .onRef('publication.publication_id', '=', 'contest.publication_id'),
    )
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.city_id', '=', 'publication.city_id')
        .onRef('assessment.assessment_id', '=', 'publication.assessment_id'),
    )
    .leftJoin('contest_answer', (join) =>
      join
        .onRef('contest_answer.city_id', '=', 'contest.city_id')
        .onRef('contest_answer.contest_id', '=', 'contest.contest_id'),
    )
    .select((eb) => [
      'assessment.reporting_year as year',
      eb.fn.count<number>('contest.contest_id').as('count'),
    ])
    .where('contest.city_id', '=', cityId)
    .where('contest_answer.contest_id', 'is', null)
    .groupBy('assessment.reporting_year')
    .orderBy('assessment.reporting_year', 'desc')
    .execute();
}
