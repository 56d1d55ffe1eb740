/** What bringing a file in would do to a round: new, changed, unchanged, conflict or error, and the way there and back. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { COLUMN_NAMES, COLUMNS } from '#app/domain/exchange/columns.ts';
import {
  canBeApplied,
  changesOfProposal,
  proposeChanges,
  type RoundState,
} from '#app/domain/exchange/propose-changes.ts';
import type { ReadCell } from '#app/domain/exchange/file-row.ts';
import { readTables, rowKeyOf } from '#app/domain/exchange/read-rows.ts';
import { rowsOfRound } from '#app/domain/exchange/rows-of-round.ts';
import { words } from '#tests/fixtures/exchange-words.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();
const PATENTS = 'entry/ec-p-in-2c/final';
const GDP = 'register/cityGdp/value';

/** A round at revision 2 whose fields hold these texts, and held others at revision 1. */
function round(now: Record<string, string>, before: Record<string, string> = {}): RoundState {
  return {
    text: (field) => now[field] ?? '',
    revision: (row) => (Object.keys(now).some((field) => rowKeyOf(field) === row) ? 2 : 0),
    textAt: (field, revision) => (revision === 1 ? (before[field] ?? '') : undefined),
  };
}
const cell = (
  field: string,
  text: string,
  more: Partial<Extract<ReadCell, { kind: 'text' }>> = {},
): ReadCell => ({
  kind: 'text',
  address: 'B2',
  field,
  text,
  revision: null,
  ...more,
});
const kinds = (cells: ReadCell[], state: RoundState) =>
  proposeChanges(definitions, cells, state).map(({ kind }) => kind);

describe('a cell is', () => {
  test.each<[string, ReadCell, RoundState, string[]]>([
    ['new where nothing was', cell(PATENTS, '7'), round({}), ['new']],
    [
      'changed where something else was',
      cell(PATENTS, '7'),
      round({ [PATENTS]: '8' }),
      ['changed'],
    ],
    ['unchanged to the letter', cell(PATENTS, '7'), round({ [PATENTS]: '7' }), ['unchanged']],
    [
      'unchanged in another spelling',
      cell(PATENTS, '1234.5'),
      round({ [PATENTS]: '1 234,50' }),
      ['unchanged'],
    ],
    [
      'unchanged where nobody could read it',
      cell(PATENTS, '1,234'),
      round({ [PATENTS]: '1,234' }),
      ['unchanged'],
    ],
    [
      'nothing where it is empty as the round is',
      cell(PATENTS, '', { revision: 2 }),
      round({}),
      [],
    ],
    [
      'changed where it was emptied',
      cell(PATENTS, '', { revision: 2 }),
      round({ [PATENTS]: '8' }),
      ['changed'],
    ],
    [
      'changed where only the unit is another',
      cell(GDP, '5', { unit: 'million-currency' }),
      round({ [GDP]: '5' }),
      ['changed'],
    ],
    [
      'changed where figure and unit are',
      cell(GDP, '5000', { unit: '' }),
      round({ [GDP]: '5', 'register/cityGdp/unit': 'thousand-currency' }),
      ['changed'],
    ],
    [
      'unchanged where the file names no unit',
      cell(GDP, '5'),
      round({ [GDP]: '5', 'register/cityGdp/unit': 'thousand-currency' }),
      ['unchanged'],
    ],
    [
      'changed though stale, where only the file has changed it',
      cell(PATENTS, '7', { revision: 1 }),
      round({ [PATENTS]: '8' }, { [PATENTS]: '8' }),
      ['changed'],
    ],
    [
      'unchanged though stale, where only someone else has changed it',
      cell(PATENTS, '7', { revision: 1 }),
      round({ [PATENTS]: '8' }, { [PATENTS]: '7' }),
      ['unchanged'],
    ],
    [
      'a conflict where both have changed it',
      cell(PATENTS, '7', { revision: 1 }),
      round({ [PATENTS]: '8' }, { [PATENTS]: '6' }),
      ['conflict'],
    ],
    [
      'a conflict where someone else filled it meanwhile',
      cell(PATENTS, '7', { revision: 0 }),
      round({ [PATENTS]: '8' }),
      ['conflict'],
    ],
    [
      'a conflict at a revision that nobody knows',
      cell(PATENTS, '7', { revision: 9 }),
      round({ [PATENTS]: '8' }),
      ['conflict'],
    ],
    [
      'unchanged where the status only follows what is typed',
      cell('entry/ec-p-in-2c/status', 'reported'),
      round({}),
      [],
    ],
    [
      'unchanged where the round has the same that is no figure',
      {
        kind: 'error',
        address: 'B2',
        field: PATENTS,
        text: 'about 9',
        problem: { code: 'reading', problem: { code: 'notANumber' } },
      },
      round({ [PATENTS]: 'about 9' }),
      ['unchanged'],
    ],
  ])('%s', (_, one, state, expected) => {
    expect(kinds([one], state)).toEqual(expected);
  });
});

describe('bringing in', () => {
  const only = (one: ReadCell, state: RoundState) => {
    const [proposal] = proposeChanges(definitions, [one], state);
    if (!proposal) throw new Error('nothing is proposed');
    return proposal;
  };
  test('a figure takes its unit with it', () => {
    const proposal = only(cell(GDP, '5', { unit: 'million-currency' }), round({ [GDP]: '7' }));
    expect(changesOfProposal(proposal)).toEqual([
      { field: 'register/cityGdp/unit', was: '', text: 'million-currency', revision: 2 },
      { field: GDP, was: '7', text: '5', revision: 2 },
    ]);
  });
  test('a figure that can be read in two ways needs an answer', () => {
    const question = { asThousands: '1234', asDecimal: '1.2340' };
    const proposal = only(cell(PATENTS, '1,234', { question }), round({}));
    expect(changesOfProposal(proposal)).toEqual([]);
    expect(changesOfProposal(proposal, 'asDecimal')).toEqual([
      { field: PATENTS, was: '', text: '1.2340', revision: 0 },
    ]);
  });
  test('an error or what is unchanged changes nothing', () => {
    const error: ReadCell = {
      kind: 'error',
      address: 'A2',
      field: null,
      text: 'x',
      problem: { code: 'kpiUnknown', candidates: [] },
    };
    expect(changesOfProposal(only(error, round({})))).toEqual([]);
    expect(changesOfProposal(only(cell(PATENTS, '7'), round({ [PATENTS]: '7' })))).toEqual([]);
  });
});

describe('a round that goes out and comes back', () => {
  const context = { definitions, words, round: 'testby-no/2026' };
  /** Texts for every field that a sheet holds, the odd ones among them. */
  const someTexts = fc.dictionary(
    fc.constantFrom(
      PATENTS,
      GDP,
      'register/population/value',
      'register/currency/value',
      'input/ec-ict-ict-1c/householdsWithInternet',
      'input/ec-ict-ict-1c/register:households',
      'entry/ec-ict-ict-4c.3g/final',
      'entry/sc-sh-sa-3a/final',
    ),
    fc.oneof(
      fc.constantFrom('7', '1,234', '1 234,5', 'yes', 'about 9', '=1+1', "'=x", '-3', 'NR ', '0'),
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map(String),
      fc.string({ maxLength: 20 }).map((text) => text.trim()),
    ),
  );
  const tableOf = (state: RoundState) => {
    const rows = rowsOfRound(definitions, { city: 'testby-no', year: 2026, ...state });
    return [
      COLUMNS.map((one) => COLUMN_NAMES[one]),
      ...rows.map(({ row }) => COLUMNS.map((one) => row[one])),
    ];
  };

  it('changes nothing', () => {
    fc.assert(
      fc.property(someTexts, (texts) => {
        const state = round(texts);
        const { cells, isOfOtherRound } = readTables(context, [
          { sheet: null, rows: tableOf(state) },
        ]);
        expect(isOfOtherRound).toBe(false);
        const applied = proposeChanges(definitions, cells, state).filter(canBeApplied);
        expect(applied).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('brings back exactly what a department changed in it', () => {
    fc.assert(
      fc.property(someTexts, fc.integer({ min: 1, max: 9e6 }), (texts, figure) => {
        const state = round({ ...texts, [PATENTS]: '0' });
        const table = tableOf(state);
        const row = table.find((cells) => cells[0] === 'EC: P: IN: 2C' && cells[2] === '');
        if (!row) throw new Error('the row is missing');
        row[COLUMNS.indexOf('value')] = String(figure);
        const { cells } = readTables(context, [{ sheet: null, rows: table }]);
        const applied = proposeChanges(definitions, cells, state).filter(canBeApplied);
        expect(applied.flatMap((one) => changesOfProposal(one))).toEqual([
          { field: PATENTS, was: '0', text: String(figure), revision: 2 },
        ]);
      }),
      { numRuns: 20 },
    );
  });

  it('a sheet that is to be filled in says nothing', () => {
    const rows = rowsOfRound(definitions, {
      city: 'testby-no',
      year: 2026,
      text: () => '',
      kpis: new Set(definitions.kpis.flatMap((one) => (one.segment === 'seg-ec-in' ? one.id : []))),
    });
    const table = [
      COLUMNS.map((one) => COLUMN_NAMES[one]),
      ...rows.map(({ row }) => COLUMNS.map((one) => row[one])),
    ];
    expect(readTables(context, [{ sheet: null, rows: table }]).cells).toEqual([]);
    expect(rows.length).toBeGreaterThan(3);
  });

  it('whatever stands in a table, reading it ends and proposes nothing without an address', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ maxLength: 12 }), { maxLength: 9 }), { maxLength: 12 }),
        (rows) => {
          const header = [
            'kpi',
            'data point',
            'input',
            'value',
            'unit',
            'year',
            'quality',
            'revision',
            'status',
          ];
          const { cells } = readTables(context, [{ sheet: null, rows: [header, ...rows] }]);
          for (const one of proposeChanges(definitions, cells, round({})))
            expect(one.address).toMatch(/^[A-Z]+\d+$/);
        },
      ),
    );
  });
});
