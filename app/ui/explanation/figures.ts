/** Figures of an explanation as they stand in its sentences and formulas. */
import type { ExplainedFigure } from '#app/domain/explanation/explain-data-point.ts';
import type { PublicDataPoint } from '#app/domain/publication/public-document.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatQuantity, formatValue } from '../format.ts';

/** Typed figures are shown as exact as any of them is; computed ones with two decimals or more. */
const TYPED_DECIMALS = 10;
const LEAST_DECIMALS = 2;

/** The value with its unit, or yes or no; null where there is none. */
export function valueText(
  {
    value,
    yesNo,
    decimals,
    unitSymbol,
  }: Pick<PublicDataPoint, 'value' | 'yesNo' | 'decimals' | 'unitSymbol'>,
  t: Text,
): string | null {
  if (yesNo !== null) return t(yesNo ? 'answer.yes' : 'answer.no');
  return value === null
    ? null
    : formatQuantity(value, Math.max(decimals, LEAST_DECIMALS), unitSymbol, t.locale);
}

/** A figure of the formula in its unit; what could not be read stands as it was typed. */
export function figureText(figure: ExplainedFigure, t: Text): string {
  if (figure.yesNo !== null) return t(figure.yesNo ? 'answer.yes' : 'answer.no');
  return figure.value === null
    ? typedText(figure)
    : formatQuantity(figure.value, TYPED_DECIMALS, figure.unitSymbol, t.locale);
}

/** As the person typed it, with the unit that they held it in. */
export function typedText({ text, typedUnitSymbol, unitSymbol }: ExplainedFigure): string {
  return `${text} ${typedUnitSymbol ?? unitSymbol}`;
}

/** A bare number of a formula; one below zero in brackets. */
export function numberText(value: string, decimals: number, t: Text): string {
  const shown = formatValue(value, Math.max(decimals, LEAST_DECIMALS), t.locale);
  return value.startsWith('-') ? `(${shown})` : shown;
}
