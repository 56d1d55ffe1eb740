/** Tells what a file is from its bytes, as they come; the name and the browser's word for it do not count. */
import type { EvidenceKind, FileProblem, TextCharset } from './evidence.ts';

type Content = { kind: EvidenceKind; charset: TextCharset } | { problem: FileProblem };

/** Enough to tell every kind; no kind's beginning is longer. */
const HEAD_BYTES = 128;

/** What stands where in the beginning of a file, as Latin-1 text. */
const BEGINNINGS: ReadonlyArray<{ kind: EvidenceKind; marks: ReadonlyArray<[number, string]> }> = [
  { kind: 'pdf', marks: [[0, '%PDF-']] },
  {
    kind: 'png',
    marks: [
      [0, '\x89PNG\r\n\x1a\n'],
      [12, 'IHDR'],
    ],
  },
  { kind: 'jpeg', marks: [[0, '\xff\xd8\xff']] },
  { kind: 'gif', marks: [[0, 'GIF87a']] },
  { kind: 'gif', marks: [[0, 'GIF89a']] },
  {
    kind: 'webp',
    marks: [
      [0, 'RIFF'],
      [8, 'WEBPVP8'],
    ],
  },
  {
    kind: 'ods',
    marks: [
      [0, 'PK\x03\x04'],
      [30, 'mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK'],
    ],
  },
  { kind: 'xlsx', marks: [[0, 'PK\x03\x04']] },
  { kind: 'xls', marks: [[0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']] },
];

const inUtf16 = (text: string) => [...text].map((letter) => `${letter}\0`).join('');
/** Names of parts, which no container compresses: one that has to be there, and those of macros. */
const PARTS: Partial<
  Record<EvidenceKind, { needed: readonly string[]; macros: readonly string[] }>
> = {
  xlsx: { needed: ['xl/workbook.xml'], macros: ['vbaProject.bin', 'xl/macrosheets/'] },
  ods: { needed: ['content.xml'], macros: ['Basic/script', 'Scripts/'] },
  xls: {
    needed: [inUtf16('Workbook'), inUtf16('Book')],
    macros: [inUtf16('_VBA_PROJECT')],
  },
};
/** Names that begin in one piece of a file and end in the next are found as well. */
const OVERLAP = 40;

/** Control characters that no text of people has; tab, line and page breaks are left out. */
// oxlint-disable-next-line no-control-regex
const NO_TEXT = /[\x00-\x08\x0b\x0e-\x1f\x7f]/;
/** The bytes that mean nothing in windows-1252. */
const NOT_IN_1252 = /[\x81\x8d\x8f\x90\x9d]/;

/** Reads a file piece by piece; `end` says what it was. Holds a few bytes of it, never the whole. */
export class FileContent {
  private head: Uint8Array = new Uint8Array();
  private kind: EvidenceKind | undefined;
  /** The end of the piece before, for names that begin there. */
  private tail = '';
  private hasNeeded = false;
  private hasMacros = false;
  private isUtf8 = true;
  private is1252 = true;
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true });

  /** Whether it is clear already that this is nothing to keep. */
  get isHopeless(): boolean {
    return !this.isUtf8 && !this.is1252;
  }

  add(bytes: Uint8Array): void {
    if (this.kind) return this.read(this.kind, bytes);
    this.head = joined(this.head, bytes);
    if (this.head.length >= HEAD_BYTES) this.readHead();
  }

  end(): Content {
    if (this.head.length === 0) return { problem: 'empty' };
    const kind = this.kind ?? this.readHead();
    if (kind === 'text') {
      this.decode(new Uint8Array(), { stream: false });
      if (this.isHopeless) return { problem: 'unknownType' };
      return { kind, charset: this.isUtf8 ? 'utf-8' : 'windows-1252' };
    }
    if (PARTS[kind] && !this.hasNeeded) return { problem: 'unknownType' };
    return this.hasMacros ? { problem: 'macros' } : { kind, charset: 'utf-8' };
  }

  private readHead(): EvidenceKind {
    const text = asLatin1(this.head);
    this.kind =
      BEGINNINGS.find(({ marks }) => marks.every(([at, mark]) => text.startsWith(mark, at)))
        ?.kind ?? 'text';
    this.read(this.kind, this.head);
    return this.kind;
  }

  private read(kind: EvidenceKind, bytes: Uint8Array): void {
    if (kind === 'text') {
      const text = asLatin1(bytes);
      this.is1252 &&= !NO_TEXT.test(text) && !NOT_IN_1252.test(text);
      this.isUtf8 &&= !NO_TEXT.test(text);
      this.decode(bytes, { stream: true });
      return;
    }
    const parts = PARTS[kind];
    if (!parts) return;
    const text = this.tail + asLatin1(bytes);
    this.hasNeeded ||= parts.needed.some((name) => text.includes(name));
    this.hasMacros ||= parts.macros.some((name) => text.includes(name));
    this.tail = text.slice(-OVERLAP);
  }

  private decode(bytes: Uint8Array, options: { stream: boolean }): void {
    if (!this.isUtf8) return;
    try {
      this.utf8.decode(bytes, options);
    } catch {
      this.isUtf8 = false;
    }
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
/** Each byte as the character of its number: TextDecoder would read Latin-1 as windows-1252. */
function asLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}
