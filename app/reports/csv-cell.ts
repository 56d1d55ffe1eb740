/** Texts as CSV cells that no spreadsheet runs as a formula. */
import { isRunAsFormula } from '#app/domain/exchange/formula-escape.ts';

/** Empty for nothing; a text that would be run begins with an apostrophe. */
export function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return isRunAsFormula(text) ? `'${text}` : text;
}
