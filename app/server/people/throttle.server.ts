/** Slows down whoever guesses: tries are counted in the database, and so across processes. */
import type { Kysely } from 'kysely';
import {
  minutesUntil,
  THROTTLE_MINUTES,
  waitsUntil,
  type Failures,
} from '#app/domain/people/throttle.ts';
import {
  countSignInFailures,
  deleteOldSignInFailures,
  deleteSignInFailures,
  insertSignInFailure,
} from '#db/queries/sign-in-failures.server.ts';
import type { Database } from '#db/schema.ts';

type Db = Kysely<Database>;

/** A counter for each scope: its key, and how many tries it bears. */
export interface Counters {
  keys: Readonly<Record<string, string>>;
  most: Readonly<Record<string, number>>;
}

/**
 * Notes a try before it is known how it ends, so that many guesses at once cannot slip through together. Answers with
 * the minutes to wait; a try that is told to wait from the start is not noted, so that it does not prolong the wait.
 */
export async function noteTry(
  db: Db,
  { keys, most }: Counters,
  now: Date,
): Promise<{ minutes: number } | undefined> {
  const since = new Date(now.getTime() - THROTTLE_MINUTES * 60_000);
  await deleteOldSignInFailures(db, since);
  const before = waitsUntil(await failuresOf(db, keys, since), now, most);
  if (before) return { minutes: minutesUntil(before, now) };
  for (const key of Object.values(keys)) await insertSignInFailure(db, key, now);
  const together = waitsUntil(withoutOwn(await failuresOf(db, keys, since)), now, most);
  return together && { minutes: minutesUntil(together, now) };
}

/** Forgets the tries of counters, after a success. */
export async function forgetTries(db: Db, { keys }: Counters): Promise<void> {
  for (const key of Object.values(keys)) await deleteSignInFailures(db, key);
}

async function failuresOf(db: Db, keys: Counters['keys'], since: Date) {
  const found: Record<string, Failures> = {};
  for (const [scope, key] of Object.entries(keys))
    found[scope] = await countSignInFailures(db, key, since);
  return found;
}

/** The failures without the one that this try has noted for itself. */
function withoutOwn(failures: Record<string, Failures>): Record<string, Failures> {
  return Object.fromEntries(
    Object.entries(failures).map(([scope, { count, first }]) => [
      scope,
      { count: count - 1, first },
    ]),
  );
}
