/** Files as departments and strangers send them: encodings, separators, workbooks, and what means harm. */
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { FileTable } from '#app/domain/exchange/file-row.ts';
import { readBytes } from '#app/server/exchange/read-bytes.server.ts';
import { prepareToReadFile, readFile } from '#app/server/exchange/read-file.server.ts';
import { makeWorkbook, withParts } from '#tests/support/make-workbook.ts';

const HEADER = 'kpi,value,comment';
const LETTERS = 'Patents,7,Åge – 東京';
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isBig: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};

const rowsOf = (bytes: Uint8Array): FileTable['rows'] => {
  const read = readBytes(bytes);
  if ('refusal' in read) throw new Error(`refused: ${read.refusal.code}`);
  return read.tables[0]?.rows ?? [];
};
const refusalOf = (bytes: Uint8Array): string => {
  const read = readBytes(bytes);
  return 'refusal' in read ? read.refusal.code : 'read';
};

describe('CSV is read', () => {
  const expected = [HEADER.split(','), LETTERS.split(',')];
  test.each<[string, Uint8Array]>([
    ['in UTF-8', utf8(`${HEADER}\n${LETTERS}\n`)],
    ['in UTF-8 with its mark', utf8(`\uFEFF${HEADER}\r\n${LETTERS}\r\n`)],
    ['in UTF-16', utf16(`${HEADER}\r\n${LETTERS}`, false)],
    ['in UTF-16, the other way round', utf16(`${HEADER}\r\n${LETTERS}`, true)],
    ['with semicolons', utf8(`${HEADER}\n${LETTERS}`.replaceAll(',', ';'))],
    ['with tabs', utf8(`${HEADER}\n${LETTERS}`.replaceAll(',', '\t'))],
    ['with old line ends', utf8(`${HEADER}\r${LETTERS}`)],
    ['with quotes', utf8(`"kpi","value","comment"\n"Patents","7","Åge – 東京"`)],
  ])('%s', (_, bytes) => {
    expect(rowsOf(bytes)).toEqual(expected);
  });

  test('in Windows-1252', () => {
    expect(
      rowsOf(new Uint8Array(Buffer.from('kpi;value;comment\nPatents;7;\xc5ge \x96', 'latin1'))),
    ).toEqual([
      ['kpi', 'value', 'comment'],
      ['Patents', '7', 'Åge –'],
    ]);
  });
  test('behind a line that names the separator, which counts as a row', () => {
    expect(rowsOf(utf8('sep=;\nkpi;value\nPatents;7'))).toEqual([
      [],
      ['kpi', 'value'],
      ['Patents', '7'],
    ]);
  });
  test('with the apostrophe taken away that keeps a formula from running', () => {
    expect(rowsOf(utf8("kpi,value,comment\nPatents,'-1 234,'=1+1"))[1]).toEqual([
      'Patents',
      '-1 234',
      '=1+1',
    ]);
  });
});

describe('JSON is read', () => {
  const table = [
    ['kpi', 'value'],
    ['Patents', '1.2340'],
  ];
  test.each([
    ['as we write it', '{"rows":[{"kpi":"Patents","value":1.234}]}'],
    ['as a list', '[{"kpi":"Patents","value":1.234}]'],
  ])('%s', (_, text) => {
    expect(rowsOf(utf8(text))).toEqual(table);
  });
});

describe('a workbook is read', () => {
  it('with numbers, texts, percentages and answers as they were typed', async () => {
    const bytes = await makeWorkbook(
      {
        Economy: [
          ['KPI', 'Value'],
          ['a', 96.67],
          ['b', '1 234,5'],
          ['c', 0.9667],
          ['d', true],
          ['e', 1.234],
          ['f', 1e21],
          ['g', 0.1 + 0.2],
        ],
      },
      (workbook) => {
        const sheet = workbook.getWorksheet('Economy');
        if (sheet) sheet.getCell('B4').numFmt = '0.00%';
      },
    );
    expect(rowsOf(bytes).map((row) => row[1])).toEqual([
      'Value',
      '96.67',
      '1 234,5',
      '96.67%',
      'yes',
      '1.2340',
      '1000000000000000000000',
      '0.30000000000000004',
    ]);
  });

  it('with a flaw where a formula, a date or an error stands', async () => {
    const bytes = await makeWorkbook({
      Economy: [
        ['KPI', 'Value'],
        ['a', { formula: '1+1', result: 2 }],
        ['b', new Date(0)],
        ['c', { error: '#REF!' }],
      ],
    });
    expect(rowsOf(bytes).map((row) => row[1])).toEqual([
      'Value',
      { text: '2', flaw: 'formula' },
      { text: '25569', flaw: 'date' },
      { text: '#REF!', flaw: 'error' },
    ]);
  });

  it('without hidden sheets, and at its own addresses', async () => {
    const bytes = await makeWorkbook(
      { Hidden: [['x']], Shown: [[], ['', '', 'here']] },
      (workbook) => {
        const sheet = workbook.getWorksheet('Hidden');
        if (sheet) sheet.state = 'veryHidden';
      },
    );
    expect(readBytes(bytes)).toEqual({
      tables: [{ sheet: 'Shown', rows: [[], ['', '', 'here']] }],
    });
  });
});

describe('a file is refused', () => {
  let workbook: Uint8Array;
  beforeAll(async () => {
    workbook = await makeWorkbook({
      Economy: [
        ['KPI', 'Value'],
        ['Patents', 7],
      ],
    });
  });
  const sheetOf = (cells: string) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`;
  const SHEET = 'xl/worksheets/sheet1.xml';

  test.each<[string, () => Uint8Array, string]>([
    ['that is empty', () => new Uint8Array(), 'empty'],
    ['of white space', () => utf8(' \n '), 'empty'],
    ['that is a PDF', () => utf8('%PDF-1.7'), 'kindUnknown'],
    [
      'that is an archive of something else',
      () => new Uint8Array(zipSync({ mimetype: strToU8('x') })),
      'kindUnknown',
    ],
    [
      'that is an old workbook or behind a password',
      () => new Uint8Array(Buffer.from('d0cf11e0a1b11ae1', 'hex')),
      'oldOrLocked',
    ],
    [
      'in no encoding that we know',
      () => new Uint8Array([107, 112, 105, 0x81, 0x8d, 44]),
      'encoding',
    ],
    ['in UTF-16 without a mark', () => utf16(HEADER, false).subarray(2), 'encoding'],
    [
      'that is a picture',
      () => new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d', 'hex')),
      'encoding',
    ],
    ['without a separator', () => utf8('just some words'), 'separator'],
    ['without a column for values', () => utf8('kpi,definition\na,b'), 'noTable'],
    ['with bars between its cells', () => utf8('kpi|value\na|b'), 'separator'],
    ['that is broken JSON', () => utf8('{"rows": ['), 'json'],
    ['of JSON in another shape', () => utf8('{"rows": [1]}'), 'json'],
    ['with too many rows', () => utf8(`kpi,value\n${'a,1\n'.repeat(2001)}`), 'tooManyRows'],
    [
      'with too many cells',
      () => utf8(`kpi,value\n${`${'a,'.repeat(300)}\n`.repeat(1000)}`),
      'tooManyCells',
    ],
    ['with an open quote', () => utf8(`kpi,value\n"a,1\n`), 'damaged'],
    ['of too many bytes', () => new Uint8Array(20_000_001), 'tooLarge'],
    ['with macros', () => withParts(workbook, { 'xl/vbaProject.bin': 'x' }), 'macros'],
    [
      'with links to other files',
      () => withParts(workbook, { 'xl/externalLinks/externalLink1.xml': '<x/>' }),
      'externalLinks',
    ],
    [
      'with a connection to a database',
      () => withParts(workbook, { 'xl/connections.xml': '<x/>' }),
      'externalLinks',
    ],
    [
      'with something packed into it',
      () => withParts(workbook, { 'xl/embeddings/oleObject1.bin': 'x' }),
      'externalLinks',
    ],
    [
      'with a document type',
      () =>
        withParts(workbook, {
          [SHEET]: '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>',
        }),
      'documentType',
    ],
    [
      'with broken XML',
      () => withParts(workbook, { [SHEET]: '<worksheet><sheetData>' }),
      'damaged',
    ],
    ['without its sheet', () => withParts(workbook, { [SHEET]: undefined }), 'damaged'],
    [
      'with a text that is not there',
      () =>
        withParts(workbook, { [SHEET]: sheetOf('<row r="1"><c r="A1" t="s"><v>99</v></c></row>') }),
      'damaged',
    ],
    [
      'with a row far below',
      () =>
        withParts(workbook, {
          [SHEET]: sheetOf('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
        }),
      'tooManyRows',
    ],
    ['that was cut off', () => workbook.subarray(0, workbook.length - 30), 'damaged'],
  ])('%s', (_, bytes, code) => {
    expect(refusalOf(bytes())).toBe(code);
  });

  test('that says of itself that it is smaller than it is', () => {
    const zip = Buffer.from(zipSync({ '[Content_Types].xml': new Uint8Array(60_000_000) }));
    // the size in the list at the end
    const at = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(10, at + 24);
    expect(refusalOf(new Uint8Array(zip))).toBe('unpacksTooLarge');
  });
});

describe('in its own thread', () => {
  const MOST_MS = 5_000;
  const MOST_MEMORY = 300_000_000;

  /** What a file was answered with, how long that took, and how much memory the process used more while it did. */
  async function measured(bytes: Uint8Array<ArrayBuffer>) {
    const before = process.memoryUsage().rss;
    let most = before;
    let beats = 0;
    const timer = setInterval(() => {
      beats += 1;
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const start = performance.now();
    const read = await readFile(bytes);
    clearInterval(timer);
    return { read, ms: performance.now() - start, memory: most - before, beats };
  }

  it('a good file is read', async () => {
    const { read } = await measured(utf8(`${HEADER}\n${LETTERS}`));
    expect(read).toEqual({
      tables: [{ sheet: null, rows: [HEADER.split(','), LETTERS.split(',')] }],
    });
  });

  /** An archive whose one sheet is `size` bytes of this text over and over. */
  async function bomb(start: string, part: string, size: number) {
    const workbook = await makeWorkbook({ Economy: [['KPI', 'Value']] });
    return withParts(workbook, {
      'xl/worksheets/sheet1.xml': start + part.repeat(size / part.length),
    });
  }
  const OPEN = '<worksheet><sheetData><row r="1">';

  test.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, string]>([
    ['a zip bomb', () => bomb(OPEN, ' ', 100_000_000), 'unpacksTooLarge'],
    ['10 million cells', () => bomb(OPEN, '<c><v>1</v></c>', 150_000_000), 'unpacksTooLarge'],
    [
      'cells up to the limit of bytes',
      () => bomb(OPEN, '<c><v>1</v></c>', 36_000_000),
      'tooManyCells',
    ],
    ['tags that never close', () => bomb(OPEN, '<a b="c">', 36_000_000), 'damaged'],
    ['CSV of 20 MB', async () => utf8(`kpi,value\n${'a,1\n'.repeat(4_900_000)}`), 'tooManyRows'],
    ['CSV of one cell', async () => utf8(`kpi,value\n"${'a'.repeat(19_000_000)}`), 'damaged'],
    ['JSON of deep lists', async () => utf8('['.repeat(2_900_000)), 'json'],
    ['JSON of 19 MB', async () => utf8(`[${'1,'.repeat(9_500_000)}1]`), 'tooLarge'],
  ])(
    '%s ends within five seconds and 300 MB, while the process goes on',
    async (_, make, code) => {
      const bytes = await make();
      const { read, ms, memory, beats } = await measured(bytes);
      expect(read).toMatchObject({ refusal: { code } });
      expect(ms).toBeLessThan(MOST_MS);
      expect(memory).toBeLessThan(MOST_MEMORY);
      expect(beats).toBeGreaterThan(1);
    },
    30_000,
  );

  it('a thread that was prepared or kept reads the next file, also after one that meant harm', async () => {
    const good = () => readFile(utf8(`${HEADER}\n${LETTERS}`));
    prepareToReadFile();
    expect(await good()).toHaveProperty('tables');
    expect(await good()).toHaveProperty('tables');
    expect(await readFile(utf8('['.repeat(2_900_000)))).toHaveProperty('refusal');
    expect(await good()).toHaveProperty('tables');
  }, 30_000);

  it('several at once wait for each other', async () => {
    const all = await Promise.all(
      Array.from({ length: 5 }, () => readFile(utf8(`${HEADER}\n${LETTERS}`))),
    );
    expect(all.every((one) => 'tables' in one)).toBe(true);
  }, 30_000);
});

describe('500 damaged files', () => {
  /** A sequence of numbers below 1 that is the same in every run. */
  function numbers(seed: number) {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  }
  function damaged(bytes: Uint8Array, next: () => number): Uint8Array {
    const copy = new Uint8Array(bytes);
    const at = () => Math.floor(next() * copy.length);
    const kind = next();
    if (kind < 0.2) return copy.subarray(0, at());
    if (kind < 0.4) return new Uint8Array([...copy.subarray(0, at()), ...copy.subarray(at())]);
    for (let count = 1 + Math.floor(next() * 8); count > 0; count -= 1)
      copy[at()] = Math.floor(next() * 256);
    return copy;
  }

  it('are read or refused, and a workbook is never read as something else', async () => {
    const rows = [
      ['KPI', 'Value', 'Comment'],
      ...Array.from({ length: 60 }, (_, index) => ['Patents', index * 1.5, `Åge ${index}`]),
    ];
    const workbook = await makeWorkbook({ Economy: rows });
    const csv = utf8(rows.map((row) => row.join(';')).join('\r\n'));
    const whole = readBytes(workbook);
    const next = numbers(20261125);
    let refused = 0;
    for (let round = 0; round < 500; round += 1) {
      const isWorkbook = round % 2 === 0;
      const read = readBytes(damaged(isWorkbook ? workbook : csv, next));
      if ('refusal' in read) refused += 1;
      // what can be read of a workbook has the sums that it came with
      else if (isWorkbook) expect(read).toEqual(whole);
    }
    expect(refused).toBeGreaterThan(150);
  }, 60_000);

  it('also where the archive is whole and only its XML is damaged', async () => {
    const workbook = await makeWorkbook({
      Economy: [
        ['KPI', 'Value'],
        ['Patents', 7],
      ],
    });
    const next = numbers(7);
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>KPI</t></is></c><c r="B1"><v>7</v></c></row></sheetData></worksheet>';
    for (let round = 0; round < 200; round += 1) {
      const text = Buffer.from(damaged(utf8(sheet), next)).toString('latin1');
      expect(readBytes(withParts(workbook, { 'xl/worksheets/sheet1.xml': text }))).toBeTruthy();
    }
  });
});
