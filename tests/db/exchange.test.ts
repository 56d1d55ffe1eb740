/** Files that are brought into a round: all that was chosen or nothing, and nobody is overwritten unseen. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { COLUMNS } from '#app/domain/exchange/columns.ts';
import { canBeApplied } from '#app/domain/exchange/propose-changes.ts';
import { rowsOfRound } from '#app/domain/exchange/rows-of-round.ts';
import type { TaskSubject } from '#app/domain/tasks/task.ts';
import { roundCsv } from '#app/reports/round-csv.ts';
import {
  applyDraft,
  draftImport,
  readDraft,
  type ImportedRound,
} from '#app/server/exchange/import-round.server.ts';
import { readPart, readPeopleWithParts } from '#app/server/exchange/part-of-round.server.ts';
import { readBytes } from '#app/server/exchange/read-bytes.server.ts';
import { readRoundTexts } from '#app/server/exchange/round-state.server.ts';
import { saveFields } from '#app/server/assessments/save-fields.server.ts';
import { readRevisions } from '#app/server/history/row-history.server.ts';
import { KARMOY } from '#app/server/examples/extracts/karmoy.ts';
import { VALENCIA } from '#app/server/examples/extracts/valencia.ts';
import { scoreRound } from '#app/server/assessments/read-round.server.ts';
import {
  deleteImportDraft,
  deleteImportDraftsBefore,
  getImportDraft,
  insertImportDraft,
  updateImportDraft,
  type DraftKey,
} from '#db/queries/import-drafts.server.ts';
import { upsertMembership } from '#db/queries/accounts.server.ts';
import { saveTask } from '#db/queries/tasks.server.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addAssessment, addCity } from '#tests/support/database-rows.ts';

const { definitions, targetSet } = await loadStandard();
const NOW = new Date('2026-11-25T08:00:00Z');
const PATENTS = 'entry/ec-p-in-2c/final';
const SOURCE = 'entry/ec-p-in-2c/sourceName';
const HOUSEHOLDS = 'register/households/value';
const NOTHING = {
  taken: new Set<number>(),
  answers: new Map<number, 'asThousands' | 'asDecimal'>(),
};

describe.each(engines())('bringing files in, on %s', (engine) => {
  let database: TestDatabase;
  let round: ImportedRound;
  let kari: string;
  let ola: string;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());
  beforeEach(async () => {
    const cityId = await addCity(database.db);
    const assessmentId = await addAssessment(database.db, cityId);
    round = { cityId, assessmentId, definitions, city: 'testby-no', year: 2026 };
    kari = await addAccount(database.db);
    ola = await addAccount(database.db);
  });

  const stateOf = () => readRoundTexts(database.db, round);
  async function type(by: string, texts: Record<string, string>): Promise<void> {
    const state = await stateOf();
    const changes = Object.entries(texts).map(([field, text]) => ({
      field,
      was: state.text(field),
      text,
      revision: state.revision(field.slice(0, field.lastIndexOf('/'))),
    }));
    const results = await saveFields(database.db, round, changes, { at: NOW, by });
    expect(results.map((one) => one.kind)).toEqual(changes.map(() => 'saved'));
  }
  async function exported(change: (cells: string[]) => void = () => {}): Promise<string> {
    const state = await stateOf();
    const rows = rowsOfRound(definitions, { city: round.city, year: round.year, ...state });
    return roundCsv(
      rows.map(({ row }) => {
        const cells = COLUMNS.map((column) => row[column]);
        change(cells);
        return Object.fromEntries(
          COLUMNS.map((column, index) => [column, cells[index] ?? '']),
        ) as typeof row;
      }),
    );
  }
  async function send(text: string, by = kari): Promise<DraftKey> {
    const read = readBytes(new TextEncoder().encode(text));
    if ('refusal' in read) throw new Error(read.refusal.code);
    const key = await draftImport(
      database.db,
      round,
      { file: 'sent.csv', tables: read.tables },
      { at: NOW, by },
    );
    if (!key) throw new Error('no table');
    return key;
  }
  async function proposalsOf(key: DraftKey) {
    return (await readDraft(database.db, key, NOW))?.proposals ?? [];
  }
  async function takeAll(key: DraftKey) {
    const proposals = await proposalsOf(key);
    const taken = new Set(proposals.flatMap((one, index) => (canBeApplied(one) ? [index] : [])));
    return applyDraft(database.db, round, key, { ...NOTHING, taken }, NOW);
  }

  test('what was chosen is saved with the file as its cause, the rest is not', async () => {
    const key = await send('kpi,value,source\nPatents,10.23,EPO');
    const proposals = await proposalsOf(key);
    expect(proposals.map((one) => [one.kind, one.field])).toEqual([
      ['new', PATENTS],
      ['new', SOURCE],
    ]);
    expect(
      await applyDraft(database.db, round, key, { ...NOTHING, taken: new Set([0]) }, NOW),
    ).toEqual({ kind: 'applied', count: 1 });
    const state = await stateOf();
    expect([
      state.text(PATENTS),
      state.text(SOURCE),
      state.text('entry/ec-p-in-2c/status'),
    ]).toEqual(['10.23', '', 'reported']);
    const [newest] = await readRevisions(database.db, round, {
      row: 'entry',
      dataPointId: 'ec-p-in-2c',
    });
    expect(newest?.cause).toEqual({ kind: 'import', file: 'sent.csv' });
    expect(
      await applyDraft(database.db, round, key, { ...NOTHING, taken: new Set([0]) }, NOW),
    ).toEqual({ kind: 'gone' });
  });

  test('a figure that can be read in two ways is saved as it was answered', async () => {
    const key = await send('kpi;value\nPatents;1,234');
    expect(await takeAll(key)).toEqual({ kind: 'nothingChosen' });
    const answers = new Map([[0, 'asDecimal' as const]]);
    expect(await applyDraft(database.db, round, key, { ...NOTHING, answers }, NOW)).toEqual({
      kind: 'applied',
      count: 1,
    });
    expect((await stateOf()).text(PATENTS)).toBe('1.2340');
  });

  test('nothing is saved where one of the fields was changed after the file was shown', async () => {
    const key = await send('kpi,value,source\nPatents,10.23,EPO\nregister:households,5000,');
    await type(ola, { [PATENTS]: '9' });
    expect(await takeAll(key)).toEqual({ kind: 'changedMeanwhile' });
    const state = await stateOf();
    expect([state.text(PATENTS), state.text(SOURCE), state.text(HOUSEHOLDS)]).toEqual([
      '9',
      '',
      '',
    ]);
    // the draft is still there and shows what is new
    expect((await proposalsOf(key))[0]).toMatchObject({ kind: 'changed', was: { text: '9' } });
    expect(await takeAll(key)).toMatchObject({ kind: 'applied' });
    expect((await stateOf()).text(PATENTS)).toBe('10.23');
  });

  test('nothing is saved in a round that was attested meanwhile, and the draft stays', async () => {
    const key = await send('kpi,value,source\nPatents,10.23,EPO');
    const setState = (work_state: 'attested' | 'withCity') =>
      database.db
        .updateTable('assessment')
        .set({ work_state })
        .where('city_id', '=', round.cityId)
        .where('assessment_id', '=', round.assessmentId)
        .execute();
    await setState('attested');
    expect(await takeAll(key)).toEqual({ kind: 'attested' });
    expect((await stateOf()).text(PATENTS)).toBe('');
    await setState('withCity');
    expect(await takeAll(key)).toMatchObject({ kind: 'applied' });
  });

  test('a file that comes back late conflicts only where both have changed a figure', async () => {
    await type(kari, { [PATENTS]: '8', [SOURCE]: 'EPO', [HOUSEHOLDS]: '5000' });
    const late = await exported((cells) => {
      if (
        cells[COLUMNS.indexOf('kpi')] === 'EC: P: IN: 2C' &&
        cells[COLUMNS.indexOf('value')] === '8'
      ) {
        cells[COLUMNS.indexOf('value')] = '10';
        cells[COLUMNS.indexOf('comment')] = 'counted again';
      }
    });
    await type(ola, { [PATENTS]: '9', [HOUSEHOLDS]: '5100' });
    const proposals = await proposalsOf(await send(late));
    const kinds = Object.fromEntries(proposals.map((one) => [one.field, one.kind]));
    expect(kinds).toMatchObject({
      [PATENTS]: 'conflict',
      [HOUSEHOLDS]: 'unchanged',
      [SOURCE]: 'unchanged',
      'entry/ec-p-in-2c/comment': 'new',
    });
  });

  test('a round that comes back as it went changes nothing', async () => {
    await type(kari, {
      [PATENTS]: '1,234',
      [SOURCE]: '=cmd',
      [HOUSEHOLDS]: "'5 000,00",
      'input/ec-ict-ict-1c/householdsWithInternet': '48.500',
    });
    const proposals = await proposalsOf(await send(await exported()));
    expect(proposals.filter((one) => one.kind !== 'unchanged')).toEqual([]);
    expect(proposals.length).toBeGreaterThan(3);
  });

  test('an emptied cell of a round that comes back empties the field', async () => {
    await type(kari, { [PATENTS]: '8', [SOURCE]: 'EPO' });
    const key = await send(
      await exported((cells) => {
        if (cells[COLUMNS.indexOf('source')] === 'EPO') cells[COLUMNS.indexOf('source')] = '';
      }),
    );
    expect(await takeAll(key)).toEqual({ kind: 'applied', count: 1 });
    expect([(await stateOf()).text(SOURCE), (await stateOf()).text(PATENTS)]).toEqual(['', '8']);
  });

  test('a draft is its sender’s, of its round, and for a day', async () => {
    const key = await send('kpi,value\nPatents,7');
    const other = { ...key, accountId: ola };
    expect(await getImportDraft(database.db, other)).toBeUndefined();
    expect(await deleteImportDraft(database.db, other)).toBeUndefined();
    await updateImportDraft(database.db, other, '{}');
    expect(await proposalsOf(key)).toHaveLength(1);
    const later = new Date(NOW.getTime() + 25 * 60 * 60 * 1000);
    expect(await readDraft(database.db, key, later)).toBeUndefined();
    await insertImportDraft(database.db, {
      city_id: key.cityId,
      assessment_id: key.assessmentId,
      draft_id: '00000000-0000-4000-8000-000000000001',
      created_by: kari,
      created_at: later,
      file: 'new.csv',
      content: '{}',
    });
    await deleteImportDraftsBefore(database.db, key.cityId, later);
    expect(await getImportDraft(database.db, key)).toBeUndefined();
    expect(
      await getImportDraft(database.db, {
        ...key,
        draftId: '00000000-0000-4000-8000-000000000001',
      }),
    ).toBeDefined();
  });

  test.each([
    ['Karmøy', 'karmoy-2020.csv', KARMOY],
    ['Valencia', 'valencia-2020.csv', VALENCIA],
  ])(
    'the published values of %s come in by the names that its report prints',
    async (_, file, report) => {
      const key = await send(readFileSync(`tests/fixtures/exchange/${file}`, 'utf8'));
      const proposals = await proposalsOf(key);
      expect(proposals.filter((one) => one.kind !== 'new')).toEqual([]);
      expect(await takeAll(key)).toMatchObject({ kind: 'applied' });
      const state = await stateOf();
      for (const { dataPoint, text } of report.figures) {
        expect([dataPoint, state.text(`entry/${dataPoint}/final`).replace(/ %$/, '')]).toEqual([
          dataPoint,
          text ?? '',
        ]);
      }
      const score = await scoreRound(
        database.db,
        { city_id: round.cityId, assessment_id: round.assessmentId },
        definitions,
        targetSet,
      );
      const reported = report.figures.filter(({ text }) => text !== null).length;
      expect(score.dataPoints.filter((one) => one.value.kind === 'value')).toHaveLength(reported);
      if (file.startsWith('valencia')) {
        // typed as 18 272.15 million EUR
        expect(state.text('register/cityGdp/unit')).toBe('million-currency');
        expect(state.text('register/areaKm2/value')).toBe('138.35');
      }
    },
  );

  test('a file can be about what is given to somebody, chosen segments, or both', async () => {
    const { db } = database;
    const { cityId, assessmentId } = round;
    const give = (accountId: string, subject: TaskSubject) =>
      saveTask(
        db,
        cityId,
        assessmentId,
        subject,
        0,
        { what: 'assign', task: { accountId, dueOn: null, state: 'open', remark: null } },
        { at: NOW, by: kari },
      );
    for (const account of [kari, ola])
      await upsertMembership(db, { city_id: cityId, account_id: account, role: 'contributor' });
    await give(kari, { kind: 'segment', id: 'seg-ec-ict' });
    await give(ola, { kind: 'kpi', id: 'ec-ict-ict-1c' });
    await give(kari, { kind: 'kpi', id: 'ec-p-in-2c' });
    const part = async (search: string) => {
      const read = await readPart(db, round, new URLSearchParams(search));
      return read && [...(read.kpis ?? ['all'])];
    };
    const rest = ['ec-ict-ict-2c', 'ec-ict-ict-3c', 'ec-ict-ict-4c', 'ec-ict-ict-5c'];
    expect(await part('')).toEqual(['all']);
    expect(await part('segment=&person=')).toEqual(['all']);
    expect(await part(`person=${ola}`)).toEqual(['ec-ict-ict-1c']);
    expect(await part(`person=${kari}`)).toEqual([...rest, 'ec-p-in-2c']);
    expect(await part(`person=${kari}&segment=seg-ec-ict`)).toEqual(rest);
    expect(await part('segment=seg-ec-ict')).toEqual(['ec-ict-ict-1c', ...rest]);
    expect((await part('segment=seg-ec-ws&segment=seg-en-ws'))?.length).toBeGreaterThan(8);
    expect(await part(`person=${ola}&segment=seg-ec-ws`)).toBeUndefined();
    expect(await part('person=nobody')).toBeUndefined();
    expect(await part('segment=seg-none')).toBeUndefined();
    const { people } = await readPeopleWithParts(db, round);
    expect(people.map(({ id, count }) => [id, count]).sort()).toEqual(
      [
        [kari, 5],
        [ola, 1],
      ].sort(),
    );
  });

  test('500 damaged files leave a round as it is until somebody chooses', async () => {
    await type(kari, { [PATENTS]: '8', [HOUSEHOLDS]: '5000' });
    const whole = new TextEncoder().encode(await exported());
    const before = await exported();
    let state = 4;
    const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    let drafts = 0;
    for (let turn = 0; turn < 500; turn += 1) {
      const bytes = new Uint8Array(whole.subarray(0, Math.ceil(next() * whole.length)));
      for (let count = 0; count < 12; count += 1)
        bytes[Math.floor(next() * bytes.length)] =
          32 + Math.floor(next() * (turn % 2 === 0 ? 95 : 224));
      const read = readBytes(bytes);
      if ('refusal' in read) continue;
      // the database keeps whatever stands in a file
      if (turn % 10 === 0) {
        const at = { at: NOW, by: kari };
        if (await draftImport(database.db, round, { file: 'damaged.csv', tables: read.tables }, at))
          drafts += 1;
      }
    }
    expect(drafts).toBeGreaterThan(5);
    expect(await exported()).toBe(before);
  });
});
