/** Texts that a spreadsheet would run as a formula: how our CSV writes them, and how they are read again. */

const NUMBER = /^-?\d+(\.\d+)?$/;
/** Characters with which spreadsheets begin a formula, wide forms included, also behind white space. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** The same, or a text that would be taken for an escaped one. */
const ESCAPED = /^'+(?:[\s\p{Cc}]*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** Whether a spreadsheet that opens a CSV file would run a cell of it. */
export function isRunAsFormula(text: string): boolean {
  return FORMULA.test(text) && !NUMBER.test(text);
}

/** A text behind an apostrophe where a spreadsheet would run it, or where reading it again would take one away. */
export function escapedCell(text: string): string {
  return isRunAsFormula(text) || ESCAPED.test(text) ? `'${text}` : text;
}

/** The text that `escapedCell` was given. */
export function unescapedCell(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell;
}
