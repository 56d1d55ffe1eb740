/** Tells by its content what kind of file somebody has sent, and reads it as tables. */
import type { FileTable } from '#app/domain/exchange/file-row.ts';
import { decodeText } from './decode-text.server.ts';
import { MOST_BYTES } from './limits.ts';
import { readCsv } from './read-csv.server.ts';
import { readJson } from './read-json.server.ts';
import { readWorkbook } from './read-workbook.server.ts';
import { RefusedFile, refuse, type Refusal } from './refusal.ts';

export type ReadBytes = { tables: FileTable[] } | { refusal: Refusal };

/** The tables of a file, or why it is not read. Runs in a thread of its own, because the file may mean harm. */
export function readBytes(bytes: Uint8Array): ReadBytes {
  try {
    return { tables: tablesOf(bytes).map(withKeptCharacters) };
  } catch (error) {
    if (error instanceof RefusedFile) return { refusal: error.refusal };
    throw error;
  }
}

/** Without characters that no database keeps: NUL, and halves of characters. */
function withKeptCharacters(table: FileTable): FileTable {
  const kept = (text: string) => text.replace(/\0|\p{Cs}/gu, '');
  return {
    ...table,
    ...(table.sheet !== null && { sheet: kept(table.sheet) }),
    rows: table.rows.map((row) =>
      row.map((cell) =>
        typeof cell === 'string' ? kept(cell) : { ...cell, text: kept(cell.text) },
      ),
    ),
  };
}

function tablesOf(bytes: Uint8Array): FileTable[] {
  if (bytes.length === 0) return refuse({ code: 'empty' });
  if (bytes.length > MOST_BYTES) return refuse({ code: 'tooLarge', most: MOST_BYTES / 1_000_000 });
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.length));
  if (start.subarray(0, 2).toString('latin1') === 'PK') return readWorkbook(bytes);
  // the container of .xls, and of a workbook behind a password
  if (start.toString('hex').startsWith('d0cf11e0')) return refuse({ code: 'oldOrLocked' });
  if (start.toString('latin1').startsWith('%PDF')) return refuse({ code: 'kindUnknown' });
  const text = decodeText(bytes);
  if (text.trim() === '') return refuse({ code: 'empty' });
  return [/^\s*[[{]/.test(text) ? readJson(text) : readCsv(text)];
}
