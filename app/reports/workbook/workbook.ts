/** What a workbook is before it is written: sheets of cells with a look, and lists to choose from. */

/** A computed cell has its value with it, so that it reads without being recalculated. */
export type CellContent = string | number | { formula: string; value: string | number };

export interface CellStyle {
  bold?: boolean;
  /** In points; 11 where it is left out. */
  size?: number;
  /** Six hex digits. */
  colour?: string;
  fill?: string;
  isFramed?: boolean;
  isWrapped?: boolean;
  align?: 'center' | 'right';
  /** `@`: what is typed stays a text. */
  format?: string;
}

export interface WorkbookCell {
  content: CellContent;
  style: CellStyle;
}

/** Cells in which one of a list can be chosen; other texts are asked about, not refused. */
export interface ChoiceCells {
  /** `'Lists'!$A$1:$A$6` */
  list: string;
  cells: string[];
}

export interface WorkbookSheet {
  name: string;
  isHidden?: boolean;
  /** Widths in characters. */
  columns: ReadonlyArray<{ width: number; isHidden?: boolean }>;
  /** How many rows and columns stay in view. */
  frozen?: { rows: number; columns: number };
  /** Row by row; what is undefined is empty. */
  rows: ReadonlyArray<ReadonlyArray<WorkbookCell | undefined>>;
  choices?: readonly ChoiceCells[];
}

/** What is said where a cell holds none of its choices. */
export interface ChoiceQuestion {
  title: string;
  text: string;
}

const LONGEST_SHEET_NAME = 31;

/** A name that every spreadsheet program takes for a sheet. */
export function sheetName(text: string): string {
  return text
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .slice(0, LONGEST_SHEET_NAME);
}

/** The address of a cell or a range on a sheet, for a formula on any sheet. */
export function onSheet(sheet: string, cells: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cells}`;
}
