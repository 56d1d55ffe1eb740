/** Signs in with e-mail and password, slowed down for whoever guesses. */
import type { Kysely } from 'kysely';
import {
  countedAddress,
  minutesUntil,
  THROTTLE_MINUTES,
  waitsUntil,
  type Failures,
  type ThrottleScope,
} from '#app/domain/people/throttle.ts';
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
 * slip through together; a try that is told to wait from the start is not noted, so that it does not prolong the wait.
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
  const before = waitsUntil(await failuresOf(db, keys, since), now);
  if (before) return { kind: 'throttled', minutes: minutesUntil(before, now) };
  for (const key of Object.values(keys)) await insertSignInFailure(db, key, now);
  const together = waitsUntil(withoutOwn(await failuresOf(db, keys, since)), now);
  if (together) return { kind: 'throttled', minutes: minutesUntil(together, now) };

  const account = await getAccountByEmail(db, email);
  const isRight = await isPassword(account?.password_hash, password);
  if (!account || !isRight || account.is_disabled) return { kind: 'wrong' };
  for (const key of Object.values(keys)) await deleteSignInFailures(db, key);
  return { kind: 'signedIn', accountId: account.account_id };
}

/** Hashed, so that the table tells nobody who tried to sign in from where. */
function throttleKeys(email: string, address: string): Record<ThrottleScope, string> {
  const who = email.trim().toLowerCase();
  const where = countedAddress(address);
  return {
    emailFromAddress: hashSecret(`both ${who} ${where}`),
    email: hashSecret(`email ${who}`),
    address: hashSecret(`address ${where}`),
  };
}

async function failuresOf(db: Db, keys: Record<ThrottleScope, string>, since: Date) {
  return {
    emailFromAddress: await countSignInFailures(db, keys.emailFromAddress, since),
    address: await countSignInFailures(db, keys.address, since),
    email: await countSignInFailures(db, keys.email, since),
  };
}

const less = ({ count, first }: Failures) => ({ count: count - 1, first });

/** The failures without the one that this try has noted for itself. */
function withoutOwn({ emailFromAddress, address, email }: Record<ThrottleScope, Failures>) {
  return { emailFromAddress: less(emailFromAddress), address: less(address), email: less(email) };
}
