/** Reads what people type into a field, in the number formats of many languages, without ever guessing between two readings. */

/** Why a text could not be read. */
export type ReadingProblem =
  | { code: 'notANumber' }
  /** One separator before three digits: 1,234 is a thousand in one language and about one in another. */
  | { code: 'ambiguousSeparator'; asThousands: string; asDecimal: string }
  | { code: 'tooLong' }
  | { code: 'notYesNo' };

/** What a typed text was read as. Decimals are strings. */
export type Reading =
  | { kind: 'number'; value: string }
  | { kind: 'yesNo'; value: boolean }
  | { kind: 'invalid'; problem: ReadingProblem };

const MAX_TEXT_LENGTH = 100;
const MAX_SIGNIFICANT_DIGITS = 30;

/** Digits in groups of three, all with the same separator: `1 234 567`, `1.234`. */
const GROUPED = /^[1-9]\d{0,2}([ '.,])\d{3}(?:\1\d{3})*$/;
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * The number in a text as a plain decimal ('0012,50' is '12.5', '-0' is '0'); undefined where the
 * text is blank. Spaces and apostrophes are thousands separators; of comma and point the last one
 * is the decimal separator; '1,234' is read as thousands for whole numbers and is otherwise invalid
 * with both readings. Exponents are not read; at most 30 significant digits are.
 */
export function readNumber(text: string, options: { integer?: boolean }): Reading | undefined {
  const plain = plainCharacters(text);
  if (plain === '') return undefined;
  if (plain.length > MAX_TEXT_LENGTH) return invalid({ code: 'tooLong' });
  const sign = /^[+-]/.exec(plain)?.[0] ?? '';
  const body = plain.slice(sign.length).trimStart();

  if (AMBIGUOUS.test(body)) {
    const asThousands = canonical(sign, body.replace(/[.,]/, ''), '');
    const asDecimal = canonical(sign, ...splitAt(body, body.search(/[.,]/)));
    if (options.integer) return { kind: 'number', value: asThousands };
    return invalid({ code: 'ambiguousSeparator', asThousands, asDecimal });
  }
  const parts = splitDecimal(body);
  if (!parts) return invalid({ code: 'notANumber' });
  const value = canonical(sign, ...parts);
  if (significantDigits(value) > MAX_SIGNIFICANT_DIGITS) {
    return invalid({ code: 'tooLong' });
  }
  return { kind: 'number', value };
}

/** Yes or no in a text (yes, no, true, false, 1, 0 in any case); undefined where it is blank. */
export function readYesNo(text: string): Reading | undefined {
  const word = text.trim().toLowerCase();
  if (word === '') return undefined;
  if (word === 'yes' || word === 'true' || word === '1') return { kind: 'yesNo', value: true };
  if (word === 'no' || word === 'false' || word === '0') return { kind: 'yesNo', value: false };
  return invalid({ code: 'notYesNo' });
}

/**
 * Reads a text as its unit asks for: yes or no for the unit `yes-no`, else a number. A % sign at
 * the end is accepted where the unit is a percentage.
 */
export function readTyped(
  text: string,
  spec: { unit: string; integer?: boolean },
): Reading | undefined {
  if (spec.unit === 'yes-no') return readYesNo(text);
  const isPercentage = spec.unit === 'percent' || spec.unit.startsWith('percent-');
  return readNumber(isPercentage ? text.replace(/(\d)\s*[%٪]\s*$/, '$1') : text, spec);
}

/** One kind of space, apostrophe, minus and digit in place of the many that are typed and pasted. */
function plainCharacters(text: string): string {
  return text
    .replace(/\s/g, ' ')
    .trim()
    .replace(/[’‘ʼ´`＇٬]/g, "'")
    .replace(/[−‐‑‒–﹣－]/g, '-')
    .replace(/＋/g, '+')
    .replace(/[．٫]/g, '.')
    .replace(/，/g, ',')
    .replace(/[٠-٩۰-۹０-９]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** Whole and fractional digits, or undefined where the text is no number. */
function splitDecimal(body: string): [string, string] | undefined {
  if (isWhole(body)) return [withoutSeparators(body), ''];
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  if (last < 0) return undefined;
  const [whole, fraction] = splitAt(body, last);
  if (!/^\d+$/.test(fraction)) return undefined;
  if (whole === '') return ['0', fraction];
  const isSameSeparator = whole.includes(body.charAt(last));
  return isWhole(whole) && !isSameSeparator ? [withoutSeparators(whole), fraction] : undefined;
}

function isWhole(text: string): boolean {
  return /^\d+$/.test(text) || GROUPED.test(text);
}

function withoutSeparators(whole: string): string {
  return whole.replace(/[ '.,]/g, '');
}

function splitAt(text: string, index: number): [string, string] {
  return [text.slice(0, index), text.slice(index + 1)];
}

function canonical(sign: string, whole: string, fraction: string): string {
  const digits = whole.replace(/^0+(?=\d)/, '');
  const decimals = fraction.replace(/0+$/, '');
  const unsigned = decimals === '' ? digits : `${digits}.${decimals}`;
  return sign === '-' && unsigned !== '0' ? `-${unsigned}` : unsigned;
}

function significantDigits(value: string): number {
  return value.replace(/^[-0.]+/, '').replace('.', '').length;
}

function invalid(problem: ReadingProblem): Reading {
  return { kind: 'invalid', problem };
}
