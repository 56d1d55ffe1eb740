/** Signs in with e-mail and password, slowed down for whoever guesses. */
import type { Kysely } from 'kysely';
import { countedAddress, MOST_FAILURES } from '#app/domain/people/throttle.ts';
import { getAccountByEmail } from '#db/queries/accounts.server.ts';
import type { Database } from '#db/schema.ts';
import { hashSecret, isPassword } from './secrets.server.ts';
import { forgetTries, noteTry, type Counters } from './throttle.server.ts';

type Db = Kysely<Database>;

export type SignInResult =
  | { kind: 'signedIn'; accountId: string }
  /** Unknown e-mail, wrong password and disabled account are told apart by nobody. */
  | { kind: 'wrong' }
  | { kind: 'throttled'; minutes: number };

/** Checks e-mail and password. Whoever is signed in by them may still have to give a code. */
export async function signIn(
  db: Db,
  {
    email,
    password,
    address,
    now,
  }: { email: string; password: string; address: string; now: Date },
): Promise<SignInResult> {
  const counters = countersOf(email, address);
  const wait = await noteTry(db, counters, now);
  if (wait) return { kind: 'throttled', ...wait };
  const account = await getAccountByEmail(db, email);
  const isRight = await isPassword(account?.password_hash, password);
  if (!account || !isRight || account.is_disabled) return { kind: 'wrong' };
  await forgetTries(db, counters);
  return { kind: 'signedIn', accountId: account.account_id };
}

/** Hashed, so that the table tells nobody who tried to sign in from where. */
function countersOf(email: string, address: string): Counters {
  const who = email.trim().toLowerCase();
  const where = countedAddress(address);
  return {
    keys: {
      emailFromAddress: hashSecret(`both ${who} ${where}`),
      email: hashSecret(`email ${who}`),
      address: hashSecret(`address ${where}`),
    },
    most: MOST_FAILURES,
  };
}
