/** The workbook of a round: what goes out comes back, every text stays a text, and formulas say what the rules say. */
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { dataOfRows } from '#app/domain/exchange/data-of-rows.ts';
import {
  canBeApplied,
  changesOfProposal,
  proposeChanges,
  type Proposal,
  type RoundState,
} from '#app/domain/exchange/propose-changes.ts';
import { readTables, rowKeyOf } from '#app/domain/exchange/read-rows.ts';
import { rowsOfRound } from '#app/domain/exchange/rows-of-round.ts';
import { convertedFormula, resultFormula } from '#app/domain/exchange/sheet-formulas.ts';
import { registerSpec } from '#app/domain/entry/read-figure.ts';
import { computeValue } from '#app/domain/scoring/value.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { roundWorkbook } from '#app/reports/round-workbook/round-workbook.ts';
import { figureContent } from '#app/reports/round-workbook/figure-content.ts';
import { escapeXml } from '#app/reports/workbook/escape-xml.ts';
import { sheetName } from '#app/reports/workbook/workbook.ts';
import { readBytes } from '#app/server/exchange/read-bytes.server.ts';
import { words } from '#tests/fixtures/exchange-words.ts';
import { cellOf, openWorkbook } from '#tests/support/make-workbook.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();
const CITY = { city: 'testby-no', year: 2026 };
const PATENTS = 'entry/ec-p-in-2c/final';
const INTERNET = 'input/ec-ict-ict-1c/householdsWithInternet';
const HOUSEHOLDS = 'register/households/value';

/** A round at revision 2 whose fields hold these texts. */
function stateOf(texts: Record<string, string>): RoundState {
  return {
    text: (field) => texts[field] ?? '',
    revision: (row) => (Object.keys(texts).some((field) => rowKeyOf(field) === row) ? 2 : 0),
    textAt: () => undefined,
  };
}

function write(rows: ReturnType<typeof rowsOfRound>, isPart = false) {
  return roundWorkbook({
    definitions,
    rows,
    isPart,
    city: 'Testby',
    year: CITY.year,
    words,
    formulaOf: (dataPoint) => dataPoint.formula.type,
    t: textFor(),
  });
}
const workbookOf = (texts: Record<string, string>) =>
  write(rowsOfRound(definitions, { ...CITY, ...stateOf(texts) }));

function proposalsOf(bytes: Uint8Array, state: RoundState): Proposal[] {
  const read = readBytes(bytes);
  if ('refusal' in read) throw new Error(`refused: ${read.refusal.code}`);
  const context = { definitions, words, round: 'testby-no/2026' };
  const { cells, unread, isOfOtherRound } = readTables(context, read.tables);
  expect([unread, isOfOtherRound]).toEqual([[], false]);
  return proposeChanges(definitions, cells, state);
}

const INTERNET_INPUT = { kpi: 'EC: ICT: ICT: 1C', input: 'householdsWithInternet' };
const INTERNET_VALUE = { kpi: 'EC: ICT: ICT: 1C', unit: '%' };
const PATENTS_ROW = { kpi: 'EC: P: IN: 2C', unit: 'patents / 100 000 inhabitants / year' };

/** Fields of every kind that a sheet has. */
const FIELDS = [
  PATENTS,
  INTERNET,
  HOUSEHOLDS,
  'register/population/value',
  'register/currency/value',
  'register/cityGdp/value',
  'register/households/source',
  'input/ec-ict-ict-1c/register:households',
  'input/ec-i-up-2a/compact',
  'input/ec-i-up-2a/smartMethod',
  'entry/ec-ict-ict-4c.3g/final',
  'entry/en-en-aq-1c.no2/final',
  'entry/ec-p-in-2c/comment',
  'entry/ec-p-in-2c/sourceName',
  'entry/sc-sh-sa-3a/comment',
] as const;
const odd = fc.constantFrom(
  '7',
  '1,234',
  '1 234,5',
  '1.234,5',
  '0.1',
  'yes',
  'TRUE',
  'about 9',
  '=1+1',
  '+49 30',
  "'=x",
  '@SUM(A1)',
  '-3',
  'NR',
  '0',
  '12345678901234567890.123',
  '0.000000000000001',
  '_x0041_',
  '_x005F_',
  'a & b < c > "d"',
  'one\ntwo',
  ']]>',
  '\u{1f600} Ærø',
);
const someText = fc.oneof(
  odd,
  fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map(String),
  fc.integer({ min: -1e9, max: 1e9 }).map(String),
  fc
    .string({ maxLength: 20, unit: 'binary' })
    // what no field of a database holds
    // oxlint-disable-next-line no-control-regex
    .map((text) => text.replace(/[\0\r]/g, '').trim()),
);
const someTexts = fc.dictionary(fc.constantFrom(...FIELDS), someText).chain((texts) =>
  fc
    .record(
      {
        'entry/ec-p-in-2c/quality': fc.constantFrom('measured', 'unknown'),
        'entry/ec-p-in-2c/origin': fc.constantFrom('utility', 'other'),
        'entry/ec-p-in-2c/status': fc.constantFrom('reported', 'notApplicable', 'notInExtract'),
        'entry/ec-p-in-2c/referenceYear': fc.constantFrom('2024', '1999'),
        'entry/ec-p-in-2c/sourceUrl': fc.constant('https://example.org/?a=1&b=2'),
        'register/cityGdp/unit': fc.constantFrom('million-currency', ''),
        'entry/en-en-aq-1c.no2/finalUnit': fc.constantFrom('ppb', ''),
      },
      { requiredKeys: [] },
    )
    .map((choices): Record<string, string> => ({ ...texts, ...choices })),
);

describe('a workbook that goes out and comes back', () => {
  it('changes nothing, whatever the round holds', () => {
    fc.assert(
      fc.property(someTexts, (texts) => {
        const state = stateOf(texts);
        const others = proposalsOf(workbookOf(texts), state).filter(
          (one) => one.kind !== 'unchanged',
        );
        expect(others).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('says of everything that is there that it is unchanged', () => {
    const texts = {
      [PATENTS]: '10.5',
      [INTERNET]: '17 000',
      [HOUSEHOLDS]: '18000',
      'entry/ec-p-in-2c/comment': '=1+1',
      'entry/ec-p-in-2c/quality': 'measured',
    };
    expect(
      proposalsOf(workbookOf(texts), stateOf(texts)).map(({ field, kind }) => [field, kind]),
    ).toEqual([
      [HOUSEHOLDS, 'unchanged'],
      [INTERNET, 'unchanged'],
      [PATENTS, 'unchanged'],
      ['entry/ec-p-in-2c/quality', 'unchanged'],
      ['entry/ec-p-in-2c/comment', 'unchanged'],
    ]);
  });

  const AIR = { kpi: 'EN: EN: AQ: 1C', 'data point': 'pm10' };
  /** Cells that somebody fills in, by field: where they are, what was in the round, what is typed and what it means. */
  const CHANGES: Record<
    string,
    [sheet: string, column: string, about: Record<string, string>, was: string, typed?: string]
  > = {
    [HOUSEHOLDS]: ['Register', 'value', { input: 'households' }, '5'],
    'register/households/referenceYear': ['Register', 'year', { input: 'households' }, '1990'],
    'register/households/source': ['Register', 'source', { input: 'households' }, 'me', '=1+1'],
    [INTERNET]: ['Economy', 'value', INTERNET_INPUT, '5'],
    [PATENTS]: ['Economy', 'value', PATENTS_ROW, '5'],
    'entry/ec-p-in-2c/comment': ['Economy', 'comment', PATENTS_ROW, '-5', '@me'],
    'entry/ec-p-in-2c/quality': [
      'Economy',
      'quality',
      PATENTS_ROW,
      'measured',
      'surveyExtrapolated',
    ],
    'entry/en-en-aq-1c.pm10/final': ['Environment', 'value', AIR, '5'],
    'entry/en-en-aq-1c.pm10/origin': ['Environment', 'origin', AIR, 'utility', 'other'],
    'entry/en-en-aq-1c.pm10/status': ['Environment', 'status', AIR, 'reported', 'notCollected'],
    'input/ec-i-up-2a/compact': ['Economy', 'value', { input: 'compact' }, 'yes', 'no'],
  };
  const WORDS: Record<string, string> = { ...words.status, ...words.quality, ...words.origin };

  it('brings back exactly the cells that were changed, after another program has saved it', async () => {
    await fc.assert(
      fc.asyncProperty(
        someTexts,
        fc.subarray(Object.keys(CHANGES), { minLength: 1 }),
        fc.integer({ min: 1991, max: 2099 }),
        fc.boolean(),
        async (texts, changed, figure, isFilled) => {
          const before = { ...texts };
          for (const field of changed) before[field] = isFilled ? (CHANGES[field]?.[3] ?? '') : '';
          const state = stateOf(before);
          const workbook = await openWorkbook(workbookOf(before));
          const expected = new Map<string, string>();
          for (const field of changed) {
            const [sheet = '', column = '', about = {}, , typed] = CHANGES[field] ?? [];
            const cell = cellOf(workbook, sheet, column, about);
            cell.value = typed === undefined ? figure : (WORDS[typed] ?? typed);
            expected.set(field, typed ?? String(figure));
          }
          const saved = new Uint8Array(await workbook.xlsx.writeBuffer());
          const proposals = proposalsOf(saved, state);
          expect(proposals.filter((one) => one.kind === 'error')).toEqual([]);
          const changes = proposals.filter(canBeApplied).flatMap((one) => changesOfProposal(one));
          expect(new Map(changes.map(({ field, text }) => [field, text]))).toEqual(expected);
          expect(changes).toHaveLength(changed.length);
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  it('asks for a figure that was typed over a formula, and not for one that another program computed', async () => {
    const texts = { [HOUSEHOLDS]: '18000', [INTERNET]: '17000' };
    const workbook = await openWorkbook(workbookOf(texts));
    cellOf(workbook, 'Economy', 'result', PATENTS_ROW).value = 12.5;
    cellOf(workbook, 'Economy', 'result', INTERNET_VALUE).value = 'NR';
    const saved = new Uint8Array(await workbook.xlsx.writeBuffer());
    const errors = proposalsOf(saved, stateOf(texts)).filter(({ kind }) => kind !== 'unchanged');
    expect(errors.map(({ address, field, problem }) => [address, field, problem?.code])).toEqual([
      ['Economy!E137', PATENTS, 'overtyped'],
    ]);
  });

  it('is recognised where somebody has changed a figure since', () => {
    const bytes = workbookOf({ [INTERNET]: '17000' });
    const later: RoundState = {
      text: (field) => (field === INTERNET ? '17500' : ''),
      revision: (row) => (row === rowKeyOf(INTERNET) ? 3 : 0),
      textAt: (field, revision) => (field === INTERNET && revision === 2 ? '17000' : undefined),
    };
    // only someone else has changed it: what the file holds is no change
    expect(proposalsOf(bytes, later).map(({ kind }) => kind)).toEqual(['unchanged']);
  });

  it('says nothing where it is to be filled in', () => {
    const kpis = new Set(['ec-ict-ict-1c']);
    const rows = rowsOfRound(definitions, { ...CITY, text: () => '', kpis });
    expect(proposalsOf(write(rows, true), stateOf({ [INTERNET]: '17000' }))).toEqual([]);
  });
});

describe('a part of a round', () => {
  it('has its KPIs, what their formulas read of the register, and a sheet for their dimension only', async () => {
    const state = stateOf({ [HOUSEHOLDS]: '18000', [INTERNET]: '17000' });
    const kpis = new Set(['ec-ict-ict-1c']);
    const shared = rowsOfRound(definitions, {
      ...CITY,
      ...state,
      kpis: new Set(),
      register: new Set(['households']),
    });
    const rows = rowsOfRound(definitions, { ...CITY, text: () => '', kpis });
    const workbook = await openWorkbook(write([...shared, ...rows], true));
    expect(workbook.worksheets.map(({ name, state: seen }) => [name, seen])).toEqual([
      ['Start here', 'visible'],
      ['Register', 'visible'],
      ['Economy', 'visible'],
      ['Definitions', 'visible'],
      ['Lists', 'hidden'],
    ]);
    expect(cellOf(workbook, 'Register', 'value', { input: 'households' }).value).toBe(18000);
    expect(cellOf(workbook, 'Economy', 'value', INTERNET_INPUT).value).toBe(null);
    expect(workbook.getWorksheet('Start here')?.getCell('A1').value).toBe('Testby 2026: one KPI');
  });
});

describe('cells', () => {
  it('hold texts as texts, however they begin', async () => {
    const texts = ['=1+1', '+1', '-a', '@x', '\t=1', '＝1', '=HYPERLINK("https://example.org")'];
    for (const text of texts) {
      const bytes = workbookOf({
        'entry/ec-p-in-2c/comment': text,
        'entry/ec-p-in-2c/sourceName': text,
      });
      const workbook = await openWorkbook(bytes);
      for (const column of ['comment', 'source']) {
        const cell = cellOf(workbook, 'Economy', column, PATENTS_ROW);
        expect([cell.type, cell.value]).toEqual([ExcelJS.ValueType.String, text]);
      }
    }
  });

  it('are formulas only in computed columns', () => {
    const files = unzipSync(workbookOf({ 'entry/ec-p-in-2c/comment': '=1+1', [INTERNET]: '=2' }));
    const sheets = Object.keys(files).filter((path) => /worksheets\//.test(path));
    const columns = new Set<string>();
    for (const path of sheets) {
      const xml = new TextDecoder().decode(files[path]);
      for (const [, column = ''] of xml.matchAll(/<c r="([A-Z]+)\d+"[^>]*><f>/g)) {
        columns.add(`${path.replace(/\D/g, '')}${column}`);
      }
    }
    // of the register the figure in the definition's unit; of the dimensions that, the value and whether it is there
    expect([...columns].sort()).toEqual([
      '2H',
      '3E',
      '3M',
      '3Q',
      '4E',
      '4M',
      '4Q',
      '5E',
      '5M',
      '5Q',
    ]);
  });

  it('can be chosen from lists for status, quality, origin, units, yes and no, and the verdict', async () => {
    const workbook = await openWorkbook(workbookOf({}));
    const listOf = (column: string, about: Record<string, string>, sheet = 'Economy') => {
      const cell = cellOf(workbook, sheet, column, about);
      const { type, formulae, errorStyle } = cell.dataValidation;
      expect([type, errorStyle]).toEqual(['list', 'warning']);
      const [, letters = '', last = ''] =
        /^'Lists'!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)$/.exec(String(formulae[0])) ?? [];
      const list = workbook.getWorksheet('Lists');
      return Array.from({ length: Number(last) }, (_, index) =>
        String(list?.getCell(`${letters}${index + 1}`).value),
      );
    };
    expect(listOf('status', PATENTS_ROW)).toEqual([
      'not started',
      'reported',
      'not collected',
      'not applicable',
    ]);
    expect(listOf('quality', PATENTS_ROW)).toEqual(Object.values(words.quality));
    expect(listOf('origin', PATENTS_ROW)).toEqual(Object.values(words.origin));
    expect(listOf('verified', PATENTS_ROW)).toEqual(['YES', 'NO']);
    expect(listOf('value', { input: 'compact' })).toEqual(['yes', 'no']);
    expect(listOf('unit', { input: 'areaKm2' }, 'Register')).toEqual(['km²', 'm²', 'ha']);
  });

  test.each<[string, string, string, string | number]>([
    ['a number', 'households', '18 000', 18000],
    ['a number in another unit', 'cityGdp', '1 234,5', 1234.5],
    ['what nobody can read in one way', 'cityGdp', '1,234', '1,234'],
    ['what is read as thousands', 'households', '1,234', 1234],
    ['more digits than a spreadsheet keeps', 'cityGdp', '1234567890123456', '1234567890123456'],
    ['no number', 'cityGdp', 'about 9', 'about 9'],
    ['a code', 'currency', 'EUR', 'EUR'],
  ])('hold %s', (_, id, text, expected) => {
    const item = definitions.registerById.get(id);
    if (!item) throw new Error(id);
    const spec = item.valueType === 'number' ? registerSpec(definitions, item) : null;
    expect(figureContent({ figure: { text, unit: '' }, spec })).toBe(expected);
  });
});

describe('computed cells', () => {
  it('have their value from the start', async () => {
    const texts = { [HOUSEHOLDS]: '18000', [INTERNET]: '17000' };
    const workbook = await openWorkbook(workbookOf(texts));
    const resultOf = (column: string, about: Record<string, string>) =>
      cellOf(workbook, 'Economy', column, about).result;
    expect(resultOf('result', INTERNET_VALUE)).toBeCloseTo(94.444444, 5);
    expect(resultOf('reported', INTERNET_VALUE)).toBe('YES');
    expect(resultOf('result', PATENTS_ROW)).toBe('NR');
    expect(resultOf('reported', PATENTS_ROW)).toBe('NO');
  });

  it('read the rows and nothing else', () => {
    const rows = rowsOfRound(definitions, {
      ...CITY,
      ...stateOf({
        [HOUSEHOLDS]: '18000',
        [INTERNET]: '17000',
        'input/ec-ict-ict-1c/register:households': '20000',
      }),
    });
    const dataPoint = definitions.dataPointById.get('ec-ict-ict-1c');
    if (!dataPoint) throw new Error('no data point');
    const value = computeValue(dataPoint, 'ec-ict-ict-1c', dataOfRows(rows));
    expect(value.kind === 'value' && value.decimal).toBe('85');
  });

  it('say how a unit is converted, and that it is not known', () => {
    const item = definitions.registerById.get('areaKm2');
    if (!item) throw new Error('no item');
    expect(convertedFormula(registerSpec(definitions, item), 'C6', 'D6')).toBe(
      'IF(C6="","",IF(ISNUMBER(C6),IF(D6="m²",C6*1/1000000,IF(D6="ha",C6*10000/1000000,IF(OR(D6="",D6="km²"),C6,"CHECK"))),"CHECK"))',
    );
  });

  it('let the status decide first, then a final value, then the inputs', () => {
    const dataPoint = definitions.dataPointById.get('ec-ict-ict-1c');
    if (!dataPoint) throw new Error('no data point');
    const cells = { status: 'L7', final: 'Q7', figure: (reference: string) => reference };
    expect(resultFormula(dataPoint, cells, words.status)).toBe(
      'IF(L7="not applicable","N/A",IF(OR(L7="not collected",L7="not in extract"),"NR",IF(Q7<>"",Q7,' +
        'IF(OR(householdsWithInternet="CHECK",register:households="CHECK"),"CHECK",' +
        'IF(register:households="","NR",IF(register:households=0,"N/A",IF(register:households<0,"CHECK",' +
        'IF(householdsWithInternet="","NR",householdsWithInternet*100/register:households))))))))',
    );
  });
});

describe('the XML of a workbook', () => {
  test.each([
    ['markup', '<a b="c">&amp;</a>', '&lt;a b=&quot;c&quot;&gt;&amp;amp;&lt;/a&gt;'],
    ['what XML does not hold', 'a\u0007b\uffff', 'a_x0007_b_xFFFF_'],
    ['a carriage return', 'a\r\nb', 'a_x000D_\nb'],
    ['what looks like such a character', '_x0007_', '_x005F_x0007_'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
  ])('escapes %s', (_, text, expected) => {
    expect(escapeXml(text)).toBe(expected);
  });

  test.each([
    ['Society and Culture', 'Society and Culture'],
    ["'Air/Water: [1]?'", 'Air Water   1'],
    ['a'.repeat(40), 'a'.repeat(31)],
  ])('names the sheet of %s', (text, expected) => {
    expect(sheetName(text).trim()).toBe(expected);
  });

  it('is the same bytes for the same round', () => {
    const texts = { [INTERNET]: '17000' };
    expect(Buffer.from(workbookOf(texts)).equals(Buffer.from(workbookOf(texts)))).toBe(true);
  });
});
