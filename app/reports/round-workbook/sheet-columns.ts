/** The columns of a round's sheets: those of the exchange format, with computed ones between them. */
import { COLUMN_NAMES, columnLetters, type Column } from '#app/domain/exchange/columns.ts';

/** What is computed or the verifier's; import does not read it. ITU's columns O, Q and S (2022, p. 162-163). */
type OwnColumn = 'result' | 'reported' | 'verified' | 'converted';
export type SheetColumn = Column | OwnColumn;

const WIDTHS: Record<SheetColumn, number> = {
  kpi: 18,
  label: 52,
  value: 16,
  unit: 27,
  result: 15,
  year: 8,
  quality: 34,
  origin: 26,
  source: 30,
  link: 28,
  comment: 36,
  status: 15,
  reported: 10,
  verified: 10,
  dataPoint: 11,
  input: 27,
  converted: 14,
  revision: 9,
  round: 20,
};

/** Only the file needs them: the figure in the definition's unit, and which version of which round it holds. */
const HIDDEN: ReadonlySet<SheetColumn> = new Set(['converted', 'revision', 'round']);

const KPI_COLUMNS: readonly SheetColumn[] = [
  'kpi',
  'label',
  'value',
  'unit',
  'result',
  'year',
  'quality',
  'origin',
  'source',
  'link',
  'comment',
  'status',
  'reported',
  'verified',
  'dataPoint',
  'input',
  'converted',
  'revision',
  'round',
];
const NOT_IN_REGISTER: ReadonlySet<SheetColumn> = new Set([
  'result',
  'quality',
  'origin',
  'link',
  'comment',
  'status',
  'reported',
  'verified',
  'dataPoint',
]);
const REGISTER_COLUMNS = KPI_COLUMNS.filter((column) => !NOT_IN_REGISTER.has(column));

export type SheetKind = 'register' | 'kpis';

export function columnsOf(kind: SheetKind): readonly SheetColumn[] {
  return kind === 'register' ? REGISTER_COLUMNS : KPI_COLUMNS;
}

export function widthsOf(kind: SheetKind) {
  return columnsOf(kind).map((column) => ({
    width: WIDTHS[column],
    isHidden: HIDDEN.has(column),
  }));
}

/** The name in the sheet's header: the format's own, which import knows. */
export function nameOfColumn(column: SheetColumn): string {
  return column in COLUMN_NAMES ? COLUMN_NAMES[column as Column] : column;
}

/** `C12` */
export function addressOf(kind: SheetKind, column: SheetColumn, row: number): string {
  return `${columnLetters(columnsOf(kind).indexOf(column))}${row}`;
}
