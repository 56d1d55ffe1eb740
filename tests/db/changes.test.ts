/** The past of a round: what was changed by whom, and the ways back, which never overwrite another person unseen. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Row } from '#app/domain/entry/fields.ts';
import type { SavedRound } from '#app/server/assessments/round-rows.server.ts';
import { saveFields } from '#app/server/assessments/save-fields.server.ts';
import { findLastSave, restoreRevision, undoLastSave } from '#app/server/history/go-back.server.ts';
import { isRowOfRound, readRevisions } from '#app/server/history/row-history.server.ts';
import { countChanges, listChangeAuthors, listChanges } from '#db/queries/changes.server.ts';
import { insertEntries } from '#db/queries/entries.server.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addAssessment, addCity, entryContent } from '#tests/support/database-rows.ts';

const INPUT = 'input/ec-ict-ict-1c/householdsWithInternet';
const INPUT_ROW: Row = {
  row: 'input',
  kpiId: 'ec-ict-ict-1c',
  inputId: 'householdsWithInternet',
};
const ENTRY_ROW: Row = { row: 'entry', dataPointId: 'ec-ict-ict-1c' };
const STATUS = 'entry/ec-ict-ict-1c/status';
const COMMENT = 'entry/ec-ict-ict-1c/comment';
const HOUSEHOLDS = 'register/households/value';
const WHOLE = { limit: 100, offset: 0 };

const { definitions } = await loadStandard();

describe.each(engines())('changes on %s', (engine) => {
  let database: TestDatabase;
  let round: SavedRound;
  let kari: string;
  let ola: string;
  let minute: number;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());
  beforeEach(async () => {
    const cityId = await addCity(database.db);
    round = { cityId, assessmentId: await addAssessment(database.db, cityId), definitions };
    kari = await addAccount(database.db, { name: 'Kari' });
    ola = await addAccount(database.db, { name: 'Ola' });
    minute = 0;
  });

  /** Each use is a minute later. */
  const stamp = (by: string) => ({ at: new Date(Date.UTC(2026, 0, 1, 8, minute++)), by });
  const newest = async (row: Row) => (await readRevisions(database.db, round, row))[0];
  const textOf = async (row: Row, field: string) => (await newest(row))?.texts[field];

  async function type(by: string, texts: Record<string, string>): Promise<void> {
    const changes = Object.entries(texts).map(([field, text]) => ({
      field,
      was: '',
      text,
      revision: 0,
    }));
    // what is there already is overwritten: only the history matters here
    for (const change of changes) {
      const rows = [INPUT_ROW, ENTRY_ROW, { row: 'register', registerId: 'households' } as const];
      for (const row of rows) {
        const now = await newest(row);
        if (now?.texts[change.field] === undefined) continue;
        change.was = now.texts[change.field] ?? '';
        change.revision = now.revision;
      }
    }
    const results = await saveFields(database.db, round, changes, stamp(by));
    expect(results.map((result) => result.kind)).toEqual(changes.map(() => 'saved'));
  }

  const list = (filter = {}, page = WHOLE) =>
    listChanges(database.db, round.cityId, round.assessmentId, filter, page);
  async function undo(by: string) {
    const last = await findLastSave(database.db, round, by);
    return undoLastSave(database.db, round, last?.at ?? '', stamp(by));
  }
  async function restore(by: string, row: Row, revision: number, reason = '') {
    const expected = (await newest(row))?.revision ?? 0;
    return restoreRevision(database.db, round, row, { revision, expected, reason }, stamp(by));
  }

  test('all families are listed by time, one line for each save of a row', async () => {
    await type(kari, { [HOUSEHOLDS]: '50000', 'register/households/source': 'Register' });
    await type(ola, { [INPUT]: '48500' });
    await type(kari, { [COMMENT]: 'checked' });
    const lines = await list();
    expect(lines.map(({ family, key, name, revision }) => [family, key, name, revision])).toEqual([
      ['entry', 'ec-ict-ict-1c', 'Kari', 2],
      ['entry', 'ec-ict-ict-1c', 'Ola', 1],
      ['input', 'ec-ict-ict-1c/householdsWithInternet', 'Ola', 1],
      ['register', 'households', 'Kari', 2],
    ]);
    expect(lines[0]).toMatchObject({
      updated_at: new Date('2026-01-01T08:02:00Z'),
      now: { comment: 'checked' },
      before: { comment: null, status: 'reported' },
    });
    expect(lines[3]).toMatchObject({
      now: { typed_text: '50000', source: 'Register' },
      before: null,
    });
    const { cityId, assessmentId } = round;
    expect(await countChanges(database.db, cityId, assessmentId, {})).toBe(4);
    expect(await list({}, { limit: 1, offset: 2 })).toEqual([lines[2]]);
  });

  test('they are narrowed to a person and to figures, and to their own round', async () => {
    await type(kari, { [HOUSEHOLDS]: '50000' });
    await type(ola, { [INPUT]: '48500' });
    const { cityId, assessmentId } = round;
    expect((await list({ by: kari })).map((one) => one.family)).toEqual(['register']);
    const only = { kpiIds: ['ec-ict-ict-1c'], dataPointIds: ['ec-ict-ict-1c'] };
    expect((await list({ only })).map((one) => one.family)).toEqual(['entry', 'input']);
    expect(await countChanges(database.db, cityId, assessmentId, { by: kari, only })).toBe(0);
    const other = await addAssessment(database.db, cityId, { reporting_year: 2023 });
    expect(await countChanges(database.db, cityId, other, {})).toBe(0);
    expect(await listChangeAuthors(database.db, cityId, assessmentId)).toEqual([
      { account_id: kari, name: 'Kari' },
      { account_id: ola, name: 'Ola' },
    ]);
    expect(await listChangeAuthors(database.db, cityId, other)).toEqual([]);
  });

  test('a round has the rows that its definitions ask for, and no others', () => {
    expect(isRowOfRound(round, INPUT_ROW)).toBe(true);
    expect(isRowOfRound(round, ENTRY_ROW)).toBe(true);
    expect(isRowOfRound(round, { ...INPUT_ROW, inputId: 'other' } as Row)).toBe(false);
    expect(isRowOfRound(round, { row: 'entry', dataPointId: 'other' })).toBe(false);
    expect(isRowOfRound(round, { row: 'register', registerId: 'other' })).toBe(false);
  });

  test('a version is restored as a new one that says of which and why', async () => {
    await type(kari, { [COMMENT]: 'first', 'entry/ec-ict-ict-1c/quality': 'measured' });
    await type(ola, { [COMMENT]: 'second', 'entry/ec-ict-ict-1c/quality': 'unknown' });
    expect(await restore(kari, ENTRY_ROW, 2, 'the first was right')).toEqual({
      kind: 'done',
      count: 2,
    });
    expect(await newest(ENTRY_ROW)).toMatchObject({
      revision: 6,
      by: kari,
      cause: { kind: 'restore', revision: 2, reason: 'the first was right' },
      texts: { [COMMENT]: 'first', 'entry/ec-ict-ict-1c/quality': 'measured' },
    });
    expect(await restore(kari, ENTRY_ROW, 6)).toEqual({ kind: 'done', count: 0 });
    expect(await restore(kari, ENTRY_ROW, 7)).toEqual({ kind: 'noSuchRevision' });
  });

  test('a restore does not hide figures behind the status of a time without them', async () => {
    await type(kari, { [COMMENT]: 'to come' });
    await type(kari, { [INPUT]: '48500' });
    expect(await textOf(ENTRY_ROW, STATUS)).toBe('reported');
    await type(kari, { [COMMENT]: 'there' });
    await restore(kari, ENTRY_ROW, 1);
    expect((await newest(ENTRY_ROW))?.texts).toMatchObject({
      [COMMENT]: 'to come',
      [STATUS]: 'reported',
    });
  });

  test('a restore changes nothing where someone has changed the row meanwhile', async () => {
    await type(kari, { [INPUT]: '1' });
    await type(kari, { [INPUT]: '2' });
    await type(ola, { [INPUT]: '3' });
    const wanted = { revision: 1, expected: 2, reason: '' };
    expect(await restoreRevision(database.db, round, INPUT_ROW, wanted, stamp(kari))).toMatchObject(
      { kind: 'changedMeanwhile', by: 'Ola' },
    );
    expect(await textOf(INPUT_ROW, INPUT)).toBe('3');
  });

  test('a restore of which a part is refused leaves no other part behind', async () => {
    const { cityId: city_id, assessmentId: assessment_id } = round;
    await insertEntries(database.db, [
      {
        ...entryContent('96'),
        status: 'notInExtract',
        comment: 'from print',
        city_id,
        assessment_id,
        data_point_id: 'ec-ict-ict-1c',
        updated_at: stamp(kari).at,
        updated_by: null,
      },
    ]);
    await type(kari, { [COMMENT]: 'mine', [STATUS]: 'notCollected' });
    const before = await newest(ENTRY_ROW);
    expect(await restore(kari, ENTRY_ROW, 1)).toMatchObject({ kind: 'refused', field: STATUS });
    expect(await newest(ENTRY_ROW)).toEqual(before);
  });

  test('undo takes back one save after the other, with the statuses that followed', async () => {
    await type(kari, { [INPUT]: '1' });
    await type(kari, { [INPUT]: '2', [COMMENT]: 'two' });
    expect(await undo(kari)).toEqual({ kind: 'done', count: 2 });
    expect(await newest(INPUT_ROW)).toMatchObject({
      by: kari,
      cause: { kind: 'undo' },
      texts: { [INPUT]: '1' },
    });
    expect((await newest(ENTRY_ROW))?.texts).toMatchObject({ [COMMENT]: '', [STATUS]: 'reported' });
    expect(await undo(kari)).toEqual({ kind: 'done', count: 1 });
    expect(await textOf(INPUT_ROW, INPUT)).toBe('');
    expect(await textOf(ENTRY_ROW, STATUS)).toBe('notStarted');
    expect(await undo(kari)).toEqual({ kind: 'nothingToUndo' });
    await type(kari, { [INPUT]: '3' });
    expect(await undo(kari)).toEqual({ kind: 'done', count: 1 });
    expect(await undo(kari)).toEqual({ kind: 'nothingToUndo' });
  });

  test('undo leaves alone what others did: their own saves, and what they have changed since', async () => {
    await type(kari, { [INPUT]: '1' });
    await type(ola, { [HOUSEHOLDS]: '50000' });
    expect(await undo(kari)).toEqual({ kind: 'done', count: 1 });
    expect(await textOf({ row: 'register', registerId: 'households' }, HOUSEHOLDS)).toBe('50000');
    await type(kari, { [INPUT]: '1', [COMMENT]: 'one' });
    await type(ola, { [INPUT]: '2' });
    expect(await undo(kari)).toMatchObject({ kind: 'changedMeanwhile', by: 'Ola', row: INPUT_ROW });
    expect(await textOf(INPUT_ROW, INPUT)).toBe('2');
    expect(await textOf(ENTRY_ROW, COMMENT)).toBe('one');
  });

  test('undo takes back only the save that the person was shown', async () => {
    await type(kari, { [INPUT]: '1' });
    const shown = await findLastSave(database.db, round, kari);
    await type(kari, { [INPUT]: '2' });
    expect(await undoLastSave(database.db, round, shown?.at ?? '', stamp(kari))).toEqual({
      kind: 'otherChange',
    });
    expect(await textOf(INPUT_ROW, INPUT)).toBe('2');
  });

  test('a restore can be undone like what was typed', async () => {
    await type(kari, { [INPUT]: '1' });
    await type(ola, { [INPUT]: '2' });
    await restore(kari, INPUT_ROW, 1);
    expect(await undo(kari)).toEqual({ kind: 'done', count: 1 });
    expect(await textOf(INPUT_ROW, INPUT)).toBe('2');
  });
});
