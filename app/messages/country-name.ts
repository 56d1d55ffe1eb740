/** Names of countries in the reader's language. */

/** A country by its two-letter code; a dash for a code that belongs to none. */
export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code) ?? '–';
}
