/** What the city answers to the checks, with every revision. */
import type { Kysely } from 'kysely';
import { inTransaction } from '../in-transaction.server.ts';
import type { Database, WarningAnswer } from '../schema.ts';
import { revisionColumns, type RevisionColumn, type Stamp } from './revisions.server.ts';

type Db = Kysely<Database>;
/** A row without its keys and its revision. */
export type WarningAnswerContent = Omit<
  WarningAnswer,
  'city_id' | 'assessment_id' | 'warning_key' | RevisionColumn
>;

/** All answers of an assessment. */
export function listWarningAnswers(
  db: Db,
  cityId: string,
  assessmentId: string,
): Promise<WarningAnswer[]> {
  return db
    .selectFrom('warning_answer')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .orderBy('warning_key')
    .execute();
}

/**
 * Writes an answer and its revision; an empty reason takes an answer back. Whoever calls holds the assessment
 * (`lockAssessment`), so that nobody else writes meanwhile.
 */
export function saveWarningAnswer(
  db: Db,
  cityId: string,
  assessmentId: string,
  warningKey: string,
  values: WarningAnswerContent,
  stamp: Stamp,
): Promise<WarningAnswer> {
  return inTransaction(db, async (trx) => {
    const current = await trx
      .selectFrom('warning_answer')
      .select('revision')
      .where('city_id', '=', cityId)
      .where('assessment_id', '=', assessmentId)
      .where('warning_key', '=', warningKey)
      .forUpdate()
      .executeTakeFirst();
    const row = {
      city_id: cityId,
      assessment_id: assessmentId,
      warning_key: warningKey,
      ...values,
      ...revisionColumns((current?.revision ?? 0) + 1, stamp),
    };
    const saved = await trx
      .insertInto('warning_answer')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['city_id', 'assessment_id', 'warning_key']).doUpdateSet(row),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    await trx.insertInto('warning_answer_revision').values(row).execute();
    return saved;
  });
}

/** Every revision of an answer, newest first. */
export function listWarningAnswerRevisions(
  db: Db,
  cityId: string,
  assessmentId: string,
  warningKey: string,
): Promise<WarningAnswer[]> {
  return db
    .selectFrom('warning_answer_revision')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .where('warning_key', '=', warningKey)
    .orderBy('revision', 'desc')
    .execute();
}
