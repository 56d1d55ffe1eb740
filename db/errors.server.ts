/** What an error of the database means; both drivers carry PostgreSQL's code, in different classes. */

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** Whether a row was refused because another has the same key. */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505';
}

/** An address that belongs, or once belonged, to another city; told like PostgreSQL's own unique violation. */
export class SlugTakenError extends Error {
  readonly code = '23505';

  constructor(slug: string) {
    super(`the address ${slug} belongs to another city`);
  }
}
