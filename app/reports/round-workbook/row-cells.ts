/** The cells of one row of a round: what is typed, what may be chosen, and what is computed from it. */
import {
  convertedFormula,
  convertedValue,
  reportedFormula,
  resultFormula,
  resultValue,
} from '#app/domain/exchange/sheet-formulas.ts';
import type { ChoiceWords } from '#app/domain/exchange/choices.ts';
import { readingOfRow } from '#app/domain/exchange/data-of-rows.ts';
import type { RoundRow } from '#app/domain/exchange/rows-of-round.ts';
import { isRegisterReference, isTypedDirectly } from '#app/domain/entry/fields.ts';
import type { AssessmentData } from '#app/domain/entry/entry.ts';
import { computeValue, isValid } from '#app/domain/scoring/value.ts';
import type { CellStyle, WorkbookCell } from '../workbook/workbook.ts';
import { figureContent, yearContent } from './figure-content.ts';
import type { ChosenCells } from './lists.ts';
import { LOOKS, resultLook } from './looks.ts';
import type { FigureCells } from './place-rows.ts';
import { addressOf, columnsOf, type SheetColumn, type SheetKind } from './sheet-columns.ts';

/** What the cells of a sheet have in common. */
export interface SheetContext {
  kind: SheetKind;
  words: ChoiceWords;
  /** What the rows of the workbook say to the formulas. */
  data: AssessmentData;
  figures: FigureCells;
  chosen: ChosenCells;
}

type Cells = Partial<Record<SheetColumn, WorkbookCell>>;

const YES_NO = ['yes', 'no'];
const VERDICTS = ['YES', 'NO'];

/** The cells in the order of the sheet's columns. */
export function cellsOfRow(
  context: SheetContext,
  placed: RoundRow,
  number: number,
): Array<WorkbookCell | undefined> {
  const cells = {
    ...nameCells(placed),
    ...figureCells(context, placed, number),
    ...(placed.kind === 'dataPoint' && dataPointCells(context, placed, number)),
  };
  return columnsOf(context.kind).map((column) => cells[column]);
}

function nameCells({ row }: RoundRow): Cells {
  const code = (content: string): WorkbookCell => ({ content, style: LOOKS.code });
  return {
    kpi: code(row.kpi),
    label: { content: row.label, style: LOOKS.label },
    dataPoint: code(row.dataPoint),
    input: code(row.input),
    revision: { content: row.revision === '' ? '' : Number(row.revision), style: LOOKS.code },
    round: code(row.round),
  };
}

function figureCells(context: SheetContext, placed: RoundRow, number: number): Cells {
  const { kind, chosen, figures } = context;
  const { row, spec } = placed;
  const address = (column: SheetColumn) => addressOf(kind, column, number);
  // where inputs lead to the value, a final one takes their place only if they are not known
  const isOptional = placed.kind === 'dataPoint' && !isTypedDirectly(placed.dataPoint);
  const look: CellStyle = isOptional ? LOOKS.optional : LOOKS.typed;
  if (spec?.unit === 'yes-no') chosen.add(address('value'), YES_NO);
  const hasUnits = spec !== null && spec.units.length > 1;
  if (hasUnits)
    chosen.add(
      address('unit'),
      spec.units.map(({ symbol }) => symbol),
    );
  const ownFor =
    placed.kind === 'input' && isRegisterReference(placed.inputId)
      ? figures.ofRegister(placed.inputId)
      : undefined;
  return {
    value: { content: figureContent(placed), style: look },
    unit: { content: row.unit, style: hasUnits ? look : LOOKS.unit },
    year: { content: yearContent(row.year), style: LOOKS.optional },
    ...(placed.kind === 'register' && {
      source: { content: row.source, style: LOOKS.optionalText },
    }),
    ...(spec && {
      converted: {
        content: {
          formula: convertedFormula(spec, address('value'), address('unit'), ownFor),
          value: convertedValue(readingOfRow(placed) ?? registerReading(context, placed)),
        },
        style: LOOKS.code,
      },
    }),
  };
}

/** What stands in for an own figure that is empty. */
function registerReading({ data }: SheetContext, placed: RoundRow) {
  if (placed.kind !== 'input' || !isRegisterReference(placed.inputId)) return undefined;
  return data.register[placed.inputId.replace(/^register:/, '')];
}

function dataPointCells(
  { kind, words, data, figures, chosen }: SheetContext,
  { kpi, dataPoint, row }: Extract<RoundRow, { kind: 'dataPoint' }>,
  number: number,
): Cells {
  const address = (column: SheetColumn) => addressOf(kind, column, number);
  const { notInExtract: _, ...statuses } = words.status;
  chosen.add(address('status'), Object.values(statuses));
  chosen.add(address('quality'), Object.values(words.quality));
  chosen.add(address('origin'), Object.values(words.origin));
  chosen.add(address('verified'), VERDICTS);
  const value = computeValue(dataPoint, kpi.id, data);
  const cells = {
    status: address('status'),
    final: address('converted'),
    figure: (reference: string) => figures.of(kpi, reference),
  };
  const choice = (column: keyof ChoiceWords): WorkbookCell => {
    const wordsOfColumn: Readonly<Record<string, string>> = words[column];
    return { content: wordsOfColumn[row[column]] ?? row[column], style: LOOKS.optional };
  };
  const text = (content: string): WorkbookCell => ({ content, style: LOOKS.optionalText });
  return {
    result: {
      content: {
        formula: resultFormula(dataPoint, cells, words.status),
        value: resultValue(value),
      },
      style: resultLook(dataPoint.decimals),
    },
    reported: {
      content: {
        formula: reportedFormula(dataPoint, address('result')),
        value: isValid(value) ? 'YES' : 'NO',
      },
      style: LOOKS.flag,
    },
    verified: { content: '', style: LOOKS.verifier },
    status: choice('status'),
    quality: choice('quality'),
    origin: choice('origin'),
    source: text(row.source),
    link: text(row.link),
    comment: text(row.comment),
  };
}
