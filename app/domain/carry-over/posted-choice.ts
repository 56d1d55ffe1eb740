/** How a form says which suggestions of the round before somebody takes over, and which version of them was shown. */

/** The name of the button; its value is a row key, or `ALL`. */
export const STILL_VALID = 'stillValid';
export const ALL = 'all';
/** Prefixes the hidden field of a suggestion: the revision of the row before that was shown. */
export const SEEN = 'seen:';

/** The rows that are taken over, with the revisions that were seen; empty where no such button was pressed. */
export function takenOver(form: FormData): Map<string, number> {
  const chosen = form.get(STILL_VALID);
  const seen = [...form]
    .filter(([name]) => name.startsWith(SEEN))
    .map(([name, revision]) => [name.slice(SEEN.length), Number(revision)] as const);
  return new Map(seen.filter(([row]) => chosen === ALL || chosen === row));
}
