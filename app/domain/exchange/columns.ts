/** The columns of a spreadsheet of a round: their names in our files, and the names by which other files call them. */

/** In the order of our CSV: what the format promises first, then what only a round trip needs. */
export const COLUMNS = [
  'kpi',
  'dataPoint',
  'input',
  'value',
  'unit',
  'year',
  'quality',
  'source',
  'comment',
  'status',
  'origin',
  'link',
  'label',
  'revision',
  'round',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The names of the file format; the first letters of ITU's template are theirs (quality, origin). */
export const COLUMN_NAMES: Record<Column, string> = {
  kpi: 'kpi',
  dataPoint: 'data point',
  input: 'input',
  value: 'value',
  unit: 'unit',
  year: 'year',
  quality: 'quality',
  source: 'source',
  comment: 'comment',
  status: 'status',
  origin: 'origin',
  link: 'link',
  label: 'label',
  revision: 'revision',
  round: 'round',
};

/** One row as texts, by column. */
export type ExchangeRow = Record<Column, string>;

/** Other names of a column, the better one first: of two that a file has, the first counts. */
const ALIASES: Record<Column, readonly string[]> = {
  kpi: ['kpicode', 'kpiid', 'kpinumber', 'kpino', 'code', 'indicatorcode', 'kpiname', 'indicator'],
  dataPoint: ['datapoints', 'kpiordatapoint', 'kpidatapoint'],
  input: ['inputs', 'variable', 'inputname'],
  value: ['values', 'figure', 'finalvalue', 'result', 'results', 'kpiresult'],
  unit: ['units', 'unitofmeasure'],
  year: ['referenceyear', 'datayear'],
  quality: ['qualityofthedata', 'qualityofdata', 'dataquality'],
  source: ['sources', 'sourcename', 'datasource', 'sourceofthedata'],
  comment: ['comments', 'remark', 'remarks', 'note', 'notes'],
  status: ['state'],
  origin: ['originofthedata', 'originofdata', 'dataorigin'],
  link: ['sourcelink', 'sourceurl', 'url', 'linktothesource'],
  label: [],
  revision: [],
  round: [],
};

/** Columns that are known and say nothing here: what is computed, and what only the verifier fills in. */
const NOT_READ = new Set([
  'label',
  'reported',
  'verified',
  'kpireported',
  'result',
  'converted',
  'name',
]);

/** A name without what people write differently: accents, case, spaces, signs. */
export function plainName(text: string): string {
  // most names are plain already, and a file asks for thousands
  if (/^[a-z0-9]*$/.test(text)) return text;
  const letters = /[^\0-\x7f]/.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '') : text;
  return letters
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export interface Header {
  /** Index of the row that names the columns. */
  row: number;
  /** Index of each column that the table has. */
  columns: ReadonlyMap<Column, number>;
  /** Index of the column `result` beside that of the value: what a workbook of ours computes. */
  computed: number | undefined;
  /** Names of columns that nothing reads. */
  unread: string[];
}

const ROWS_BEFORE_HEADER = 40;

/** Finds the row that names the columns: a table has a value, and a KPI or an input. Undefined for any other table. */
export function findHeader(rows: ReadonlyArray<readonly string[]>): Header | undefined {
  for (const [row, cells] of rows.slice(0, ROWS_BEFORE_HEADER).entries()) {
    const names = cells.map(plainName);
    const columns = new Map<Column, number>();
    for (const column of COLUMNS) {
      const known = [plainName(COLUMN_NAMES[column]), ...ALIASES[column]];
      const name = known.find((one) => names.includes(one));
      if (name !== undefined) columns.set(column, names.indexOf(name));
    }
    if (!columns.has('value') || !(columns.has('kpi') || columns.has('dataPoint'))) continue;
    const read = new Set(columns.values());
    const unread = cells.filter(
      (cell, index) => cell.trim() !== '' && !read.has(index) && !NOT_READ.has(plainName(cell)),
    );
    const result = names.indexOf('result');
    return { row, columns, unread, computed: result < 0 || read.has(result) ? undefined : result };
  }
  return undefined;
}

/** The letters of a column as spreadsheets write them: A, B ... Z, AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26));
}
