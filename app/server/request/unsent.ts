/** Data of pages that never run in the browser: rendered from, and not sent along. */

/** Holds a value so that the framework, which packs all that a loader returns for the browser, finds nothing to pack. */
export type Unsent<T> = { readonly value: T };

/** Only for loaders of pages without scripts: in a browser the value would be missing. */
export function unsent<T>(value: T): Unsent<T> {
  return Object.defineProperty({}, 'value', { value, enumerable: false }) as Unsent<T>;
}
