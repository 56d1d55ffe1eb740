/** A round as CSV and as JSON: rows that a department can fill in and send back. */
import { stringify } from 'csv-stringify/sync';
import { COLUMN_NAMES, COLUMNS, type ExchangeRow } from '#app/domain/exchange/columns.ts';
import { escapedCell } from '#app/domain/exchange/formula-escape.ts';

/** UTF-8 with a byte order mark, lines ended as RFC 4180 says; a text that would be run begins with an apostrophe. */
export function roundCsv(rows: readonly ExchangeRow[]): string {
  return stringify(
    rows.map((row) => COLUMNS.map((column) => escapedCell(row[column]))),
    {
      header: true,
      columns: COLUMNS.map((column) => COLUMN_NAMES[column]),
      bom: true,
      record_delimiter: '\r\n',
    },
  );
}

/** The same rows by the names of the columns, with what the file is. */
export function roundJson(rows: readonly ExchangeRow[], facts: Record<string, unknown>): string {
  const named = rows.map((row) =>
    Object.fromEntries(COLUMNS.map((column) => [COLUMN_NAMES[column], row[column]])),
  );
  return `${JSON.stringify({ ...facts, rows: named }, null, 2)}\n`;
}
