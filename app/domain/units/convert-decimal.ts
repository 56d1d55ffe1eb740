/** Converts a decimal by a fraction in whole numbers, so that a form reads figures in other units without loading decimal.js. */

/** As much as a numeric column and a reader can use; quotients that never end are rounded here. */
const DIGITS = 40;
/** Decimals that a quotient is worked out to: more than can be shown, for up to 30 digits typed and factors below 10^10. */
const SPARE = 120;

/** `value * multiply / divide` as a plain decimal, rounded half up after 40 significant digits. `divide` is not zero. */
export function convertDecimal(value: string, multiply: string, divide: string): string {
  const [one, by, over] = [wholeOf(value), wholeOf(multiply), wholeOf(divide)];
  const numerator = one.whole * by.whole;
  const isNegative = numerator < 0n !== over.whole < 0n;
  const quotient = (absolute(numerator) * 10n ** BigInt(SPARE)) / absolute(over.whole);
  const spare = Math.max(0, String(quotient).length - DIGITS);
  const unit = 10n ** BigInt(spare);
  const rounded = (quotient + unit / 2n) / unit;
  const decimals = one.decimals + by.decimals - over.decimals + SPARE - spare;
  const plain = withPoint(rounded, decimals);
  return isNegative && plain !== '0' ? `-${plain}` : plain;
}

/** 12.5 is 125 with one decimal. */
function wholeOf(plain: string): { whole: bigint; decimals: number } {
  const [whole = '', fraction = ''] = plain.split('.');
  return { whole: BigInt(whole + fraction), decimals: fraction.length };
}

const absolute = (whole: bigint) => (whole < 0n ? -whole : whole);

function withPoint(whole: bigint, decimals: number): string {
  if (decimals <= 0) return String(whole * 10n ** BigInt(-decimals));
  const digits = String(whole).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -decimals) : `${digits.slice(0, -decimals)}.${fraction}`;
}
