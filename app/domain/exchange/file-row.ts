/** The tables of a file and one row of them, with its columns at hand and an address for every cell. */
import type { FieldProblem } from '../entry/fields.ts';
import type { ReadingProblem } from '../entry/read-text.ts';
import { COLUMN_NAMES, columnLetters, type Column, type Header } from './columns.ts';
import { NOT_APPLICABLE, NOT_REPORTED, UNREAD } from './sheet-formulas.ts';

/** Why the text of a cell is not what its column asks for, before anything is known of what it says. */
export type CellFlaw = 'formula' | 'date' | 'error';
/** A cell as a reader of files found it. */
export type FileCell = string | { text: string; flaw: CellFlaw };
/** A sheet of a workbook, or a CSV or JSON file as one table. */
export interface FileTable {
  /** Of a workbook's sheet; null: the only table of a file. */
  sheet: string | null;
  /** A JSON file has no letters: its rows are addressed by their place and the name of the value. */
  isJson?: boolean;
  rows: FileCell[][];
}

/** Why a cell cannot be brought in. */
export type CellProblem =
  | { code: 'kpiUnknown' | 'dataPointUnknown' | 'inputUnknown'; candidates: string[] }
  | { code: 'kpiSeveral' | 'dataPointSeveral' | 'inputSeveral'; candidates: string[] }
  | { code: 'dataPointMissing'; candidates: string[] }
  | { code: 'unit'; units: string[] }
  | { code: 'choice'; column: string }
  /** The row has no such column: an item of the register has no quality. */
  | { code: 'noSuchField'; column: string }
  | { code: 'reading'; problem: ReadingProblem }
  | { code: 'field'; problem: FieldProblem }
  | { code: 'flaw'; flaw: CellFlaw }
  /** A figure stands where our workbook had a formula. */
  | { code: 'overtyped' }
  /** Another cell says something else about the same. */
  | { code: 'twice'; other: string };

/** What one cell says about one field. */
export type ReadCell = { address: string } & (
  | {
      kind: 'text';
      field: string;
      text: string;
      /** Of a figure: the id of its unit, '' for the definition's own; undefined: the file does not say. */
      unit?: string;
      /** The row's revision when the file was made; null: the file does not know. */
      revision: number | null;
      /** The text can be read in two ways, and a person has to say in which. */
      question?: { asThousands: string; asDecimal: string };
    }
  | { kind: 'error'; field: string | null; text: string; problem: CellProblem }
);

/** What stands in a cell, whatever is wrong with it. */
export function textOf(cell: FileCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

/** What a computed cell says where there is no value. */
const COMPUTED_WORDS: ReadonlySet<string> = new Set(['', NOT_REPORTED, NOT_APPLICABLE, UNREAD]);

/** A row of a table; `round` is what our own files name the round that it is held against. */
export class FileRow {
  readonly isOfOtherRound: boolean;
  readonly revision: number | null;

  constructor(
    round: string,
    private readonly header: Header,
    private readonly table: FileTable,
    private readonly index: number,
    private readonly cells: readonly FileCell[],
  ) {
    const named = this.text('round');
    this.isOfOtherRound = named !== '' && named !== round;
    const revision = this.text('revision');
    this.revision = /^\d{1,9}$/.test(revision) && !this.isOfOtherRound ? Number(revision) : null;
  }

  has(column: Column): boolean {
    return this.header.columns.has(column);
  }

  text(column: Column): string {
    const cell = this.cells[this.header.columns.get(column) ?? -1];
    return cell === undefined ? '' : textOf(cell).trim();
  }

  flaw(column: Column): CellFlaw | undefined {
    const cell = this.cells[this.header.columns.get(column) ?? -1];
    return typeof cell === 'object' ? cell.flaw : undefined;
  }

  address(column: Column): string {
    if (this.table.isJson) {
      return `rows[${this.index - this.header.row - 1}].${COLUMN_NAMES[column]}`;
    }
    return this.addressOf(this.header.columns.get(column) ?? 0);
  }

  private addressOf(column: number): string {
    const cell = `${columnLetters(column)}${this.index + 1}`;
    return this.table.sheet === null ? cell : `${this.table.sheet}!${cell}`;
  }

  /** A figure in place of the formula that our own workbook computes the value by. */
  overtyped(field: string): ReadCell[] {
    const { computed } = this.header;
    const cell = this.table.sheet === null ? undefined : this.cells[computed ?? -1];
    const isOurs = this.text('round') !== '';
    if (computed === undefined || !isOurs || typeof cell !== 'string') return [];
    const text = cell.trim();
    if (COMPUTED_WORDS.has(text) || this.text('value') !== '') return [];
    const problem = { code: 'overtyped' } as const;
    return [{ kind: 'error', address: this.addressOf(computed), field, text, problem }];
  }

  error(column: Column, problem: CellProblem, field: string | null = null): ReadCell {
    return {
      kind: 'error',
      address: this.address(column),
      field,
      text: this.text(column),
      problem,
    };
  }
}
