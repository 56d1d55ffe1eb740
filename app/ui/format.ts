/** Figures and dates as people of a language write them. */
import type { Band } from '#app/domain/scoring/band.ts';

/** Making a formatter takes a hundred times longer than using it, and a page has hundreds of figures. */
const formatters = new Map<string, Intl.NumberFormat>();
function formatter(
  locale: string,
  most: 'maximumFractionDigits' | 'maximumSignificantDigits',
  digits: number,
): Intl.NumberFormat {
  const key = `${locale} ${most} ${digits}`;
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.NumberFormat(locale, { [most]: digits });
    formatters.set(key, known);
  }
  return known;
}

/** A decimal with at most so many decimals, grouped; small numbers keep two significant digits instead of becoming 0. */
export function formatValue(value: string, decimals: number, locale: string): string {
  // Intl reads the text of a decimal as it is, without a detour over floating point
  const figure = value as Intl.StringNumericLiteral;
  // no browser refuses 20, some refuse more
  const digits = Math.min(decimals, 20);
  const shown = formatter(locale, 'maximumFractionDigits', digits).format(figure);
  const isLost = !/[1-9]/.test(shown) && /[1-9]/.test(value);
  if (!isLost) return shown;
  return formatter(locale, 'maximumSignificantDigits', 2).format(figure);
}

/** A decimal with its unit; figures inside the unit, such as 100 000, stay on one line. */
export function formatQuantity(
  value: string,
  decimals: number,
  unitSymbol: string,
  locale: string,
): string {
  return `${formatValue(value, decimals, locale)}\u00a0${unbroken(unitSymbol)}`;
}

/** With spaces inside figures that no line breaks at. */
export function unbroken(unitSymbol: string): string {
  return unitSymbol.replaceAll(/(?<=\d) (?=\d)/g, '\u00a0');
}

const UPPER_EDGE: Record<Band, number> = { 1: 33, 2: 66, 3: 95, 4: 101 };

/** A percentage with one decimal at most, cut where rounding would show it in the next band. */
export function formatPercent(percent: string, band: Band, locale: string): string {
  const exact = Number(percent);
  const rounded = Math.round(exact * 10) / 10;
  const shown =
    rounded >= UPPER_EDGE[band] && exact < UPPER_EDGE[band] ? Math.floor(exact * 10) / 10 : rounded;
  return formatter(locale, 'maximumFractionDigits', 1).format(shown);
}

/** A plain percentage without a band of its own, with one decimal at most. */
export function formatShare(percent: string, locale: string): string {
  return formatter(locale, 'maximumFractionDigits', 1).format(Number(percent));
}

const dateFormatters = new Map<string, Intl.DateTimeFormat>();
function dateFormatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.dateStyle ?? ''} ${options.timeStyle ?? ''}`;
  let known = dateFormatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(ofReaders(locale), { ...options, timeZone: 'UTC' });
    dateFormatters.set(key, known);
  }
  return known;
}

/** The day first and 24 hours, as most readers of English outside one country write them. */
function ofReaders(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}

/** A time of today on the reader's clock, such as 14:05. */
export function formatTime(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(ofReaders(locale), { hour: '2-digit', minute: '2-digit' }).format(
    new Date(iso),
  );
}

/** A day, such as 3 May 2026. The same on server and in the browser: in UTC. */
export function formatDate(iso: string, locale: string): string {
  return dateFormatter(locale, { dateStyle: 'long' }).format(new Date(iso));
}

/** A moment, such as 3 May 2026, 14:05 UTC. The same on server and in the browser. */
export function formatMoment(iso: string, locale: string): string {
  const moment = dateFormatter(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return `${moment.format(new Date(iso))} UTC`;
}
