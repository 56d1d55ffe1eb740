/** How many wrong sign-ins are borne: few from one place for one account, more where many people share either. */

export const THROTTLE_MINUTES = 15;
export const MOST_FAILURES = { emailFromAddress: 5, address: 30, email: 50 } as const;
export type ThrottleScope = keyof typeof MOST_FAILURES;

/** What was counted of one scope in the last minutes, and when the first of it was. */
export interface Failures {
  count: number;
  first: Date | null;
}

/** Of the second factor: whoever guesses has the password already, so the account itself is what is protected. */
export const MOST_WRONG_CODES = { account: 5, address: 30 } as const;

/** Of wishes for a new password by mail, which nobody's mailbox is to be filled with. */
export const MOST_RESETS = { email: 3, address: 20 } as const;

/**
 * Until when a further try has to wait: the moment at which the last of the full scopes has room again; undefined where
 * it need not wait.
 */
export function waitsUntil(
  failures: Readonly<Record<string, Failures>>,
  now: Date,
  most: Readonly<Record<string, number>> = MOST_FAILURES,
): Date | undefined {
  const ends = Object.entries(failures)
    .filter(([scope, { count }]) => count >= (most[scope] ?? 0))
    .map(([, { first }]) => (first ?? now).getTime() + THROTTLE_MINUTES * 60_000);
  return ends.length > 0 ? new Date(Math.max(...ends)) : undefined;
}

/** A wait in whole minutes, never less than one. */
export function minutesUntil(end: Date, now: Date): number {
  return Math.max(1, Math.ceil((end.getTime() - now.getTime()) / 60_000));
}

/**
 * The part of a client's address that failures are counted by: IPv4 as it is; of IPv6 the network of 64 bits, of which
 * one household or server has all addresses at its disposal.
 */
export function countedAddress(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length);
  const groups = [...start, ...Array<string>(zeros).fill('0'), ...end];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
