/** Answers to the checks: every revision is kept, and none can be changed afterwards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  listWarningAnswerRevisions,
  listWarningAnswers,
  saveWarningAnswer,
} from '#db/queries/warning-answers.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addAssessment, addCity } from '#tests/support/database-rows.ts';

const AT = new Date('2025-06-01T12:00:00Z');

describe.each(engines())('answers to the checks on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  test('an answer is kept with its former wording', async () => {
    const { db } = database;
    const cityId = await addCity(db);
    const assessmentId = await addAssessment(db, cityId);
    const by = await addAccount(db);
    const save = (reason: string) =>
      saveWarningAnswer(
        db,
        cityId,
        assessmentId,
        'waste-sum@en-en-wa-1c',
        { reason, fingerprint: 'a=1' },
        { at: AT, by },
      );
    await save('Export counts twice');
    await save('Exported waste counts twice');
    expect(await listWarningAnswers(db, cityId, assessmentId)).toMatchObject([
      { reason: 'Exported waste counts twice', revision: 2, updated_by: by },
    ]);
    const revisions = await listWarningAnswerRevisions(
      db,
      cityId,
      assessmentId,
      'waste-sum@en-en-wa-1c',
    );
    expect(revisions.map((row) => [row.revision, row.reason])).toEqual([
      [2, 'Exported waste counts twice'],
      [1, 'Export counts twice'],
    ]);
    await expect(db.deleteFrom('warning_answer_revision').execute()).rejects.toThrow();
  });
});
