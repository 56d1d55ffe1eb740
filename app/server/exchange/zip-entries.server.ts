/** Unpacks single files of a ZIP archive, and stops before one that would not fit. */
import { crc32, inflateRawSync } from 'node:zlib';
import { MOST_ENTRIES, MOST_UNPACKED_BYTES } from './limits.ts';
import { refuse } from './refusal.ts';

interface Entry {
  /** Position of the header that stands before the data. */
  at: number;
  method: number;
  isEncrypted: boolean;
  crc: number;
  packed: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end may be followed by a comment. */
const LONGEST_END = 65_557;

/** The names of an archive, and their contents on demand. */
export interface Archive {
  names: readonly string[];
  /** The content of an entry; undefined where there is none. Throws `RefusedFile` for what is damaged or too large. */
  read: (name: string) => Uint8Array | undefined;
}

/** Opens an archive by the list at its end. What is unpacked of all entries together stays within the limit. */
export function openArchive(bytes: Uint8Array): Archive {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = within(() => listEntries(buffer));
  let left = MOST_UNPACKED_BYTES;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      const content = within(() => unpacked(buffer, entry, left));
      left -= content.length;
      if (crc32(content) !== entry.crc) refuse({ code: 'damaged' });
      return content;
    },
  };
}

function listEntries(buffer: Buffer): Map<string, Entry> {
  const end = endOf(buffer);
  const count = buffer.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) refuse({ code: 'unpacksTooLarge' });
  const entries = new Map<string, Entry>();
  let at = buffer.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (buffer.readUInt32LE(at) !== CENTRAL) refuse({ code: 'damaged' });
    const nameLength = buffer.readUInt16LE(at + 28);
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    // two entries of one name are read differently by different programs
    if (entries.has(name)) refuse({ code: 'damaged' });
    entries.set(name, {
      at: buffer.readUInt32LE(at + 42),
      method: buffer.readUInt16LE(at + 10),
      isEncrypted: (buffer.readUInt16LE(at + 8) & 1) === 1,
      crc: buffer.readUInt32LE(at + 16),
      packed: buffer.readUInt32LE(at + 20),
    });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(buffer: Buffer): number {
  for (let at = buffer.length - 22; at >= 0 && at >= buffer.length - LONGEST_END; at -= 1) {
    if (buffer.readUInt32LE(at) === END) return at;
  }
  return refuse({ code: 'damaged' });
}

function unpacked(buffer: Buffer, entry: Entry, most: number): Uint8Array {
  if (entry.isEncrypted) refuse({ code: 'oldOrLocked' });
  if (buffer.readUInt32LE(entry.at) !== LOCAL) refuse({ code: 'damaged' });
  const start =
    entry.at + 30 + buffer.readUInt16LE(entry.at + 26) + buffer.readUInt16LE(entry.at + 28);
  const packed = buffer.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) refuse({ code: 'damaged' });
  if (entry.method === 0) {
    if (packed.length > most) refuse({ code: 'unpacksTooLarge' });
    return packed;
  }
  if (entry.method !== 8) refuse({ code: 'damaged' });
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
}

/** Whatever a broken archive makes fail is one refusal; what is too large is another. */
function within<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') return refuse({ code: 'unpacksTooLarge' });
    const isOfArchive =
      code === 'ERR_OUT_OF_RANGE' ||
      code === 'ERR_BUFFER_OUT_OF_BOUNDS' ||
      String(code).startsWith('Z_');
    if (isOfArchive) return refuse({ code: 'damaged' });
    throw error;
  }
}
