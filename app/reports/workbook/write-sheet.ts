/** One sheet as SpreadsheetML: texts are strings in their cells, and only what is made as a formula is one. */
import { columnLetters } from '#app/domain/exchange/columns.ts';
import { isRunAsFormula } from '#app/domain/exchange/formula-escape.ts';
import { escapeXml } from './escape-xml.ts';
import type { ChoiceQuestion, WorkbookCell, WorkbookSheet } from './workbook.ts';
import type { Styles } from './write-styles.ts';

/** The parts stand in the order that the format asks for. */
export function writeSheet(sheet: WorkbookSheet, styles: Styles, question: ChoiceQuestion): string {
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    viewXml(sheet),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columnsXml(sheet),
    '<sheetData>',
    ...sheet.rows.map((row, index) => rowXml(sheet, row, index + 1, styles)),
    '</sheetData>',
    choicesXml(sheet, question),
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    '</worksheet>',
  ].join('');
}

function viewXml({ frozen }: WorkbookSheet): string {
  if (!frozen) return '<sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews>';
  const { rows, columns } = frozen;
  const place = `${columnLetters(columns)}${rows + 1}`;
  return [
    '<sheetViews><sheetView workbookViewId="0" showGridLines="0">',
    `<pane xSplit="${columns}" ySplit="${rows}" topLeftCell="${place}" activePane="bottomRight" state="frozen"/>`,
    `<selection pane="bottomRight" activeCell="${place}" sqref="${place}"/>`,
    '</sheetView></sheetViews>',
  ].join('');
}

function columnsXml({ columns }: WorkbookSheet): string {
  const parts = columns.map(
    ({ width, isHidden }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${isHidden ? ' hidden="1"' : ''}/>`,
  );
  return parts.length === 0 ? '' : `<cols>${parts.join('')}</cols>`;
}

function rowXml(
  { columns }: WorkbookSheet,
  row: WorkbookSheet['rows'][number],
  number: number,
  styles: Styles,
): string {
  const cells = row.map((cell, index) =>
    cell === undefined ? '' : cellXml(cell, `${columnLetters(index)}${number}`, styles),
  );
  const lines = Math.max(1, ...row.map((cell, index) => linesOf(cell, columns[index]?.width)));
  const height = lines > 1 ? ` ht="${Math.min(TALLEST, lines * LINE)}"` : '';
  return `<row r="${number}"${height}>${cells.join('')}</row>`;
}

/** In points. */
const LINE = 15;
const TALLEST = 405;
/** Widths count digits; of running text there is room for more letters. */
const LETTERS = 1.12;

/** How many lines a wrapped text takes, at a guess: not every program works it out when it opens a file. */
function linesOf(cell: WorkbookCell | undefined, width = 1): number {
  if (typeof cell?.content !== 'string' || !cell.style.isWrapped) return 1;
  const lines = cell.content
    .split('\n')
    .map((line) => Math.max(1, Math.ceil(line.length / (width * LETTERS))));
  return lines.reduce((sum, one) => sum + one, 0);
}

function cellXml({ content, style }: WorkbookCell, address: string, styles: Styles): string {
  if (content === '') return `<c r="${address}" s="${styles.numberOf(style)}"/>`;
  if (typeof content === 'string') {
    // also when somebody edits the cell and leaves it, its text is not run
    const number = styles.numberOf({
      ...style,
      ...(isRunAsFormula(content) && { isQuoted: true }),
    });
    return `<c r="${address}" s="${number}" t="inlineStr"><is>${textXml(content)}</is></c>`;
  }
  const start = `<c r="${address}" s="${styles.numberOf(style)}"`;
  if (typeof content === 'number') return `${start}><v>${content}</v></c>`;
  const formula = `<f>${escapeXml(content.formula)}</f>`;
  return typeof content.value === 'number'
    ? `${start}>${formula}<v>${content.value}</v></c>`
    : `${start} t="str">${formula}<v>${escapeXml(content.value)}</v></c>`;
}

function textXml(text: string): string {
  return `<t xml:space="preserve">${escapeXml(text)}</t>`;
}

function choicesXml({ choices = [] }: WorkbookSheet, { title, text }: ChoiceQuestion): string {
  const used = choices.filter((one) => one.cells.length > 0);
  if (used.length === 0) return '';
  const parts = used.map(({ list, cells }) =>
    [
      '<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1"',
      ` errorTitle="${escapeXml(title)}" error="${escapeXml(text)}" sqref="${cells.join(' ')}">`,
      `<formula1>${escapeXml(list)}</formula1></dataValidation>`,
    ].join(''),
  );
  return `<dataValidations count="${used.length}">${parts.join('')}</dataValidations>`;
}
