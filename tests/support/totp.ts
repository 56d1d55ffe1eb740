/** Codes as an authenticator app makes them, written from RFC 4226 and RFC 6238 and not from the library that checks them. */
import { createHmac } from 'node:crypto';

/** The bytes of a key in base 32 (RFC 4648), with spaces anywhere. */
export function bytesOfKey(key: string): Buffer {
  const bits = [...key.replace(/\s/g, '').toUpperCase()]
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The code of a key at a moment. */
export function codeAt(key: Buffer, moment: Date, digits = 6): string {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(moment.getTime() / 30_000)));
  const mac = createHmac('sha1', key).update(step).digest();
  const offset = (mac[19] ?? 0) & 15;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}
