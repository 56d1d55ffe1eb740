/** The text of a file in one of the encodings that spreadsheets save; anything else is refused rather than garbled. */
import { refuse } from './refusal.ts';

/** UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252. Throws `RefusedFile` for what is no text. */
export function decodeText(bytes: Uint8Array): string {
  const text = decoded(bytes);
  // nobody types these; where they are, the file is something else or in an encoding without a mark
  // oxlint-disable-next-line no-control-regex
  if (/[\0-\x08\x0e-\x1f\x7f\ufffe\uffff]/.test(text)) refuse({ code: 'encoding' });
  return text;
}

function decoded(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return inEncoding('utf-16le', bytes.subarray(2));
  if (first === 0xfe && second === 0xff) return inEncoding('utf-16be', bytes.subarray(2));
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return inEncoding('utf-8', bytes.subarray(3));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return inWindows1252(bytes);
  }
}

/** Bytes 0x80 to 0x9f; five of them have no letter. Node 20's own decoder takes them for control characters. */
const UPPER = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

function inWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\x80-\x9f]/g, (letter) => UPPER.charAt(letter.charCodeAt(0) - 0x80));
}

function inEncoding(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse({ code: 'encoding' });
  }
}
