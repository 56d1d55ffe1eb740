/** What a file is told by its bytes, and under which name and headers it is given out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanFileName,
  isNamedAs,
  mediaTypeOf,
  type EvidenceKind,
} from '#app/domain/evidence/evidence.ts';
import { FileContent } from '#app/domain/evidence/file-content.ts';
import { attachmentHeaders } from '#app/server/request/attachment.ts';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const filling = new Uint8Array(3000);

/** The local header of a part of a ZIP file, with its content uncompressed. */
function zipPart(name: string, content = 'x'.repeat(50)): Uint8Array {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(name.length, 26);
  return joined(header, latin1(name), latin1(content));
}
const CFB = latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

function told(bytes: Uint8Array, pieces = bytes.length) {
  const content = new FileContent();
  for (let at = 0; at < bytes.length; at += pieces) content.add(bytes.subarray(at, at + pieces));
  return content.end();
}

const SAMPLES: Array<[name: string, bytes: Uint8Array, expected: EvidenceKind | object]> = [
  ['a PDF', latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), 'pdf'],
  ['a PNG', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01'), 'png'],
  ['a JPEG', latin1('\xff\xd8\xff\xe0\0\x10JFIF\0'), 'jpeg'],
  ['a GIF', latin1('GIF89a\x01\0\x01\0'), 'gif'],
  ['a WebP', latin1('RIFF\x24\0\0\0WEBPVP8 \0'), 'webp'],
  [
    'a workbook',
    joined(zipPart('[Content_Types].xml'), filling, zipPart('xl/workbook.xml')),
    'xlsx',
  ],
  ['a LibreOffice workbook', joined(zipPart('mimetype', ODS), zipPart('content.xml')), 'ods'],
  ['an old workbook', joined(CFB, filling, utf16('Workbook'), filling), 'xls'],
  ['CSV', utf8('kpi;value\nMålt;1 234,5\n'), 'text'],
  ['CSV of an old spreadsheet program', latin1('kpi;value\nM\xe5lt;1 234,5\n'), 'text'],
  ['nothing', new Uint8Array(), { problem: 'empty' }],
  ['a text in UTF-16', utf16('kpi;value\n'), { problem: 'unknownType' }],
  ['a program', latin1('\x7fELF\x02\x01\x01\0'), { problem: 'unknownType' }],
  [
    'a text document',
    joined(zipPart('[Content_Types].xml'), zipPart('word/document.xml')),
    { problem: 'unknownType' },
  ],
  ['some ZIP file', joined(zipPart('run.exe'), filling), { problem: 'unknownType' }],
  ['an old text document', joined(CFB, filling, utf16('WordDocument')), { problem: 'unknownType' }],
  [
    'a workbook with macros',
    joined(zipPart('xl/workbook.xml'), filling, zipPart('xl/vbaProject.bin')),
    { problem: 'macros' },
  ],
  [
    'an old workbook with macros',
    joined(CFB, utf16('Workbook'), filling, utf16('_VBA_PROJECT')),
    { problem: 'macros' },
  ],
  [
    'text that ends amid a letter and is no windows-1252',
    joined(utf8('a'), latin1('\xc3\x81\xc3')),
    { problem: 'unknownType' },
  ],
];

describe('what a file is', () => {
  it.each(SAMPLES)('%s', (_name, bytes, expected) => {
    expect(told(bytes)).toMatchObject(typeof expected === 'string' ? { kind: expected } : expected);
  });

  it.each(SAMPLES)('%s, however it is cut into pieces', (_name, bytes) => {
    const whole = told(bytes);
    for (const pieces of [1, 7, 128, 1000]) expect(told(bytes, pieces)).toEqual(whole);
  });

  it('tells which letters a text is written in', () => {
    expect(told(utf8('Målt'))).toEqual({ kind: 'text', charset: 'utf-8' });
    expect(told(latin1('M\xe5lt'))).toEqual({ kind: 'text', charset: 'windows-1252' });
  });

  it('does not break on any bytes, nor tell them differently by the way they arrive', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 600 }),
        fc.integer({ min: 1, max: 300 }),
        (bytes, n) => {
          expect(told(bytes, n)).toEqual(told(bytes));
        },
      ),
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['plan.pdf', 'plan.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\kari\\Målinger 2025.xlsx', 'Målinger 2025.xlsx'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie: x=1.pdf'],
    ['bill\u202efdp.exe', 'billfdp.exe'],
    [' \u0000 ', ''],
    ['folder/', ''],
  ])('%j is kept as %j', (name, kept) => expect(cleanFileName(name)).toBe(kept));

  it('keeps its ending when it is cut', () => {
    const name = cleanFileName(`${'å🚲'.repeat(200)}.pdf`);
    expect([...name].length).toBe(120);
    expect(name.endsWith('🚲.pdf') || name.endsWith('å.pdf')).toBe(true);
  });

  it('has to end as its content does', () => {
    expect(isNamedAs('photo.JPG', 'jpeg')).toBe(true);
    expect(isNamedAs('script.png', 'text')).toBe(false);
    expect(isNamedAs('page.html', 'text')).toBe(false);
    expect(isNamedAs('report', 'pdf')).toBe(false);
    expect(isNamedAs('png', 'png')).toBe(false);
  });

  it('says of a text how it is to be read', () => {
    expect(mediaTypeOf('text', 'windows-1252', 'a.csv')).toBe('text/csv; charset=windows-1252');
    expect(mediaTypeOf('text', 'utf-8', 'a.txt')).toBe('text/plain; charset=utf-8');
    expect(mediaTypeOf('pdf', 'utf-8', 'a.pdf')).toBe('application/pdf');
  });
});

describe('the headers of a file', () => {
  it('carry its name in any language', () => {
    const headers = attachmentHeaders("Målinger 'A' (1).pdf", 'application/pdf');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="M_linger 'A' (1).pdf"; filename*=UTF-8''M%C3%A5linger%20%27A%27%20%281%29.pdf`,
    );
  });

  it('are headers whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const disposition = attachmentHeaders(name, 'text/plain')['content-disposition'] ?? '';
        expect(disposition).toMatch(
          /^attachment; filename="[ -!#-$&-:<-[\]-~]*"; filename\*=UTF-8''[\w!~.%-]*$/,
        );
      }),
    );
  });
});
