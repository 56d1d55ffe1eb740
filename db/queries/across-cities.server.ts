/** The only place that reads across cities: the directory, what is published, and what people have done and have to do. */
import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { TaskState } from '#app/domain/tasks/task.ts';
import type { City, Database, PublicationKind, PublishedScore, PublishedValue } from '../schema.ts';
import { standsFirst } from './shown-publication.server.ts';

type Db = Kysely<Database>;

/** Cities by name, optionally those whose name or slug contains a text. */
export function listCities(
  db: Db,
  page: { search?: string; limit: number; offset: number },
): Promise<City[]> {
  return matching(db, page.search)
    .selectAll('city')
    .orderBy('city.name')
    .orderBy('city.city_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** How many cities `listCities` would list without a limit. */
export async function countCities(db: Db, search?: string): Promise<number> {
  const { count } = await matching(db, search)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function matching(db: Db, search: string | undefined) {
  const text = search
    ?.trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
  return db
    .selectFrom('city')
    .$if(Boolean(text), (query) =>
      query.where((eb) =>
        eb.or([
          eb(eb.fn('lower', ['city.name']), 'like', `%${text}%`),
          eb('city.slug', 'like', `%${text}%`),
        ]),
      ),
    );
}

export interface PublishedCity extends City {
  reporting_year: number;
  publication_id: string;
  assessment_id: string;
  definition_hash: string;
  publication_kind: PublicationKind;
  published_at: Date;
  hash: string;
}

/** Cities that have published, with the result of their newest published round, by name. */
export function listPublishedCities(
  db: Db,
  page: { search?: string; limit: number; offset: number },
): Promise<PublishedCity[]> {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('publication')
        .innerJoin('assessment', (join) =>
          join
            .onRef('assessment.city_id', '=', 'publication.city_id')
            .onRef('assessment.assessment_id', '=', 'publication.assessment_id'),
        )
        .distinctOn('publication.city_id')
        .select([
          'publication.city_id',
          'publication.publication_id',
          'publication.assessment_id',
          'publication.kind as publication_kind',
          'publication.published_at',
          'publication.hash',
          'assessment.reporting_year',
          'assessment.definition_hash',
        ])
        .orderBy('publication.city_id')
        .orderBy('assessment.reporting_year', 'desc')
        .orderBy(standsFirst('publication'), 'desc')
        .orderBy('publication.sequence', 'desc')
        .as('newest'),
    )
    .innerJoin(
      matching(db, page.search).selectAll('city').as('city'),
      'city.city_id',
      'newest.city_id',
    )
    .selectAll('city')
    .select([
      'newest.reporting_year',
      'newest.publication_id',
      'newest.assessment_id',
      'newest.definition_hash',
      'newest.publication_kind',
      'newest.published_at',
      'newest.hash',
    ])
    .orderBy('city.name')
    .orderBy('city.city_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** How many cities `listPublishedCities` would list without a limit. */
export async function countPublishedCities(db: Db, search?: string): Promise<number> {
  const { count } = await matching(db, search)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('publication')
          .select(sql`1`.as('one'))
          .whereRef('publication.city_id', '=', 'city.city_id'),
      ),
    )
    .executeTakeFirstOrThrow();
  return count;
}

/** The years of which anything is published, newest first, with the number of cities. */
export function listPublishedYears(db: Db): Promise<Array<{ year: number; cities: number }>> {
  return db
    .selectFrom('assessment')
    .select((eb) => [
      'assessment.reporting_year as year',
      eb.fn.count<number>('assessment.city_id').distinct().as('cities'),
    ])
    .where(isPublished)
    .groupBy('assessment.reporting_year')
    .orderBy('assessment.reporting_year', 'desc')
    .execute();
}

/** Cities that have published a year, by name. */
export function listCitiesOfYear(
  db: Db,
  { year, search, limit }: { year: number; search?: string; limit: number },
) {
  return matching(db, search)
    .innerJoin('assessment', 'assessment.city_id', 'city.city_id')
    .select(['city.city_id', 'city.slug', 'city.name', 'city.country_code', 'city.provenance'])
    .where('assessment.reporting_year', '=', year)
    .where(isPublished)
    .orderBy('city.name')
    .orderBy('city.city_id')
    .limit(limit)
    .execute();
}

function isPublished(eb: ExpressionBuilder<Database, 'assessment'>) {
  return eb.exists(
    eb
      .selectFrom('publication')
      .select(sql`1`.as('one'))
      .whereRef('publication.city_id', '=', 'assessment.city_id')
      .whereRef('publication.assessment_id', '=', 'assessment.assessment_id'),
  );
}

/** Some scores of some publications: all of a kind, or those with these ids. */
export function listScoresOf(
  db: Db,
  publications: ReadonlyArray<{ city_id: string; publication_id: string }>,
  { kind, ids }: { kind: PublishedScore['scope_kind']; ids?: readonly string[] },
): Promise<PublishedScore[]> {
  if (publications.length === 0 || ids?.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('published_score')
    .selectAll()
    .where(
      'city_id',
      'in',
      publications.map((one) => one.city_id),
    )
    .where(
      'publication_id',
      'in',
      publications.map((one) => one.publication_id),
    )
    .where('scope_kind', '=', kind)
    .$if(ids !== undefined, (query) => query.where('scope_id', 'in', [...(ids ?? [])]))
    .execute();
}

/** What some publications say of some data points. */
export function listValuesOf(
  db: Db,
  publications: ReadonlyArray<{ city_id: string; publication_id: string }>,
  dataPointIds: readonly string[],
): Promise<PublishedValue[]> {
  if (publications.length === 0 || dataPointIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('published_value')
    .selectAll()
    .where(
      'city_id',
      'in',
      publications.map((one) => one.city_id),
    )
    .where(
      'publication_id',
      'in',
      publications.map((one) => one.publication_id),
    )
    .where('data_point_id', 'in', [...dataPointIds])
    .execute();
}

/** The publications that were made last, newest first, with their city. */
export function listNewestPublications(db: Db, limit: number) {
  return db
    .selectFrom('publication')
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.city_id', '=', 'publication.city_id')
        .onRef('assessment.assessment_id', '=', 'publication.assessment_id'),
    )
    .innerJoin('city', 'city.city_id', 'publication.city_id')
    .select([
      'city.city_id',
      'city.slug',
      'city.name',
      'city.country_code',
      'city.provenance',
      'assessment.reporting_year',
      'publication.kind',
      'publication.sequence',
      'publication.published_at',
      'publication.hash',
    ])
    .orderBy('publication.published_at', 'desc')
    .orderBy('assessment.reporting_year', 'desc')
    .orderBy('city.name')
    .limit(limit)
    .execute();
}

/** Which city and publication a permanent address belongs to; undefined for an unknown one. */
export function getPublicationAddress(db: Db, hash: string) {
  return db
    .selectFrom('publication_address')
    .selectAll()
    .where('hash', '=', hash)
    .executeTakeFirst();
}

/** How many figures of any city an account has contested since a moment. */
export async function countContestsOfAccount(
  db: Db,
  accountId: string,
  since: Date,
): Promise<number> {
  const { count } = await db
    .selectFrom('contest')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('by', '=', accountId)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** Scores of the results of some cities for one year, under one target set. */
export function listPublishedScores(
  db: Db,
  filter: { cityIds: readonly string[]; reportingYear: number; targetSetHash: string },
): Promise<PublishedScore[]> {
  if (filter.cityIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('published_score')
    .selectAll('published_score')
    .where('published_score.city_id', 'in', [...filter.cityIds])
    .where('published_score.reporting_year', '=', filter.reportingYear)
    .where('published_score.target_set_hash', '=', filter.targetSetHash)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('publication as p')
          .select(sql`1`.as('one'))
          .whereRef('p.city_id', '=', 'published_score.city_id')
          .whereRef('p.publication_id', '=', 'published_score.publication_id')
          .where('p.sequence', '=', (sub) =>
            sub
              .selectFrom('publication as q')
              .select('q.sequence')
              .whereRef('q.city_id', '=', 'p.city_id')
              .whereRef('q.assessment_id', '=', 'p.assessment_id')
              .orderBy(standsFirst('q'), 'desc')
              .orderBy('q.sequence', 'desc')
              .limit(1),
          ),
      ),
    )
    .execute();
}

/** A task that is due, with what a mail about it says. */
export interface DueTask {
  accountId: string;
  name: string;
  email: string;
  /** The day of the last reminder. */
  remindedOn: string | null;
  cityName: string;
  year: number;
  /** Of a segment or a KPI. */
  subject: string;
  dueOn: string;
  state: TaskState;
}

/** The tasks that are not handed in and due until a day, of people who want to be reminded and may still enter data. */
export async function listDueTasks(db: Db, until: string): Promise<DueTask[]> {
  const rows = await db
    .selectFrom('task')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.city_id', '=', 'task.city_id')
        .onRef('membership.account_id', '=', 'task.account_id'),
    )
    .innerJoin('account', 'account.account_id', 'task.account_id')
    .innerJoin('city', 'city.city_id', 'task.city_id')
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.city_id', '=', 'task.city_id')
        .onRef('assessment.assessment_id', '=', 'task.assessment_id'),
    )
    .select([
      'account.account_id as accountId',
      'account.name',
      'account.email',
      'account.reminded_on as remindedOn',
      'city.name as cityName',
      'assessment.reporting_year as year',
      'task.subject_id as subject',
      'task.due_on as dueOn',
      'task.state',
    ])
    .where('task.due_on', '<=', until)
    .where('task.state', '!=', 'handedIn')
    .where('membership.role', 'in', ['coordinator', 'contributor'])
    .where('account.wants_reminders', '=', true)
    .where('account.is_disabled', '=', false)
    .where('assessment.work_state', '!=', 'attested')
    .orderBy('task.account_id')
    .orderBy('task.due_on')
    .execute();
  return rows.flatMap(({ dueOn, ...row }) => (dueOn === null ? [] : [{ ...row, dueOn }]));
}

/** What an account has done, in all logs, oldest first; `city`: the slug of the city whose log it is, null: the installation's. */
export async function listAuditOfActor(
  db: Db,
  accountId: string,
): Promise<Array<{ city: string | null; at: Date; action: string; subject: string }>> {
  const [inCities, here] = await Promise.all([
    db
      .selectFrom('city_audit')
      .innerJoin('city', 'city.city_id', 'city_audit.city_id')
      .select(['city.slug as city', 'city_audit.at', 'city_audit.action', 'city_audit.subject'])
      .where('city_audit.actor_id', '=', accountId)
      .execute(),
    db
      .selectFrom('installation_audit')
      .select(['at', 'action', 'subject'])
      .where('actor_id', '=', accountId)
      .execute(),
  ]);
  return [...inCities, ...here.map((line) => ({ city: null, ...line }))].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
}
