/** What people type as the second factor: six digits of an app, or a recovery code. */

/** RFC 6238 as every app understands it: SHA-1, six digits, a new code every 30 seconds. */
export const TOTP = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** How many steps a clock may be off, to either side. */
export const STEPS_OFF = 1;

export const RECOVERY_CODES = 10;
/** 80 bits each, so that their hashes need no salt and no slowness. */
export const RECOVERY_BYTES = 10;

/** The letters of base 32 (RFC 4648, section 6), which has no 0 and 1 beside its o and l. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

export type TypedCode = { kind: 'code' | 'recoveryCode'; text: string };

/** Reads what was typed, with spaces and hyphens anywhere and in any case; undefined for what can be neither. */
export function readCode(typed: string): TypedCode | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toLowerCase();
  if (/^\d{6}$/.test(text)) return { kind: 'code', text };
  if (/^[a-z2-7]{16}$/.test(text)) return { kind: 'recoveryCode', text };
  return undefined;
}

/** A recovery code of random bytes, as `readCode` gives it back. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five, 2)]).join('');
}

/** In groups of four, as it is copied and read out. */
export function inGroups(text: string, mark: string): string {
  return (text.match(/.{1,4}/g) ?? []).join(mark);
}
