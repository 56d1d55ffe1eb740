/** What may be kept as evidence, and what can happen to it. */

/** The longest file, in bytes: 20 MB. */
export const MOST_EVIDENCE_BYTES = 20_000_000;
export const LONGEST_EVIDENCE_NOTE = 500;

/** What a file is by its content. `text` is plain text, CSV included. */
export type EvidenceKind =
  'pdf' | 'png' | 'jpeg' | 'webp' | 'gif' | 'xlsx' | 'ods' | 'xls' | 'text';

/** Why a file is not kept. `macros`: a workbook that can run code. `misnamed`: the name promises another content. */
export type FileProblem = 'noFile' | 'empty' | 'tooLarge' | 'unknownType' | 'macros' | 'misnamed';

/** What can be done with a piece of evidence; its events are these. */
export type EvidenceAction = 'add' | 'remove' | 'putBack';

const FORMATS: Record<EvidenceKind, { mediaType: string; endings: readonly string[] }> = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  webp: { mediaType: 'image/webp', endings: ['webp'] },
  gif: { mediaType: 'image/gif', endings: ['gif'] },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
  },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'] },
  xls: { mediaType: 'application/vnd.ms-excel', endings: ['xls'] },
  text: { mediaType: 'text/plain', endings: ['txt', 'csv', 'tsv'] },
};
const TEXT_TYPES: Record<string, string> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
};

/** For the `accept` of a file field. */
export const EVIDENCE_ENDINGS: readonly string[] = Object.values(FORMATS).flatMap(({ endings }) =>
  endings.map((ending) => `.${ending}`),
);

/** What follows the last dot of a name, in small letters; empty where there is none. */
function endingOf(fileName: string): string {
  return /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** Whether a name ends as files of that content do. */
export function isNamedAs(fileName: string, kind: EvidenceKind): boolean {
  return FORMATS[kind].endings.includes(endingOf(fileName));
}

/** The media type under which a file of that content and name is given out again. */
export function mediaTypeOf(kind: EvidenceKind, charset: TextCharset, fileName: string): string {
  if (kind !== 'text') return FORMATS[kind].mediaType;
  return `${TEXT_TYPES[endingOf(fileName)] ?? FORMATS.text.mediaType}; charset=${charset}`;
}

export type TextCharset = 'utf-8' | 'windows-1252';

const LONGEST_NAME = 120;

/**
 * A file's name without the folders that some browsers send, without control characters and without those that turn
 * the direction of writing, which make `fdp.exe` look like `exe.pdf`. Empty where nothing is left.
 */
export function cleanFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  const characters = [...clean];
  if (characters.length <= LONGEST_NAME) return clean;
  const ending = endingOf(clean).slice(0, 10);
  const stem = characters.slice(0, LONGEST_NAME - ending.length - 1).join('');
  return ending === '' ? stem : `${stem}.${ending}`;
}
