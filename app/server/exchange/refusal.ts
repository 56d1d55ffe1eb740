/** Why a file is not read at all. */

/** The limits that a person may meet are named with the number. */
export type Refusal =
  | { code: 'empty' | 'kindUnknown' | 'encoding' | 'separator' | 'json' | 'damaged' }
  | { code: 'oldOrLocked' | 'macros' | 'externalLinks' | 'documentType' }
  | { code: 'unpacksTooLarge' | 'tooSlow' | 'tooMuchMemory' | 'busy' }
  | { code: 'tooLarge'; most: number }
  | { code: 'tooManyCells'; most: number }
  | { code: 'tooManyRows'; most: number }
  | { code: 'noTable' };

/** Thrown while a file is read, to stop at the first reason. */
export class RefusedFile extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

export function refuse(refusal: Refusal): never {
  throw new RefusedFile(refusal);
}
