/** From the cells of a file to what they say about the fields of a round, each with its address; nothing is guessed. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import type { DataPoint, Kpi } from '../definitions/schema.ts';
import {
  fieldName,
  fieldProblem,
  parseFieldName,
  rowKey,
  type EntryAttribute,
  type FieldProblem,
} from '../entry/fields.ts';
import { readFigure } from '../entry/read-figure.ts';
import { findChoice, isNotReported, type ChoiceWords } from './choices.ts';
import { findHeader, plainName, type Column } from './columns.ts';
import { figureSpecOf, isSameFigure } from '../entry/field-spec.ts';
import { FileRow, textOf, type CellProblem, type FileTable, type ReadCell } from './file-row.ts';
import { findDataPoint, findInput, findNamed, findRegisterItem, type Found } from './find-named.ts';
import { findUnit } from './find-unit.ts';

export interface ReadFile {
  cells: ReadCell[];
  /** Names of columns that nothing reads. */
  unread: string[];
  /** Tables that have rows for a round. */
  tables: number;
  rows: number;
  /** The file was made from another round: its revisions say nothing about this one. */
  isOfOtherRound: boolean;
}

export interface ReadingContext {
  definitions: DefinitionSet;
  words: ChoiceWords;
  /** What our own files name this round, as `roundName` makes it. */
  round: string;
}

/** How a file of ours names the round that it was made from. */
export function roundName(city: string, year: number): string {
  return `${city}/${year}`;
}

/** Everything that the tables of a file say. An empty cell says something only where the file knows the row's revision. */
export function readTables(context: ReadingContext, tables: readonly FileTable[]): ReadFile {
  const read: ReadFile = { cells: [], unread: [], tables: 0, rows: 0, isOfOtherRound: false };
  for (const table of tables) {
    const header = findHeader(table.rows.map((row) => row.map(textOf)));
    if (!header) continue;
    read.tables += 1;
    read.unread.push(...header.unread);
    for (const [index, cells] of table.rows.entries()) {
      if (index <= header.row || cells.every((cell) => textOf(cell).trim() === '')) continue;
      read.rows += 1;
      const row = new FileRow(context.round, header, table, index, cells);
      if (row.isOfOtherRound) read.isOfOtherRound = true;
      read.cells.push(...readRow(context, row));
    }
  }
  return { ...read, cells: withoutRepetitions(context.definitions, read.cells) };
}

/** Columns that say something about a round; without any of them a row is a heading. */
const SAYING: readonly Column[] = [
  'value',
  'year',
  'quality',
  'source',
  'comment',
  'status',
  'origin',
  'link',
];

/** What is typed about a data point, by the column that holds it. */
const ENTRY_COLUMNS: ReadonlyArray<readonly [Column, EntryAttribute]> = [
  ['year', 'referenceYear'],
  ['quality', 'quality'],
  ['source', 'sourceName'],
  ['comment', 'comment'],
  ['status', 'status'],
  ['origin', 'origin'],
  ['link', 'sourceUrl'],
];

function readRow(context: ReadingContext, row: FileRow): ReadCell[] {
  const isSilent = SAYING.every((column) => row.text(column) === '' && !row.flaw(column));
  if (isSilent && row.revision === null) return [];
  const subject = subjectOf(context, row);
  if ('error' in subject) return isSilent ? [] : [subject.error];
  if (subject.kind === 'register') {
    const { id } = subject;
    return [
      ...figure(context, row, fieldName.register(id, 'value')),
      ...text(context, row, 'year', fieldName.register(id, 'referenceYear')),
      ...text(context, row, 'source', fieldName.register(id, 'source')),
      ...noSuchFields(row, ['quality', 'comment', 'status', 'origin', 'link']),
    ];
  }
  if (subject.kind === 'dataPoint') {
    const { id } = subject.dataPoint;
    return [
      ...figure(context, row, fieldName.entry(id, 'final')),
      ...row.overtyped(fieldName.entry(id, 'final')),
      ...ENTRY_COLUMNS.flatMap(([column, attribute]) =>
        text(context, row, column, fieldName.entry(id, attribute)),
      ),
    ];
  }
  const { kpi, inputId } = subject;
  const behind = ENTRY_COLUMNS.filter(([column]) => column !== 'year' && row.text(column) !== '');
  const dataPoint = dataPointOfInput(kpi, row, inputId);
  return [
    ...figure(context, row, fieldName.input(kpi.id, inputId)),
    ...text(context, row, 'year', fieldName.input(kpi.id, inputId, 'referenceYear')),
    ...behind.flatMap(([column, attribute]) => {
      if ('error' in dataPoint) return [row.error(column, dataPoint.error)];
      // the row's revision is the input's, not that of what stands behind it
      return text(context, row, column, fieldName.entry(dataPoint.one.id, attribute), null);
    }),
  ];
}

function noSuchFields(row: FileRow, columns: readonly Column[]): ReadCell[] {
  return columns
    .filter((column) => row.text(column) !== '')
    .map((column) => row.error(column, { code: 'noSuchField', column }));
}

type Subject =
  | { kind: 'register'; id: string }
  | { kind: 'dataPoint'; dataPoint: DataPoint }
  | { kind: 'input'; kpi: Kpi; inputId: string };

/** What a row is about, or why that cannot be told. */
function subjectOf({ definitions }: ReadingContext, row: FileRow): Subject | { error: ReadCell } {
  const [kpiText, dataPointText, inputText] = [
    row.text('kpi'),
    row.text('dataPoint'),
    row.text('input'),
  ];
  if (plainName(kpiText) === 'register' || (kpiText === '' && dataPointText === '')) {
    const found = findRegisterItem(definitions, inputText);
    return found.kind === 'one'
      ? { kind: 'register', id: found.one.id }
      : { error: row.error('input', problemOf('input', found)) };
  }
  const column = kpiText === '' ? 'dataPoint' : 'kpi';
  const named = findNamed(definitions, row.text(column));
  if (named.kind !== 'one') return { error: row.error(column, problemOf('kpi', named)) };
  if (named.one.kind === 'registerItem') return { kind: 'register', id: named.one.item.id };
  const { kpi } = named.one;
  if (inputText !== '') {
    const input = findInput(definitions, kpi, inputText);
    return input.kind === 'one'
      ? { kind: 'input', kpi, inputId: input.one }
      : { error: row.error('input', problemOf('input', input)) };
  }
  if (column === 'kpi' && dataPointText !== '') {
    const found = findDataPoint(kpi, dataPointText);
    return found.kind === 'one'
      ? { kind: 'dataPoint', dataPoint: found.one }
      : { error: row.error('dataPoint', problemOf('dataPoint', found)) };
  }
  const dataPoint = named.one.dataPoint ?? (kpi.dataPoints.length === 1 ? kpi.dataPoints[0] : null);
  return dataPoint
    ? { kind: 'dataPoint', dataPoint }
    : { error: row.error('kpi', missingDataPoint(kpi)) };
}

function problemOf(
  what: 'kpi' | 'dataPoint' | 'input',
  found: Exclude<Found<unknown>, { kind: 'one' }>,
): CellProblem {
  const { candidates } = found;
  return { code: `${what}${found.kind === 'several' ? 'Several' : 'Unknown'}`, candidates };
}

function missingDataPoint(kpi: Kpi): CellProblem {
  return { code: 'dataPointMissing', candidates: kpi.dataPoints.map((one) => one.label) };
}

/** The data point that quality, source and comment beside an input are about. */
function dataPointOfInput(
  kpi: Kpi,
  row: FileRow,
  inputId: string,
): { one: DataPoint } | { error: CellProblem } {
  const text = row.text('dataPoint');
  if (text !== '') {
    const found = findDataPoint(kpi, text);
    return found.kind === 'one' ? { one: found.one } : { error: problemOf('dataPoint', found) };
  }
  const using = kpi.dataPoints.filter((one) => one.inputs.some((input) => input.id === inputId));
  const [only] = using.length === 0 ? kpi.dataPoints : using;
  const isOnly = (using.length === 0 ? kpi.dataPoints : using).length === 1;
  return only && isOnly ? { one: only } : { error: missingDataPoint(kpi) };
}

/** The figure of a row with its unit, which may stand behind it in the same cell: `95 424 / 100 000 inhabitants`. */
function figure(context: ReadingContext, row: FileRow, field: string): ReadCell[] {
  if (!row.has('value')) return [];
  const flaw = row.flaw('value');
  if (flaw) return [row.error('value', { code: 'flaw', flaw }, field)];
  const typed = row.text('value');
  if (isNotReported(typed)) return [];
  if (typed === '' && row.revision === null) return [];
  const { definitions } = context;
  const parsed = parseFieldName(field);
  const spec = (parsed && figureSpecOf(definitions, parsed)) ?? null;
  const address = row.address('value');
  const { revision } = row;
  if (typed === '') return [{ kind: 'text', address, field, text: '', unit: '', revision }];
  if (!spec) return [{ kind: 'text', address, field, text: typed, revision }];
  const problem = fieldProblemOf(field, typed);
  if (problem) return [row.error('value', { code: 'field', problem }, field)];

  const unitText = row.text('unit');
  const unit = unitText === '' ? undefined : findUnit(spec, definitions.unitById, unitText);
  if (unitText !== '' && unit === undefined) {
    const units = spec.units.map((one) => one.symbol);
    return [row.error('unit', { code: 'unit', units }, field)];
  }
  const reading = readFigure(typed, unit, spec);
  if (reading?.kind !== 'invalid') {
    return [
      { kind: 'text', address, field, text: typed, ...(unit !== undefined && { unit }), revision },
    ];
  }
  if (reading.problem.code === 'ambiguousSeparator') {
    const { asThousands, asDecimal } = reading.problem;
    // with one more digit nobody takes it for thousands
    const question = { asThousands, asDecimal: `${asDecimal}0` };
    return [
      {
        kind: 'text',
        address,
        field,
        text: typed,
        ...(unit !== undefined && { unit }),
        revision,
        question,
      },
    ];
  }
  const parts = /^([-+−]?[\d\s.,'’]*\d)\s*([^\d\s.,].*)$/.exec(typed);
  const [, number = '', suffix = ''] = parts ?? [];
  const unitBehind =
    parts && unitText === '' ? findUnit(spec, definitions.unitById, suffix) : undefined;
  if (unitBehind !== undefined && readFigure(number, unitBehind, spec)?.kind === 'number') {
    return [{ kind: 'text', address, field, text: number, unit: unitBehind, revision }];
  }
  return [row.error('value', { code: 'reading', problem: reading.problem }, field)];
}

/** A cell that is no figure. */
function text(
  context: ReadingContext,
  row: FileRow,
  column: Column,
  field: string,
  revision = row.revision,
): ReadCell[] {
  if (!row.has(column)) return [];
  const flaw = row.flaw(column);
  if (flaw) return [row.error(column, { code: 'flaw', flaw }, field)];
  const typed = row.text(column);
  const address = row.address(column);
  if (typed === '') {
    return revision === null ? [] : [{ kind: 'text', address, field, text: '', revision }];
  }
  if (column === 'status' || column === 'quality' || column === 'origin') {
    if (isNotReported(typed)) return [];
    const code = findChoice(column, context.words, typed);
    // nobody can choose it, so that it says nothing
    if (code === 'notInExtract') return [];
    return code === undefined
      ? [row.error(column, { code: 'choice', column }, field)]
      : [{ kind: 'text', address, field, text: code, revision }];
  }
  const clean = typed.replace(/\r\n?/g, '\n');
  const problem = fieldProblemOf(field, clean);
  return problem
    ? [row.error(column, { code: 'field', problem }, field)]
    : [{ kind: 'text', address, field, text: clean, revision }];
}

function fieldProblemOf(field: string, typed: string): FieldProblem | undefined {
  const parsed = parseFieldName(field);
  return parsed ? fieldProblem(parsed, typed) : { code: 'unknownField' };
}

/** Of cells that say the same about a field the first stays; where they differ, each is an error that names another. */
function withoutRepetitions(definitions: DefinitionSet, cells: readonly ReadCell[]): ReadCell[] {
  const byField = new Map<string, ReadCell[]>();
  for (const cell of cells) {
    if (cell.kind === 'text') byField.set(cell.field, [...(byField.get(cell.field) ?? []), cell]);
  }
  return cells.flatMap((cell): ReadCell[] => {
    if (cell.kind === 'error') return [cell];
    const all = byField.get(cell.field) ?? [];
    const other = all.find((one) => one !== cell && !saysTheSame(definitions, one, cell));
    if (other) {
      const problem = { code: 'twice', other: other.address } as const;
      return [
        { kind: 'error', address: cell.address, field: cell.field, text: cell.text, problem },
      ];
    }
    return all[0] === cell ? [cell] : [];
  });
}

function saysTheSame(definitions: DefinitionSet, one: ReadCell, other: ReadCell): boolean {
  if (one.kind !== 'text' || other.kind !== 'text') return false;
  if (one.text === other.text && (one.unit ?? '') === (other.unit ?? '')) return true;
  const field = parseFieldName(one.field);
  const spec = field && isFigure(one.field) ? figureSpecOf(definitions, field) : undefined;
  return spec
    ? isSameFigure(
        spec,
        { text: one.text, unit: one.unit ?? '' },
        { text: other.text, unit: other.unit ?? '' },
      )
    : false;
}

/** Whether a field holds a figure: a value, or a final value. */
export function isFigure(field: string): boolean {
  const parsed = parseFieldName(field);
  return parsed?.attribute === 'value' || parsed?.attribute === 'final';
}

/** The row of a field, as the key of its revisions. */
export function rowKeyOf(field: string): string {
  const parsed = parseFieldName(field);
  return parsed ? rowKey(parsed) : '';
}
