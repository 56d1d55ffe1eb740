/** How both engines turn PostgreSQL's types into ours, so that no query has to know which one answers. */

/** bigint, count and sum: a number, as none of ours comes near the limit of exact numbers. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} is too large for an exact number`);
  return value;
}

/** By PostgreSQL's type number. numeric and date stay text; timestamps become dates; json is parsed. */
export const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: parseInt8,
  1082: (text) => text,
  1114: (text) => new Date(`${text.replace(' ', 'T')}Z`),
  1184: (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
  1700: (text) => text,
};
