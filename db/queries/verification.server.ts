/** Who verifies a round, how its work stands, and what was asked, proposed and judged. Nothing of it is ever changed. */
import type { Insertable, Kysely, Transaction } from 'kysely';
import type {
  Account,
  Database,
  IndependenceDeclaration,
  IndependenceDeclarationTable,
  ReviewMessage,
  ReviewMessageTable,
  ReviewOpeningTable,
  Verdict,
  VerdictTable,
  Verifier,
  VerifierTable,
  WorkEvent,
  WorkEventTable,
} from '../schema.ts';

type Db = Kysely<Database>;
type Trx = Transaction<Database>;
type Numbered<Table> = Omit<Insertable<Table>, 'sequence'>;

/**
 * Notes a step of the work and moves the assessment to where it leads. Whoever calls holds the assessment
 * (`lockAssessment`) and has found it in `from_state`. Returns the number of the step.
 */
export async function insertWorkEvent(trx: Trx, event: Numbered<WorkEventTable>): Promise<number> {
  const { city_id, assessment_id } = event;
  const sequence = (await lastOf(trx, 'work_event', event)) + 1;
  await trx
    .insertInto('work_event')
    .values({ ...event, sequence })
    .execute();
  await trx
    .updateTable('assessment')
    .set({ work_state: event.to_state })
    .where('city_id', '=', city_id)
    .where('assessment_id', '=', assessment_id)
    .execute();
  return sequence;
}

/** Every step of the work on a round with the name of who took it, newest first. */
export function listWorkEvents(
  db: Db,
  cityId: string,
  assessmentId: string,
): Promise<Array<WorkEvent & { name: string | null }>> {
  return db
    .selectFrom('work_event')
    .leftJoin('account', 'account.account_id', 'work_event.by')
    .selectAll('work_event')
    .select('account.name')
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .orderBy('sequence', 'desc')
    .execute();
}

/** Makes an account a verifier of a round, or changes what is known of it as one. */
export async function upsertVerifier(trx: Trx, verifier: Insertable<VerifierTable>): Promise<void> {
  const { grade, rationale, assigned_at, assigned_by } = verifier;
  await trx
    .insertInto('verifier')
    .values(verifier)
    .onConflict((conflict) =>
      conflict
        .columns(['city_id', 'assessment_id', 'account_id'])
        .doUpdateSet({ grade, rationale, assigned_at, assigned_by }),
    )
    .execute();
}

/** Takes a round from a verifier; what they have said and judged stays. */
export async function deleteVerifier(
  trx: Trx,
  cityId: string,
  assessmentId: string,
  accountId: string,
): Promise<void> {
  await trx
    .deleteFrom('verifier')
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .where('account_id', '=', accountId)
    .execute();
}

/** An account as a verifier of a round; undefined where it is none. */
export function getVerifier(
  db: Db,
  cityId: string,
  assessmentId: string,
  accountId: string,
): Promise<Verifier | undefined> {
  return db
    .selectFrom('verifier')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** The verifiers of all rounds of a city, by year and name. */
export function listVerifiersOfCity(
  db: Db,
  cityId: string,
): Promise<
  Array<Verifier & Pick<Account, 'name' | 'email' | 'is_disabled'> & { reporting_year: number }>
> {
  return db
    .selectFrom('verifier')
    .innerJoin('account', 'account.account_id', 'verifier.account_id')
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.city_id', '=', 'verifier.city_id')
        .onRef('assessment.assessment_id', '=', 'verifier.assessment_id'),
    )
    .selectAll('verifier')
    .select(['account.name', 'account.email', 'account.is_disabled', 'assessment.reporting_year'])
    .where('verifier.city_id', '=', cityId)
    .orderBy('assessment.reporting_year', 'desc')
    .orderBy('account.name')
    .execute();
}

/** Whether an account verifies any round of a city. */
export async function isVerifierInCity(
  db: Db,
  cityId: string,
  accountId: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('verifier')
    .select('account_id')
    .where('city_id', '=', cityId)
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The rounds that an account verifies, by city and year. */
export function listRoundsToVerify(
  db: Db,
  accountId: string,
): Promise<
  Array<{ city_id: string; assessment_id: string; name: string; slug: string; year: number }>
> {
  return db
    .selectFrom('verifier')
    .innerJoin('city', 'city.city_id', 'verifier.city_id')
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.city_id', '=', 'verifier.city_id')
        .onRef('assessment.assessment_id', '=', 'verifier.assessment_id'),
    )
    .select([
      'verifier.city_id',
      'verifier.assessment_id',
      'city.name',
      'city.slug',
      'assessment.reporting_year as year',
    ])
    .where('verifier.account_id', '=', accountId)
    .orderBy('city.name')
    .orderBy('assessment.reporting_year', 'desc')
    .execute();
}

/** Adds the declaration that a verifier has signed. Whoever calls holds the assessment. */
export async function insertDeclaration(
  trx: Trx,
  declaration: Numbered<IndependenceDeclarationTable>,
): Promise<void> {
  const { city_id, assessment_id, by } = declaration;
  const { last } = await trx
    .selectFrom('independence_declaration')
    .select((eb) => eb.fn.max('sequence').as('last'))
    .where('city_id', '=', city_id)
    .where('assessment_id', '=', assessment_id)
    .where('by', '=', by)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('independence_declaration')
    .values({ ...declaration, sequence: (last ?? 0) + 1 })
    .execute();
}

/** The declarations of a round, newest first. */
export function listDeclarations(
  db: Db,
  cityId: string,
  assessmentId: string,
): Promise<IndependenceDeclaration[]> {
  return db
    .selectFrom('independence_declaration')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .orderBy('at', 'desc')
    .execute();
}

/** Adds a verdict; it takes the place of those before. Whoever calls holds the assessment. */
export async function insertVerdict(trx: Trx, verdict: Numbered<VerdictTable>): Promise<void> {
  const sequence = (await lastOf(trx, 'verdict', verdict, verdict.data_point_id)) + 1;
  await trx
    .insertInto('verdict')
    .values({ ...verdict, sequence })
    .execute();
}

/** The newest verdict of each data point of a round, with the name of who gave it. */
export function listNewestVerdicts(
  db: Db,
  cityId: string,
  assessmentId: string,
): Promise<Array<Verdict & { name: string | null }>> {
  return db
    .selectFrom('verdict')
    .leftJoin('account', 'account.account_id', 'verdict.by')
    .distinctOn('data_point_id')
    .selectAll('verdict')
    .select('account.name')
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .orderBy('data_point_id')
    .orderBy('sequence', 'desc')
    .execute();
}

/** Notes that a verifier has opened a data point with these figures; once is enough. */
export async function insertOpeningIfMissing(
  db: Db,
  opening: Insertable<ReviewOpeningTable>,
): Promise<void> {
  await db
    .insertInto('review_opening')
    .values(opening)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What a verifier has opened in a round: data points with the fingerprints of their figures then. */
export function listOpenings(
  db: Db,
  cityId: string,
  assessmentId: string,
  accountId: string,
): Promise<Array<{ data_point_id: string; fingerprint: string }>> {
  return db
    .selectFrom('review_opening')
    .select(['data_point_id', 'fingerprint'])
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .where('account_id', '=', accountId)
    .execute();
}

/** Adds a message to the thread of a data point. Whoever calls holds the assessment. */
export async function insertReviewMessage(
  trx: Trx,
  message: Numbered<ReviewMessageTable>,
): Promise<void> {
  const sequence = (await lastOf(trx, 'review_message', message, message.data_point_id)) + 1;
  await trx
    .insertInto('review_message')
    .values({ ...message, sequence })
    .execute();
}

/** The messages of a round, or of one data point of it, in the order in which they were sent. */
export function listReviewMessages(
  db: Db,
  cityId: string,
  assessmentId: string,
  dataPointId?: string,
): Promise<Array<ReviewMessage & { name: string | null }>> {
  return db
    .selectFrom('review_message')
    .leftJoin('account', 'account.account_id', 'review_message.by')
    .selectAll('review_message')
    .select('account.name')
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .$if(dataPointId !== undefined, (query) => query.where('data_point_id', '=', dataPointId ?? ''))
    .orderBy('data_point_id')
    .orderBy('sequence')
    .execute();
}

/** The number of the last line; 0 where there is none. */
async function lastOf(
  trx: Trx,
  table: 'work_event' | 'verdict' | 'review_message',
  { city_id, assessment_id }: { city_id: string; assessment_id: string },
  dataPointId?: string,
): Promise<number> {
  const { last } = await trx
    .selectFrom(table)
    .select((eb) => eb.fn.max('sequence').as('last'))
    .where('city_id', '=', city_id)
    .where('assessment_id', '=', assessment_id)
    .$if(dataPointId !== undefined, (query) =>
      query.where((eb) => eb(eb.ref('data_point_id' as never), '=', dataPointId as never)),
    )
    .executeTakeFirstOrThrow();
  return last ?? 0;
}
