/** Reads the visible sheets of an XLSX workbook as tables of texts; of each cell only what was typed counts. */
import { Decimal } from 'decimal.js';
import type { FileCell, FileTable } from '#app/domain/exchange/file-row.ts';
import { MOST_CELL_CHARACTERS, MOST_CELLS, MOST_ROWS } from './limits.ts';
import { numberText } from '#app/domain/exchange/number-text.ts';
import { readXml } from './read-xml.server.ts';
import { refuse } from './refusal.ts';
import { openArchive, type Archive } from './zip-entries.server.ts';

/** Beyond these no column of ours can be. */
const MOST_COLUMNS = 256;
const MACROS = /(^|\/)(vbaproject(signature)?\.bin$|macrosheets\/)/i;
const EXTERNAL =
  /(^|\/)xl\/(externallinks|embeddings|activex|querytables)\/|(^|\/)xl\/connections\.xml$/i;

/** The tables of a workbook. Throws `RefusedFile` for one with macros or links to other files, and beyond the limits. */
export function readWorkbook(bytes: Uint8Array): FileTable[] {
  const archive = openArchive(bytes);
  if (archive.names.some((name) => MACROS.test(name))) refuse({ code: 'macros' });
  if (archive.names.some((name) => EXTERNAL.test(name))) refuse({ code: 'externalLinks' });
  if (!archive.names.includes('[Content_Types].xml')) refuse({ code: 'kindUnknown' });
  refuseMacroTypes(archive);
  const path = workbookPath(archive);
  const sheets = listSheets(archive, path);
  const texts = sharedTexts(archive, sheets.textsPath);
  const formats = cellFormats(archive, sheets.stylesPath);
  const limits = { cells: 0, rows: 0 };
  return sheets.visible.map(({ name, path: sheetPath }) => ({
    sheet: name,
    rows: readSheet(required(archive, sheetPath), texts, formats, limits),
  }));
}

function required(archive: Archive, path: string): Uint8Array {
  return archive.read(path) ?? refuse({ code: 'damaged' });
}

function refuseMacroTypes(archive: Archive): void {
  readXml(required(archive, '[Content_Types].xml'), {
    open(_, { ContentType = '' }) {
      if (/macroEnabled|vbaProject/i.test(ContentType)) refuse({ code: 'macros' });
    },
  });
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

function relationsOf(archive: Archive, path: string, folder: string): Relation[] {
  const relations: Relation[] = [];
  const bytes = archive.read(path);
  if (!bytes) return [];
  readXml(bytes, {
    open(name, { Id = '', Type = '', Target = '', TargetMode = '' }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : folder + Target;
      relations.push({ id: Id, type: Type.split('/').pop() ?? '', target });
    },
  });
  return relations;
}

function workbookPath(archive: Archive): string {
  const document = relationsOf(archive, '_rels/.rels', '').find(
    (one) => one.type === 'officeDocument',
  );
  if (!document || !/\.xml$/i.test(document.target)) return refuse({ code: 'kindUnknown' });
  return document.target;
}

function listSheets(archive: Archive, path: string) {
  const folder = path.replace(/[^/]*$/, '');
  const relations = relationsOf(
    archive,
    `${folder}_rels/${path.slice(folder.length)}.rels`,
    folder,
  );
  const pathOf = (test: (one: Relation) => boolean) => relations.find(test)?.target;
  const visible: Array<{ name: string; path: string }> = [];
  let isWorkbook = false;
  readXml(required(archive, path), {
    open(element, attributes) {
      if (element === 'workbook') isWorkbook = true;
      const { name = '', state = 'visible' } = attributes;
      if (element !== 'sheet' || state !== 'visible') return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
      const sheetPath = pathOf((one) => one.id === id && one.type === 'worksheet');
      if (sheetPath !== undefined) visible.push({ name, path: sheetPath });
      else if (!isOtherSheet(relations, id)) refuse({ code: 'damaged' });
    },
  });
  if (!isWorkbook) refuse({ code: 'kindUnknown' });
  if (visible.length === 0) refuse({ code: 'damaged' });
  return {
    visible,
    textsPath: pathOf((one) => one.type === 'sharedStrings'),
    stylesPath: pathOf((one) => one.type === 'styles'),
  };
}

/** Charts have sheets of their own. */
function isOtherSheet(relations: readonly Relation[], id: string | undefined): boolean {
  return relations.some((one) => one.id === id && one.type !== 'worksheet');
}

function sharedTexts(archive: Archive, path: string | undefined): string[] {
  const bytes = path === undefined ? undefined : required(archive, path);
  const texts: string[] = [];
  if (!bytes) return texts;
  let text = '';
  let isText = false;
  let isReading = false;
  readXml(bytes, {
    open(name) {
      if (name === 'si') text = '';
      // how East Asian words are pronounced is not part of them
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text(part) {
      if (isText) text += part;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isReading = false;
      if (name !== 'si') return;
      texts.push(plainText(text));
      if (texts.length > MOST_CELLS) refuse({ code: 'tooManyCells', most: MOST_CELLS });
    },
  });
  return texts;
}

type Format = 'number' | 'percent' | 'date';

/** What a number of each style is: 0.97 shown as 97 % was typed as 97 %. */
function cellFormats(archive: Archive, path: string | undefined): Format[] {
  const bytes = path === undefined ? undefined : required(archive, path);
  const formats: Format[] = [];
  if (!bytes) return formats;
  const own = new Map<number, string>();
  let isCellFormats = false;
  readXml(bytes, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') own.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') isCellFormats = true;
      if (name === 'xf' && isCellFormats) formats.push(formatOf(Number(numFmtId), own));
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false;
    },
  });
  return formats;
}

function formatOf(id: number, own: ReadonlyMap<number, string>): Format {
  // the formats that are built in: 9 and 10 percentages, 14 to 22 and 45 to 47 dates and times
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 14 && id <= 22) || (id >= 45 && id <= 47)) return 'date';
  const code = (own.get(id) ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (code.includes('%')) return 'percent';
  return /[ymdhs]/i.test(code.replace(/general/gi, '')) ? 'date' : 'number';
}

interface Cell {
  column: number;
  type: string;
  format: Format;
  hasFormula: boolean;
  value: string;
}

function readSheet(
  bytes: Uint8Array,
  texts: readonly string[],
  formats: readonly Format[],
  limits: { cells: number; rows: number },
): FileCell[][] {
  const rows: FileCell[][] = [];
  let row = -1;
  let cell: Cell | undefined;
  let isValue = false;
  let column = -1;
  readXml(bytes, {
    open(name, attributes) {
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
        column = -1;
      } else if (name === 'c') {
        limits.cells += 1;
        if (limits.cells > MOST_CELLS) refuse({ code: 'tooManyCells', most: MOST_CELLS });
        const place = placeOf(attributes.r);
        column = place?.column ?? column + 1;
        row = place?.row ?? row;
        cell = {
          column,
          type: attributes.t ?? 'n',
          format: formats[Number(attributes.s ?? 0)] ?? 'number',
          hasFormula: false,
          value: '',
        };
      } else if (name === 'f' && cell) cell.hasFormula = true;
      isValue = name === 'v' || name === 't';
    },
    text(part) {
      if (isValue && cell && cell.value.length <= MOST_CELL_CHARACTERS) cell.value += part;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      if (name !== 'c' || !cell) return;
      const content = contentOf(cell, texts);
      if (content !== '') note(content, cell.column);
      cell = undefined;
    },
  });
  return rows;

  function note(content: FileCell, at: number): void {
    if (!Number.isInteger(row) || row < 0) refuse({ code: 'damaged' });
    if (at >= MOST_COLUMNS) return;
    if (row >= MOST_ROWS || limits.rows > MOST_ROWS) {
      refuse({ code: 'tooManyRows', most: MOST_ROWS });
    }
    while (rows.length <= row) {
      rows.push([]);
      limits.rows += 1;
    }
    const cells = rows[row] ?? [];
    while (cells.length < at) cells.push('');
    cells[at] = content;
  }
}

function placeOf(reference: string | undefined): { column: number; row: number } | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? '') ?? [];
  if (letters === '') return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(digits) - 1 };
}

function contentOf({ type, format, hasFormula, value }: Cell, texts: readonly string[]): FileCell {
  if (hasFormula) return { text: plainText(value), flaw: 'formula' };
  if (value === '') return '';
  switch (type) {
    case 's':
      return texts[Number(value)] ?? refuse({ code: 'damaged' });
    case 'b':
      return value === '1' ? 'yes' : 'no';
    case 'e':
      return { text: value, flaw: 'error' };
    case 'd':
      return { text: value, flaw: 'date' };
    case 'n':
      return numberOf(value, format);
    default:
      return plainText(value);
  }
}

function numberOf(text: string, format: Format): FileCell {
  const value = Number(text);
  if (!Number.isFinite(value)) return refuse({ code: 'damaged' });
  if (format === 'date') return { text, flaw: 'date' };
  if (format === 'percent') return `${new Decimal(value).times(100).toFixed()}%`;
  return numberText(value);
}

/** Spreadsheets write characters that XML does not hold by their number. */
function plainText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return character === '\0' ? '' : character;
  });
}
