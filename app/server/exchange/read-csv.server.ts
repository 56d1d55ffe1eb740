/** Reads CSV as spreadsheets of many countries save it: with commas, semicolons or tabs. */
import { parse } from 'csv-parse/sync';
import { findHeader } from '#app/domain/exchange/columns.ts';
import type { FileTable } from '#app/domain/exchange/file-row.ts';
import { unescapedCell } from '#app/domain/exchange/formula-escape.ts';
import { MOST_CELLS, MOST_ROWS } from './limits.ts';
import { refuse } from './refusal.ts';

const SEPARATORS = [',', ';', '\t'] as const;
/** The row that names the columns stands near the top. */
const ROWS_TO_LOOK_AT = 40;

/** The one table of a CSV file. Throws `RefusedFile` where no separator makes columns of it. */
export function readCsv(text: string): FileTable {
  const body = text.replace(/^sep=.\r?\n/i, '');
  const separator = separatorOf(body);
  const rows = records(body, separator, MOST_ROWS + 1);
  if (rows.length > MOST_ROWS) refuse({ code: 'tooManyRows', most: MOST_ROWS });
  if (rows.reduce((sum, row) => sum + row.length, 0) > MOST_CELLS) {
    refuse({ code: 'tooManyCells', most: MOST_CELLS });
  }
  // the line that names a separator counts as one
  const shift: string[][] = body === text ? [] : [[]];
  return { sheet: null, rows: [...shift, ...rows].map((row) => row.map(unescapedCell)) };
}

/** The separator with which the file has columns of ours. */
function separatorOf(text: string): string {
  let isDamaged = false;
  for (const separator of SEPARATORS.filter((one) => text.includes(one))) {
    try {
      if (findHeader(records(text, separator, ROWS_TO_LOOK_AT))) return separator;
    } catch {
      isDamaged = true;
    }
  }
  if (isDamaged) return refuse({ code: 'damaged' });
  return refuse({ code: SEPARATORS.some((one) => text.includes(one)) ? 'noTable' : 'separator' });
}

function records(text: string, delimiter: string, most: number): string[][] {
  try {
    return parse(text, {
      delimiter,
      to: most,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: 1_000_000,
    }) as string[][];
  } catch {
    return refuse({ code: 'damaged' });
  }
}
