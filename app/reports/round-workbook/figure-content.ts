/** A typed text as the content of a cell: a number where the cell says the same as the text when it is read again. */
import { numberText } from '#app/domain/exchange/number-text.ts';
import type { RoundRow } from '#app/domain/exchange/rows-of-round.ts';
import { readTyped } from '#app/domain/entry/read-text.ts';
import type { CellContent } from '../workbook/workbook.ts';

/** As many as every spreadsheet program keeps. */
const KEPT_DIGITS = 15;

/** Yes and no by these words, which are in the list; what is no figure or has too many digits stays as it was typed. */
export function figureContent({ figure, spec }: Pick<RoundRow, 'figure' | 'spec'>): CellContent {
  const { text, unit } = figure;
  if (!spec) return text;
  const isOwn = unit === '' || unit === spec.units[0]?.id;
  const read = (typed: string) =>
    readTyped(typed, { unit: spec.unit, integer: spec.integer && isOwn });
  const reading = read(text);
  if (reading?.kind === 'yesNo') return reading.value ? 'yes' : 'no';
  if (reading?.kind !== 'number') return text;
  const number = Number(reading.value);
  const digits = reading.value.replace(/^-?0?\.?0*/, '').replace('.', '').length;
  if (digits > KEPT_DIGITS || !Number.isFinite(number)) return text;
  const again = read(numberText(number));
  return again?.kind === 'number' && again.value === reading.value ? number : text;
}

/** A year as the number that it is. */
export function yearContent(text: string): CellContent {
  return /^\d{4}$/.test(text) ? Number(text) : text;
}
