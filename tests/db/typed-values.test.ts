/** Nothing typed is lost: register, inputs and entries keep every revision, and two who write at once see each other. */
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  insertEntries,
  listEntries,
  listEntryRevisions,
  saveEntry,
} from '#db/queries/entries.server.ts';
import {
  insertInputValues,
  listInputValueRevisions,
  listInputValues,
  saveInputValue,
} from '#db/queries/input-values.server.ts';
import {
  insertRegisterValues,
  listRegisterValueRevisions,
  listRegisterValues,
  saveRegisterValue,
} from '#db/queries/register-values.server.ts';
import type { SaveResult } from '#db/queries/revisions.server.ts';
import type { Database } from '#db/schema.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addAssessment, addCity, entryContent } from '#tests/support/database-rows.ts';

type Db = Kysely<Database>;

interface Scope {
  cityId: string;
  assessmentId: string;
}
interface Row {
  text: string | null;
  decimal: string | null;
  problem: unknown;
  revision: number;
  by: string | null;
  at: Date;
}
interface Content {
  text: string;
  decimal: string | null;
  problem: unknown;
}

/** The three families behind one form, so that each rule is tested on all of them. */
interface Family {
  save(
    db: Db,
    scope: Scope,
    key: string,
    expected: number,
    content: Content,
    by?: string,
  ): Promise<SaveResult<Row>>;
  list(db: Db, scope: Scope): Promise<Row[]>;
  revisions(db: Db, scope: Scope, key: string): Promise<Row[]>;
  insert(db: Db, scope: Scope, keys: readonly string[]): Promise<void>;
  current: 'register_value' | 'input_value' | 'entry';
  grown: 'register_revision' | 'input_revision' | 'entry_revision';
}

const AT = new Date('2025-06-01T12:00:00.123Z');
const stampOf = (by: string | undefined) => ({ at: AT, by: by ?? null });

interface TypedRow {
  typed_text: string;
  decimal_value: string | null;
  problem: unknown;
  revision: number;
  updated_by: string | null;
  updated_at: Date;
}
const fromTyped = (row: TypedRow): Row => ({
  text: row.typed_text,
  decimal: row.decimal_value,
  problem: row.problem,
  revision: row.revision,
  by: row.updated_by,
  at: row.updated_at,
});
const fromEntry = (row: Awaited<ReturnType<typeof listEntries>>[number]): Row => ({
  text: row.final_text,
  decimal: row.final_decimal,
  problem: row.final_problem,
  revision: row.revision,
  by: row.updated_by,
  at: row.updated_at,
});
function result<From, To>(
  { kind, row }: SaveResult<From>,
  read: (row: From) => To,
): SaveResult<To> {
  return { kind, row: read(row) };
}
const typed = ({ text, decimal, problem }: Content) => ({
  typed_text: text,
  decimal_value: decimal,
  yes_no: null,
  problem,
  unit: null,
  reference_year: 2024,
});
const final = ({ text, decimal, problem }: Content) => ({
  ...entryContent(text),
  final_decimal: decimal,
  final_problem: problem,
});
const inputKey = (key: string) => ({ kpiId: 'ec-ict-ict-1c', inputId: key });
const NUMBER: Content = { text: '1 234,50', decimal: '1234.50', problem: null };
/** Its keys are not in the order in which the database gives them back. */
const AMBIGUOUS: Content = {
  text: '1,234',
  decimal: null,
  problem: { code: 'ambiguousSeparator', asThousands: '1234', asDecimal: '1.234' },
};

const FAMILIES: Array<[name: string, family: Family]> = [
  [
    'register',
    {
      save: async (db, scope, key, expected, content, by) =>
        result(
          await saveRegisterValue(
            db,
            scope.cityId,
            scope.assessmentId,
            key,
            expected,
            { ...typed(content), source: null },
            stampOf(by),
          ),
          fromTyped,
        ),
      list: async (db, scope) =>
        (await listRegisterValues(db, scope.cityId, scope.assessmentId)).map(fromTyped),
      revisions: async (db, scope, key) =>
        (await listRegisterValueRevisions(db, scope.cityId, scope.assessmentId, key)).map(
          fromTyped,
        ),
      insert: (db, scope, keys) =>
        insertRegisterValues(
          db,
          keys.map((key) => ({
            ...placed(scope),
            register_id: key,
            ...typed(AMBIGUOUS),
            source: 'census',
          })),
        ),
      current: 'register_value',
      grown: 'register_revision',
    },
  ],
  [
    'inputs',
    {
      save: async (db, scope, key, expected, content, by) =>
        result(
          await saveInputValue(
            db,
            scope.cityId,
            scope.assessmentId,
            inputKey(key),
            expected,
            { ...typed(content), override_reason: null },
            stampOf(by),
          ),
          fromTyped,
        ),
      list: async (db, scope) =>
        (await listInputValues(db, scope.cityId, scope.assessmentId)).map(fromTyped),
      revisions: async (db, scope, key) =>
        (await listInputValueRevisions(db, scope.cityId, scope.assessmentId, inputKey(key))).map(
          fromTyped,
        ),
      insert: (db, scope, keys) =>
        insertInputValues(
          db,
          keys.map((key) => ({
            ...placed(scope),
            kpi_id: 'ec-ict-ict-1c',
            input_id: key,
            ...typed(AMBIGUOUS),
            override_reason: null,
          })),
        ),
      current: 'input_value',
      grown: 'input_revision',
    },
  ],
  [
    'entries',
    {
      save: async (db, scope, key, expected, content, by) =>
        result(
          await saveEntry(
            db,
            scope.cityId,
            scope.assessmentId,
            key,
            expected,
            final(content),
            stampOf(by),
          ),
          fromEntry,
        ),
      list: async (db, scope) =>
        (await listEntries(db, scope.cityId, scope.assessmentId)).map(fromEntry),
      revisions: async (db, scope, key) =>
        (await listEntryRevisions(db, scope.cityId, scope.assessmentId, key)).map(fromEntry),
      insert: (db, scope, keys) =>
        insertEntries(
          db,
          keys.map((key) => ({ ...placed(scope), data_point_id: key, ...final(AMBIGUOUS) })),
        ),
      current: 'entry',
      grown: 'entry_revision',
    },
  ],
];

function placed({ cityId, assessmentId }: Scope) {
  return { city_id: cityId, assessment_id: assessmentId, updated_at: AT, updated_by: null };
}

describe.each(engines())('typed values on %s', (engine) => {
  let database: TestDatabase;
  let scope: Scope;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  beforeEach(async () => {
    const cityId = await addCity(database.db);
    scope = { cityId, assessmentId: await addAssessment(database.db, cityId) };
  });
  afterAll(() => database.remove());

  describe.each(FAMILIES)('%s', (_, family) => {
    const save = (expected: number, content: Content, by?: string) =>
      family.save(database.db, scope, 'a', expected, content, by);
    const textsOfRevisions = async () =>
      (await family.revisions(database.db, scope, 'a')).map((row) => [row.revision, row.text]);

    test('a save gives back the row, with who saved it and when', async () => {
      const by = await addAccount(database.db);
      const row = { ...NUMBER, revision: 1, by, at: AT };
      expect(await save(0, NUMBER, by)).toEqual({ kind: 'saved', row });
      expect(await family.list(database.db, scope)).toEqual([row]);
      expect(await family.revisions(database.db, scope, 'a')).toEqual([row]);
    });

    test('every text is kept, newest first', async () => {
      await save(0, NUMBER);
      await save(1, AMBIGUOUS);
      expect(await save(2, { ...NUMBER, text: '' })).toMatchObject({
        kind: 'saved',
        row: { text: '', revision: 3 },
      });
      expect(await textsOfRevisions()).toEqual([
        [3, ''],
        [2, '1,234'],
        [1, '1 234,50'],
      ]);
      expect(await family.list(database.db, scope)).toMatchObject([{ text: '', revision: 3 }]);
    });

    test('whoever saves over a newer revision is given it, and nothing is changed', async () => {
      await save(0, NUMBER, undefined);
      const { row } = await save(1, AMBIGUOUS);
      for (const expected of [0, 1, 3]) {
        expect(await save(expected, { ...NUMBER, text: 'later' })).toEqual({
          kind: 'conflict',
          row,
        });
      }
      expect(await family.list(database.db, scope)).toEqual([row]);
      expect(await textsOfRevisions()).toHaveLength(2);
    });

    test('the same text saved again makes no revision, not even over a newer one', async () => {
      for (const content of [NUMBER, AMBIGUOUS]) {
        const revision = (await family.list(database.db, scope))[0]?.revision ?? 0;
        const first = await save(revision, content);
        expect(first.kind).toBe('saved');
        expect(await save(revision + 1, content)).toEqual(first);
        expect(await save(revision, content)).toEqual(first);
      }
      expect(await textsOfRevisions()).toHaveLength(2);
    });

    test('of many who save the same revision at once one wins, and the others see its text', async () => {
      await save(0, NUMBER);
      const texts = ['a', 'b', 'c', 'd', 'e'];
      const results = await Promise.all(texts.map((text) => save(1, { ...NUMBER, text })));
      const winners = results.filter((one) => one.kind === 'saved');
      expect(winners).toHaveLength(1);
      expect(new Set(results.map((one) => one.row.text))).toEqual(new Set([winners[0]?.row.text]));
      expect(await textsOfRevisions()).toHaveLength(2);
    });

    test('of many who save first at once one wins, and the others see its text', async () => {
      const texts = ['a', 'b', 'c', 'd', 'e'];
      const results = await Promise.all(texts.map((text) => save(0, { ...NUMBER, text })));
      const winners = results.filter((one) => one.kind === 'saved');
      expect(winners).toHaveLength(1);
      expect(new Set(results.map((one) => one.row.text))).toEqual(new Set([winners[0]?.row.text]));
      expect(await textsOfRevisions()).toEqual([[1, winners[0]?.row.text]]);
    });

    test.each([NUMBER, AMBIGUOUS])(
      'a double click on $text is one revision and no conflict',
      async (content) => {
        const results = await Promise.all([1, 2, 3, 4].map(() => save(0, content)));
        expect(results.map((one) => one.kind)).toEqual(['saved', 'saved', 'saved', 'saved']);
        expect(await textsOfRevisions()).toEqual([[1, content.text]]);
      },
    );

    test('a save is a part of the transaction of its caller', async () => {
      const failing = database.db.transaction().execute(async (trx) => {
        await family.save(trx, scope, 'a', 0, NUMBER);
        throw new Error('something later failed');
      });
      await expect(failing).rejects.toThrow('something later failed');
      expect(await family.list(database.db, scope)).toEqual([]);
      expect(await textsOfRevisions()).toEqual([]);
    });

    test('a decimal keeps every digit', async () => {
      const decimal = '123456789012345678901234567890.10';
      expect(await save(0, { ...NUMBER, decimal })).toMatchObject({ row: { decimal } });
      expect(await family.list(database.db, scope)).toMatchObject([{ decimal }]);
    });

    test('rows stay with their city, assessment and key', async () => {
      const cityId = await addCity(database.db);
      const otherCity = { cityId, assessmentId: await addAssessment(database.db, cityId) };
      const assessmentId = await addAssessment(database.db, scope.cityId, { reporting_year: 2023 });
      const otherYear = { ...scope, assessmentId };
      await save(0, NUMBER);
      await family.save(database.db, scope, 'b', 0, { ...NUMBER, text: 'key b' });
      await family.save(database.db, otherCity, 'a', 0, { ...NUMBER, text: 'other city' });
      await family.save(database.db, otherYear, 'a', 0, { ...NUMBER, text: 'other year' });
      await save(1, AMBIGUOUS);

      const texts = async (where: Scope) =>
        (await family.list(database.db, where)).map((row) => row.text);
      expect(await texts(scope)).toEqual(['1,234', 'key b']);
      expect(await texts(otherCity)).toEqual(['other city']);
      expect(await texts(otherYear)).toEqual(['other year']);
      expect(await textsOfRevisions()).toHaveLength(2);
      const wrong = { cityId: scope.cityId, assessmentId: otherCity.assessmentId };
      await expect(family.save(database.db, wrong, 'a', 0, NUMBER)).rejects.toMatchObject({
        code: '23503',
      });
    });

    test('many first rows are added at once, each with its revision', async () => {
      await family.insert(database.db, scope, []);
      expect(await family.list(database.db, scope)).toEqual([]);
      await family.insert(database.db, scope, ['b', 'a']);
      const rows = await family.list(database.db, scope);
      expect(rows).toHaveLength(2);
      expect(rows[0]).toMatchObject({ ...AMBIGUOUS, revision: 1 });
      expect(await textsOfRevisions()).toEqual([[1, '1,234']]);
      // all or none
      await expect(family.insert(database.db, scope, ['c', 'a'])).rejects.toMatchObject({
        code: '23505',
      });
      expect(await family.list(database.db, scope)).toEqual(rows);
    });

    test('revisions are never changed or deleted', async () => {
      await save(0, NUMBER);
      const update = database.db.updateTable(family.grown).set({ revision: 2 }).execute();
      await expect(update).rejects.toThrow(`rows of ${family.grown} are never changed or deleted`);
      const remove = database.db.deleteFrom(family.grown).execute();
      await expect(remove).rejects.toThrow(`rows of ${family.grown} are never changed or deleted`);
      expect(await textsOfRevisions()).toHaveLength(1);
    });

    test('a row and its newest revision are the same', async () => {
      await save(0, NUMBER);
      await save(1, AMBIGUOUS);
      const current = await database.db
        .selectFrom(family.current)
        .selectAll()
        .where('assessment_id', '=', scope.assessmentId)
        .execute();
      const newest = await database.db
        .selectFrom(family.grown)
        .selectAll()
        .where('assessment_id', '=', scope.assessmentId)
        .where('revision', '=', 2)
        .execute();
      expect(current).toEqual(newest);
    });
  });
});
