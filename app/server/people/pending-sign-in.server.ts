/** Signing in to the end: a session at once, or a wait for the code of those who have a second factor. */
import { createCookie, redirect } from '@remix-run/node';
import { pathTo, safeNext } from '#app/domain/paths.ts';
import {
  deletePendingSignIn,
  getPendingSignIn,
  getSecondFactor,
  insertPendingSignIn,
} from '#db/queries/second-factors.server.ts';
import type { Kysely } from 'kysely';
import type { Account, Database } from '#db/schema.ts';
import { application } from '../application.server.ts';
import { checkCode, type CodeCheck, type FactorDoor } from './second-factor.server.ts';
import { createSecret, hashSecret } from './secrets.server.ts';
import { startSession } from './session.server.ts';

type Db = Kysely<Database>;

const MINUTES = 10;

async function pendingCookie() {
  const { configuration } = await application();
  const isSecure = configuration.origin?.startsWith('https:') ?? false;
  return createCookie(isSecure ? '__Host-citygauge-code' : 'citygauge-code', {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure,
    maxAge: MINUTES * 60,
  });
}

async function secretOf(request: Request): Promise<string | undefined> {
  const secret: unknown = await (await pendingCookie()).parse(request.headers.get('cookie'));
  return typeof secret === 'string' && secret.length > 20 ? secret : undefined;
}

/** For someone who has shown who they are by one factor: the way on, signed in or to where the code is asked for. */
export async function goOnSignedIn(db: Db, request: Request, accountId: string, next: string) {
  const factor = await getSecondFactor(db, accountId);
  if (!factor?.confirmed_at) {
    const cookie = await startSession(db, accountId, request);
    return redirect(next, { headers: { 'set-cookie': cookie } });
  }
  const secret = createSecret();
  const now = new Date();
  const pending = {
    token_hash: hashSecret(secret),
    account_id: accountId,
    next_path: next,
    expires_at: new Date(now.getTime() + MINUTES * 60_000),
  };
  await insertPendingSignIn(db, pending, now);
  const cookie = await (await pendingCookie()).serialize(secret);
  return redirect(pathTo.signInCode(), { headers: { 'set-cookie': cookie } });
}

/** Whose code is awaited from this browser; undefined for nobody's, or when the wait is over. */
export async function readPendingSignIn(db: Db, request: Request): Promise<Account | undefined> {
  const secret = await secretOf(request);
  return secret ? getPendingSignIn(db, hashSecret(secret), new Date()) : undefined;
}

/** Checks the code of whoever waits. `over`: nobody waits any more. A wait leads to one session at most. */
export async function finishSignIn(
  door: FactorDoor,
  request: Request,
  typed: string,
): Promise<
  { kind: 'over' } | { kind: 'done'; response: Response } | Exclude<CodeCheck, { kind: 'right' }>
> {
  const { db, now } = door;
  const secret = await secretOf(request);
  const pending = secret ? await getPendingSignIn(db, hashSecret(secret), now) : undefined;
  if (!secret || !pending) return { kind: 'over' };
  const checked = await checkCode(door, pending.account_id, typed);
  if (checked.kind !== 'right') return checked;
  if (!(await deletePendingSignIn(db, hashSecret(secret)))) return { kind: 'over' };
  const headers = new Headers();
  headers.append('set-cookie', await startSession(db, pending.account_id, request));
  headers.append('set-cookie', await (await pendingCookie()).serialize('', { maxAge: 0 }));
  const next = safeNext(pending.next_path, pathTo.manage());
  return { kind: 'done', response: redirect(next, { headers }) };
}
