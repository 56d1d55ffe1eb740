/** Signs in with e-mail and password, slowed down for whoever guesses. */
import type { Kysely } from 'kysely';
import { isThrottled, THROTTLE_MINUTES, type ThrottleScope } from '#app/domain/people/throttle.ts';
import { getAccountByEmail } from '#db/queries/accounts.server.ts';
import {
  countSignInFailures,
  deleteOldSignInFailures,
  deleteSignInFailures,
  insertSignInFailure,
} from '#db/queries/sign-in-failures.server.ts';
import type { Database } from '#db/schema.ts';
import { hashSecret, isPassword } from './secrets.server.ts';

type Db = Kysely<Database>;

export type SignInResult =
  | { kind: 'signedIn'; accountId: string }
  /** Unknown e-mail, wrong password and disabled account are told apart by nobody. */
  | { kind: 'wrong' }
  | { kind: 'throttled'; minutes: number };

/**
 * Checks e-mail and password. A failure is noted before the password is checked, so that many guesses at once cannot
 * slip through together; a try that has to wait is not noted, so that nobody can keep another locked out for long.
 */
export async function signIn(
  db: Db,
  {
    email,
    password,
    address,
    now,
  }: { email: string; password: string; address: string; now: Date },
): Promise<SignInResult> {
  const keys = throttleKeys(email, address);
  const since = new Date(now.getTime() - THROTTLE_MINUTES * 60_000);
  await deleteOldSignInFailures(db, since);
  const before = await failuresOf(db, keys, since);
  if (isThrottled(before.counts))
    return { kind: 'throttled', minutes: minutesLeft(before.first, now) };
  for (const key of Object.values(keys)) await insertSignInFailure(db, key, now);
  const together = await failuresOf(db, keys, since);
  const others = mapCounts(together.counts, (count) => count - 1);
  if (isThrottled(others)) return { kind: 'throttled', minutes: minutesLeft(together.first, now) };

  const account = await getAccountByEmail(db, email);
  const isRight = await isPassword(account?.password_hash, password);
  if (!account || !isRight || account.is_disabled) return { kind: 'wrong' };
  for (const key of [keys.emailFromAddress, keys.email, keys.address])
    await deleteSignInFailures(db, key);
  return { kind: 'signedIn', accountId: account.account_id };
}

/** Hashed, so that the table tells nobody who tried to sign in from where. */
function throttleKeys(email: string, address: string): Record<ThrottleScope, string> {
  const plain = email.trim().toLowerCase();
  return {
    emailFromAddress: hashSecret(`both ${plain} ${address}`),
    email: hashSecret(`email ${plain}`),
    address: hashSecret(`address ${address}`),
  };
}

async function failuresOf(db: Db, keys: Record<ThrottleScope, string>, since: Date) {
  const counts = { emailFromAddress: 0, address: 0, email: 0 };
  let first: Date | null = null;
  for (const scope of Object.keys(counts) as ThrottleScope[]) {
    const found = await countSignInFailures(db, keys[scope], since);
    counts[scope] = found.count;
    if (found.first && (!first || found.first < first)) first = found.first;
  }
  return { counts, first };
}

function mapCounts(counts: Record<ThrottleScope, number>, change: (count: number) => number) {
  return Object.fromEntries(
    Object.entries(counts).map(([scope, count]) => [scope, change(count)]),
  ) as Record<ThrottleScope, number>;
}

/** Until the oldest failure is forgotten. */
function minutesLeft(first: Date | null, now: Date): number {
  const end = (first ?? now).getTime() + THROTTLE_MINUTES * 60_000;
  return Math.max(1, Math.ceil((end - now.getTime()) / 60_000));
}
