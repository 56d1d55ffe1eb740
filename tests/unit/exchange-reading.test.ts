/** What a spreadsheet says about a round: names, units and figures as cities write them, each cell with its address. */
import { describe, expect, it, test } from 'vitest';
import { findHeader } from '#app/domain/exchange/columns.ts';
import { findNamed } from '#app/domain/exchange/find-named.ts';
import { findUnit } from '#app/domain/exchange/find-unit.ts';
import { figureSpecOf } from '#app/domain/entry/field-spec.ts';
import { parseFieldName } from '#app/domain/entry/fields.ts';
import type { FileCell, ReadCell } from '#app/domain/exchange/file-row.ts';
import { readTables } from '#app/domain/exchange/read-rows.ts';
import { words } from '#tests/fixtures/exchange-words.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();
const context = { definitions, words, round: 'testby-no/2026' };

function named(text: string): string {
  const found = findNamed(definitions, text);
  if (found.kind !== 'one') return `${found.kind}: ${found.candidates.join(', ')}`;
  const { one } = found;
  if (one.kind === 'registerItem') return `register:${one.item.id}`;
  return one.dataPoint?.id ?? one.kpi.id;
}

describe('a KPI is found by', () => {
  test.each([
    ['its code', 'EC: ICT: ICT: 1C', 'ec-ict-ict-1c'],
    ['its code without spaces', 'EC:ICT:ICT:1C', 'ec-ict-ict-1c'],
    ['its code in small letters', 'ec: ict: ict: 1c', 'ec-ict-ict-1c'],
    ['its code with the name behind it', 'EC: ICT: ICT: 1C - Internet at home', 'ec-ict-ict-1c'],
    ['its id', 'ec-ict-ict-4c', 'ec-ict-ict-4c'],
    ['the id of its data point', 'ec-ict-ict-4c.3g', 'ec-ict-ict-4c.3g'],
    ['its name', 'Household Internet Access', 'ec-ict-ict-1c'],
    ['its name in another spelling', 'Availability of Wi-Fi in public areas', 'ec-ict-ict-5c'],
    ['its name in another order', 'Public areas: WIFI availability', 'ec-ict-ict-5c'],
    ['its name with other hyphens', 'Child-care availability', 'sc-sh-si-5a'],
    ['an ampersand', 'R & D Expenditure', 'ec-p-in-1c'],
    ['the label of a data point', 'Solid waste: recycled', 'en-en-wa-1c.recycled'],
    ['the label of a register item', 'City Population', 'register:population'],
  ])('%s', (_, text, expected) => {
    expect(named(text)).toBe(expected);
  });

  test('a name that fits several is asked about, with their names', () => {
    expect(named('Unemployment')).toMatch(
      /^several: EC: P: EM: 1C Unemployment Rate, EC: P: EM: 2C/,
    );
  });
  test('a part of a name is not taken for it, but named', () => {
    expect(named('Voter')).toBe('none: SC: SH: SI: 4C Voter Participation');
  });
  test('an unknown name has no candidates', () => {
    expect(named('Happiness')).toBe('none: ');
  });

  it('every name, code, id and label of the definitions leads to its own', () => {
    for (const kpi of definitions.kpis) {
      for (const text of [kpi.id, kpi.code, kpi.name, ...kpi.nameAliases, ...kpi.codeAliases]) {
        const found = findNamed(definitions, text);
        expect(found, text).toMatchObject({ kind: 'one', one: { kpi: { id: kpi.id } } });
      }
      for (const dataPoint of kpi.dataPoints) {
        for (const text of [dataPoint.id, dataPoint.label]) {
          expect([dataPoint.id, kpi.id], text).toContain(named(text));
        }
      }
    }
  });
});

describe('a unit is found', () => {
  const unitOf = (field: string, text: string) => {
    const parsed = parseFieldName(field);
    const spec = parsed && figureSpecOf(definitions, parsed);
    return spec ? findUnit(spec, definitions.unitById, text) : 'no figure';
  };
  const INTERNET = 'entry/ec-ict-ict-1c/final';
  test.each([
    [INTERNET, '%', ''],
    [INTERNET, 'percent', ''],
    [INTERNET, 'Per cent', ''],
    [INTERNET, 'km', undefined],
    ['entry/ec-ict-ict-3c/final', '/ 100 000 inhabitants', ''],
    ['entry/ec-ict-ict-3c/final', 'per 100 000 inhabitants', ''],
    ['entry/ec-ict-ict-3c/final', 'per 1000 inhabitants', undefined],
    ['entry/ec-p-in-1c/final', '% GDP', ''],
    ['entry/en-en-ws-2c/final', 'ℓ / day', ''],
    ['entry/en-en-ws-2c/final', 'litres per capita and day', ''],
    ['entry/sc-sh-sa-5a/final', 'Minutes', ''],
    ['entry/sc-sh-sa-5a/final', 'hours', 'hours'],
    ['entry/ec-ict-ict-5c/final', 'number', ''],
    ['register/cityGdp/value', 'million EUR', 'million-currency'],
    ['register/cityGdp/value', 'Mio. EUR', 'million-currency'],
    ['register/cityGdp/value', 'EUR', ''],
    ['register/areaKm2/value', 'km²', ''],
    ['register/areaKm2/value', 'km2', ''],
    ['register/areaKm2/value', 'ha', 'ha'],
    ['register/areaKm2/value', 'hectares', 'ha'],
    ['register/population/value', '', ''],
  ])('%s: %s', (field, text, expected) => {
    expect(unitOf(field, text)).toBe(expected);
  });
});

describe('the row that names the columns is found', () => {
  test.each([
    ['our own', ['kpi', 'data point', 'input', 'value'], ['kpi', 'dataPoint', 'input', 'value']],
    ['ITU: name and result', ['KPI', 'Result', 'Quality of the data'], ['kpi', 'value', 'quality']],
    ['code before name', ['KPI name', 'KPI code', 'Value'], ['kpi', 'value']],
  ])('%s', (_, header, expected) => {
    const found = findHeader([['A title'], [], header]);
    expect([...(found?.columns.keys() ?? [])]).toEqual(expected);
    expect(found?.row).toBe(2);
  });
  test('a code is better than a name', () => {
    expect(findHeader([['KPI name', 'KPI code', 'Value']])?.columns.get('kpi')).toBe(1);
  });
  test('a value is better than what is computed of it', () => {
    expect(findHeader([['KPI', 'Result', 'Value']])?.columns.get('value')).toBe(2);
  });
  test('a table without values is none', () => {
    expect(findHeader([['KPI', 'Definition']])).toBeUndefined();
  });
  test('columns that nothing reads are named, those that are computed are not', () => {
    const found = findHeader([['KPI', 'Value', 'Verified', 'Department']]);
    expect(found?.unread).toEqual(['Department']);
  });
});

function read(header: string[], ...rows: FileCell[][]): ReadCell[] {
  return readTables(context, [{ sheet: null, rows: [header, ...rows] }]).cells;
}
const said = (cells: readonly ReadCell[]) =>
  cells.map((cell) =>
    cell.kind === 'text'
      ? [cell.address, cell.field, cell.text, ...(cell.unit ? [cell.unit] : [])].join(' ')
      : `${cell.address} ${cell.problem.code}`,
  );

describe('a row says', () => {
  const HEADER = ['kpi', 'data point', 'input', 'value', 'unit', 'year', 'quality', 'source'];
  test.each<[string, FileCell[], string[]]>([
    [
      'a final value and what stands behind it',
      ['Patents', '', '', '10.23', '', '2025', 'Personal estimation', 'EPO'],
      [
        'D2 entry/ec-p-in-2c/final 10.23',
        'F2 entry/ec-p-in-2c/referenceYear 2025',
        'G2 entry/ec-p-in-2c/quality personalEstimate',
        'H2 entry/ec-p-in-2c/sourceName EPO',
      ],
    ],
    [
      'an input, with its quality where its data point is',
      ['ec-ict-ict-1c', '', 'householdsWithInternet', '48 500', '', '2025', 'measured', ''],
      [
        'D2 input/ec-ict-ict-1c/householdsWithInternet 48 500',
        'F2 input/ec-ict-ict-1c/householdsWithInternet/year 2025',
        'G2 entry/ec-ict-ict-1c/quality measured',
      ],
    ],
    [
      'a quality of an input that several data points share',
      ['en-en-wa-1c', '', 'solidWasteTotal', '5000', '', '', 'measured', ''],
      ['D2 input/en-en-wa-1c/solidWasteTotal 5000', 'G2 dataPointMissing'],
    ],
    [
      'a figure with its unit behind it',
      ['Water Consumption', '', '', '147.70 ℓ / day', '', '', '', ''],
      ['D2 entry/en-en-ws-2c/final 147.70'],
    ],
    [
      'an item of the register in another unit',
      ['register', '', 'cityGdp', '18 272.15', 'million EUR', '', '', ''],
      ['D2 register/cityGdp/value 18 272.15 million-currency'],
    ],
    [
      'the own figure of a KPI for one',
      ['ec-ict-ict-1c', '', 'households', '1000', '', '', '', ''],
      ['D2 input/ec-ict-ict-1c/register:households 1000'],
    ],
    ['nothing where it is not reported', ['Patents', '', '', 'NR', '', '', '', ''], []],
    ['nothing where it is a heading', ['Economy', '', '', '', '', '', '', ''], []],
    ['nothing where only the unit is given', ['Patents', '', '', '', '%', '', '', ''], []],
    ['that its KPI is unknown', ['Happiness', '', '', '7', '', '', '', ''], ['A2 kpiUnknown']],
    [
      'that its KPI is one of several',
      ['Unemployment', '', '', '7', '', '', '', ''],
      ['A2 kpiSeveral'],
    ],
    [
      'that its data point is missing',
      ['Wireless Broadband Coverage', '', '', '7', '', '', '', ''],
      ['A2 dataPointMissing'],
    ],
    [
      'that its data point is unknown',
      ['Wireless Broadband Coverage', '5G', '', '7', '', '', '', ''],
      ['B2 dataPointUnknown'],
    ],
    [
      'that its input is unknown',
      ['Patents', '', 'ideas', '7', '', '', '', ''],
      ['C2 inputUnknown'],
    ],
    ['that its unit is another', ['Patents', '', '', '7', 'km', '', '', ''], ['E2 unit']],
    ['that its figure is none', ['Patents', '', '', 'about 7', '', '', '', ''], ['D2 reading']],
    [
      'that its year is none',
      ['Patents', '', '', '7', '', '20x5', '', ''],
      ['D2 entry/ec-p-in-2c/final 7', 'F2 field'],
    ],
    [
      'that its quality is none',
      ['Patents', '', '', '7', '', '', 'good', ''],
      ['D2 entry/ec-p-in-2c/final 7', 'G2 choice'],
    ],
    [
      'that a formula stands in place of the figure',
      ['Patents', '', '', { text: '7', flaw: 'formula' }, '', '', '', ''],
      ['D2 flaw'],
    ],
    [
      'that the register has no quality',
      ['register', '', 'population', '7', '', '', 'measured', ''],
      ['D2 register/population/value 7', 'G2 noSuchField'],
    ],
  ])('%s', (_, row, expected) => {
    expect(said(read(HEADER, row))).toEqual(expected);
  });

  test('a figure that can be read in two ways is asked about', () => {
    expect(read(HEADER, ['Patents', '', '', '1,234', '', '', '', ''])).toEqual([
      {
        kind: 'text',
        address: 'D2',
        field: 'entry/ec-p-in-2c/final',
        text: '1,234',
        revision: null,
        question: { asThousands: '1234', asDecimal: '1.2340' },
      },
    ]);
  });

  test('two cells that say different things about one field are both errors', () => {
    const row = (value: string) => ['Patents', '', '', value, '', '', '', ''];
    expect(said(read(HEADER, row('7'), row('8')))).toEqual(['D2 twice', 'D3 twice']);
    expect(said(read(HEADER, row('7'), row('7.0')))).toEqual(['D2 entry/ec-p-in-2c/final 7']);
  });

  test('an empty cell says something only where the file knows the revision', () => {
    const header = ['kpi', 'value', 'comment', 'revision', 'round'];
    expect(read(header, ['Patents', '', '', '', ''])).toEqual([]);
    expect(said(read(header, ['Patents', '', '', '3', 'testby-no/2026']))).toEqual([
      'B2 entry/ec-p-in-2c/final ',
      'C2 entry/ec-p-in-2c/comment ',
    ]);
    const other = readTables(context, [
      { sheet: null, rows: [header, ['Patents', '', '', '3', 'testby-no/2025']] },
    ]);
    expect(other).toMatchObject({ cells: [], isOfOtherRound: true });
  });

  test('the address of a cell names its sheet, or its place in JSON', () => {
    const rows = [
      ['kpi', 'value'],
      ['Patents', '7'],
    ];
    const one = (table: object) => readTables(context, [{ sheet: null, rows, ...table }]).cells[0];
    expect(one({ sheet: 'Economy' })?.address).toBe('Economy!B2');
    expect(one({ isJson: true })?.address).toBe('rows[0].value');
  });
});
