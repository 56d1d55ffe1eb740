/** Assessments: one per city and reporting year. */
import type { Kysely, Transaction } from 'kysely';
import type { Assessment, Database, NewAssessment } from '../schema.ts';

type Db = Kysely<Database>;

/** Adds an assessment. Throws a unique violation where the city has one for that year. */
export async function insertAssessment(db: Db, assessment: NewAssessment): Promise<void> {
  await db.insertInto('assessment').values(assessment).execute();
}

/** An assessment; undefined if missing. */
export function getAssessment(
  db: Db,
  cityId: string,
  assessmentId: string,
): Promise<Assessment | undefined> {
  return ofCity(db, cityId).where('assessment_id', '=', assessmentId).executeTakeFirst();
}

/** The assessment of a reporting year; undefined if missing. */
export function getAssessmentByYear(
  db: Db,
  cityId: string,
  year: number,
): Promise<Assessment | undefined> {
  return ofCity(db, cityId).where('reporting_year', '=', year).executeTakeFirst();
}

/** A city's assessments, newest year first. */
export function listAssessments(db: Db, cityId: string): Promise<Assessment[]> {
  return ofCity(db, cityId).orderBy('reporting_year', 'desc').execute();
}

/** The newest assessment before a year; undefined if there is none. */
export function getPreviousAssessment(
  db: Db,
  cityId: string,
  year: number,
): Promise<Assessment | undefined> {
  return ofCity(db, cityId)
    .where('reporting_year', '<', year)
    .orderBy('reporting_year', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Holds an assessment until the transaction ends: who saves or publishes waits. */
export function lockAssessment(
  trx: Transaction<Database>,
  cityId: string,
  assessmentId: string,
): Promise<Assessment | undefined> {
  return ofCity(trx, cityId)
    .where('assessment_id', '=', assessmentId)
    .forUpdate()
    .executeTakeFirst();
}

function ofCity(db: Db, cityId: string) {
  return db.selectFrom('assessment').selectAll().where('city_id', '=', cityId);
}
