/** Assessments, one per city and year, the sets they are pinned to, and the facts of the installation. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isUniqueViolation } from '#db/errors.server.ts';
import {
  getAssessment,
  getAssessmentByYear,
  getPreviousAssessment,
  listAssessments,
  lockAssessment,
} from '#db/queries/assessments.server.ts';
import {
  getDefinitionSet,
  getTargetSet,
  insertDefinitionSetIfMissing,
  insertTargetSetIfMissing,
  isDefinitionSetStored,
} from '#db/queries/definition-sets.server.ts';
import { getInstallationFact, setInstallationFact } from '#db/queries/installation.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addAssessment,
  addCity,
  DEFINITION_HASH,
  TARGET_HASH,
} from '#tests/support/database-rows.ts';

describe.each(engines())('assessments on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  test('are found by id and by year, in their city', async () => {
    const { db } = database;
    const [city, other] = [await addCity(db), await addCity(db)];
    const id = await addAssessment(db, city, {
      reporting_year: 2024,
      source_document: 'Report, p. 3',
    });
    const assessment = await getAssessment(db, city, id);
    expect(assessment).toMatchObject({
      city_id: city,
      assessment_id: id,
      reporting_year: 2024,
      definition_hash: DEFINITION_HASH,
      target_set_hash: TARGET_HASH,
      provenance: 'own',
      source_document: 'Report, p. 3',
      created_by: null,
    });
    expect(await getAssessmentByYear(db, city, 2024)).toEqual(assessment);
    expect(await getAssessmentByYear(db, city, 2023)).toBeUndefined();
    expect(await getAssessmentByYear(db, other, 2024)).toBeUndefined();
    expect(await getAssessment(db, other, id)).toBeUndefined();
  });

  test('are one per city and year', async () => {
    const { db } = database;
    const city = await addCity(db);
    await addAssessment(db, city, { reporting_year: 2024 });
    await expect(addAssessment(db, city, { reporting_year: 2024 })).rejects.toSatisfy(
      isUniqueViolation,
    );
    await addAssessment(db, city, { reporting_year: 2025 });
    await addAssessment(db, await addCity(db), { reporting_year: 2024 });
    const opened = await Promise.allSettled(
      [1, 2, 3].map(() => addAssessment(db, city, { reporting_year: 2026 })),
    );
    expect(opened.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  test('are pinned to sets that are stored', async () => {
    const city = await addCity(database.db);
    const missing = addAssessment(database.db, city, { definition_hash: 'unknown' });
    await expect(missing).rejects.toMatchObject({ code: '23503' });
    await expect(missing).rejects.not.toSatisfy(isUniqueViolation);
  });

  test('are listed newest first, and the one before a year is known', async () => {
    const { db } = database;
    const city = await addCity(db);
    for (const year of [2021, 2024, 2022]) await addAssessment(db, city, { reporting_year: year });
    await addAssessment(db, await addCity(db), { reporting_year: 2023 });
    const years = (await listAssessments(db, city)).map((one) => one.reporting_year);
    expect(years).toEqual([2024, 2022, 2021]);
    expect(await getPreviousAssessment(db, city, 2024)).toMatchObject({ reporting_year: 2022 });
    expect(await getPreviousAssessment(db, city, 2030)).toMatchObject({ reporting_year: 2024 });
    expect(await getPreviousAssessment(db, city, 2021)).toBeUndefined();
  });

  test('are held until the transaction of the holder ends', async () => {
    const { db } = database;
    const city = await addCity(db);
    const id = await addAssessment(db, city);
    const order: string[] = [];
    const hold = (name: string, milliseconds: number) =>
      db.transaction().execute(async (trx) => {
        expect(await lockAssessment(trx, city, id)).toMatchObject({ assessment_id: id });
        order.push(`${name} holds`);
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        order.push(`${name} ends`);
      });
    await Promise.all([hold('first', 50), hold('second', 0)]);
    expect([order[0]?.split(' ')[0], order[2]?.split(' ')[0]].sort()).toEqual(['first', 'second']);
    expect(order.map((line) => line.split(' ')[1])).toEqual(['holds', 'ends', 'holds', 'ends']);
    await db.transaction().execute(async (trx) => {
      expect(await lockAssessment(trx, city, randomUUID())).toBeUndefined();
    });
  });

  test('sets are stored by hash when first used, and stay as they were', async () => {
    const { db } = database;
    const hash = randomUUID();
    const content = { kpis: [{ id: 'ec-ict-ict-1c', max: '100.00' }], note: 'Ω' };
    expect(await isDefinitionSetStored(db, hash)).toBe(false);
    expect(await getDefinitionSet(db, hash)).toBeUndefined();
    expect(await getTargetSet(db, hash)).toBeUndefined();
    for (const stored of [content, { kpis: [] }]) {
      await insertDefinitionSetIfMissing(db, { hash, frameworkVersion: '2.0', content: stored });
      await insertTargetSetIfMissing(db, {
        hash,
        targetSetId: 'reference',
        version: '3',
        content: stored,
      });
    }
    expect(await isDefinitionSetStored(db, hash)).toBe(true);
    expect(await getDefinitionSet(db, hash)).toMatchObject({
      hash,
      framework_version: '2.0',
      content,
    });
    expect(await getTargetSet(db, hash)).toMatchObject({
      hash,
      target_set_id: 'reference',
      version: '3',
      content,
    });
  });

  test('facts of the installation are kept and replaced', async () => {
    const { db } = database;
    expect(await getInstallationFact(db, 'examples')).toBeUndefined();
    const values = [['karmoy-no', 'valencia-es'], { a: 1 }, 'text', 12.5, false, null];
    for (const value of values) {
      await setInstallationFact(db, 'examples', value);
      expect(await getInstallationFact(db, 'examples')).toEqual(value);
    }
    expect(await getInstallationFact(db, 'other')).toBeUndefined();
  });
});
