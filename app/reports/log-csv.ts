/** Lines of a city's log as CSV, safe to open in a spreadsheet, with what the chain can be checked by. */
import { stringify } from 'csv-stringify/sync';
import { csvCell } from './csv-cell.ts';

export interface LogRecord {
  line: number;
  at: string;
  person: string;
  /** Account id; empty for the system. */
  account: string;
  action: string;
  about: string;
  /** The code of the action, and what the line is about, as they stand in the log. */
  code: string;
  subject: string;
  /** JSON. */
  details: string;
  previous_hash: string;
  hash: string;
}

const COLUMNS = [
  'line',
  'at',
  'person',
  'account',
  'action',
  'about',
  'code',
  'subject',
  'details',
  'previous_hash',
  'hash',
] as const;

/** The first line of the file, with a byte order mark. */
export function logCsvHead(): string {
  return stringify([], {
    header: true,
    columns: [...COLUMNS],
    bom: true,
    record_delimiter: '\r\n',
  });
}

/** Some lines of the file. */
export function logCsvLines(records: readonly LogRecord[]): string {
  return stringify(
    records.map((record) => COLUMNS.map((column) => csvCell(record[column]))),
    { record_delimiter: '\r\n' },
  );
}
