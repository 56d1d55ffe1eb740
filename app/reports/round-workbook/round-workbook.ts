/** A round as a workbook in the spirit of ITU's template: a sheet for each dimension, to be filled in and sent back. */
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { DataPoint, Kpi } from '#app/domain/definitions/schema.ts';
import type { ChoiceWords } from '#app/domain/exchange/choices.ts';
import { dataOfRows } from '#app/domain/exchange/data-of-rows.ts';
import type { RoundRow } from '#app/domain/exchange/rows-of-round.ts';
import type { Text } from '#app/messages/text.tsx';
import { sheetName, type WorkbookCell, type WorkbookSheet } from '../workbook/workbook.ts';
import { writeWorkbook } from '../workbook/write-workbook.ts';
import { definitionsSheet } from './definitions-sheet.ts';
import { ChosenCells, Lists } from './lists.ts';
import { LOOKS } from './looks.ts';
import { FigureCells, placeRows, ROWS_ABOVE, type Line, type PlacedSheet } from './place-rows.ts';
import { cellsOfRow, type SheetContext } from './row-cells.ts';
import { columnsOf, nameOfColumn, widthsOf } from './sheet-columns.ts';

export interface WorkbookOptions {
  definitions: DefinitionSet;
  /** The register too: of a part of the round, what its formulas read. */
  rows: readonly RoundRow[];
  /** Whether it is a part of the round, whose register somebody else fills in. */
  isPart: boolean;
  city: string;
  year: number;
  words: ChoiceWords;
  /** How a value is computed, in words. */
  formulaOf: (dataPoint: DataPoint) => string;
  t: Text;
}

/** The bytes of an XLSX workbook that import reads back as it was written. */
export function roundWorkbook(options: WorkbookOptions): Uint8Array<ArrayBuffer> {
  const { definitions, rows, isPart, words, formulaOf, t } = options;
  const kpis = definitions.kpis.filter((kpi) =>
    rows.some((row) => row.kind !== 'register' && row.kpi.id === kpi.id),
  );
  const placed = placeRows(definitions, rows, {
    registerName: sheetName(t('workbook.register')),
    nameOf: sheetName,
  });
  const lists = new Lists(sheetName(t('workbook.lists')));
  const figures = new FigureCells(placed);
  const data = dataOfRows(rows);
  const sheets = placed.map((sheet) => {
    const chosen = new ChosenCells(lists);
    const context = { kind: sheet.kind, words, data, figures, chosen };
    return roundSheet(sheet, context, options);
  });
  const register = rows.flatMap((row) => (row.kind === 'register' ? row.item : []));
  return writeWorkbook(
    [
      startSheet(options, isPart ? kpis : undefined),
      ...sheets,
      definitionsSheet(
        { kpis, register },
        {
          name: sheetName(t('workbook.definitions')),
          symbolOf: (unit) => definitions.unitById.get(unit)?.symbol ?? unit,
          formulaOf,
          t,
        },
      ),
      lists.sheet(),
    ],
    { title: t('workbook.choice.title'), text: t('workbook.choice.text') },
  );
}

function startSheet(
  { city, year, t }: WorkbookOptions,
  kpis: readonly Kpi[] | undefined,
): WorkbookSheet {
  const part = kpis ? t('workbook.someKpis', { count: kpis.length }) : t('workbook.wholeRound');
  const line = (content: string, style: WorkbookCell['style'] = LOOKS.text) => [{ content, style }];
  return {
    name: sheetName(t('workbook.start')),
    columns: [{ width: 115 }],
    rows: [
      line(t('workbook.title', { city, year, part }), LOOKS.title),
      [],
      line(t('workbook.how.typed'), LOOKS.typedText),
      line(t('workbook.how.final'), LOOKS.optionalText),
      line(t('workbook.how.behind'), LOOKS.optionalText),
      line(t('workbook.how.computed'), { ...LOOKS.computed, isWrapped: true }),
      line(t('workbook.how.verified')),
      line(t('workbook.how.hidden')),
      line(t('workbook.how.rows')),
      line(t('workbook.how.back')),
      [],
      line(t('workbook.independent'), LOOKS.note),
    ],
  };
}

function roundSheet(
  { kind, name, lines }: PlacedSheet,
  context: SheetContext,
  { city, year, isPart, t }: WorkbookOptions,
): WorkbookSheet {
  const columns = columnsOf(kind);
  const registerNote = isPart ? t('workbook.sharedNote') : t('workbook.registerNote');
  const note = kind === 'register' ? registerNote : t('workbook.sheetNote');
  const cellsOf = (line: Line): Array<WorkbookCell | undefined> => {
    if (line.kind === 'row') return cellsOfRow(context, line.row, line.number);
    if (line.kind === 'segment') {
      return columns.map((_, index) => ({
        content: index === 0 ? line.name : '',
        style: LOOKS.segment,
      }));
    }
    return [
      { content: line.kpi.code, style: LOOKS.kpi },
      { content: line.kpi.name, style: LOOKS.kpi },
    ];
  };
  return {
    name,
    columns: widthsOf(kind),
    frozen: { rows: ROWS_ABOVE, columns: 2 },
    rows: [
      [{ content: t('workbook.title', { city, year, part: name }), style: LOOKS.title }],
      [{ content: note, style: LOOKS.aside }],
      columns.map((column) => ({ content: nameOfColumn(column), style: LOOKS.header })),
      ...lines.map(cellsOf),
    ],
    choices: context.chosen.all(),
  };
}
