/** Texts as CSV cells that no spreadsheet runs as a formula. */

const NUMBER = /^-?\d+(\.\d+)?$/;
/** Characters with which spreadsheets begin a formula, wide forms included, also behind white space. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Empty for nothing; a text that would be run begins with an apostrophe. */
export function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
