/** Who is asking: a cookie with a secret, its hash in the database. */
import { createCookie } from '@remix-run/node';
import type { Kysely } from 'kysely';
import { namesOfBrowser } from '#app/domain/people/browser-names.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionOfAccount,
  getSession,
  insertSession,
  updateLastSeen,
} from '#db/queries/sessions.server.ts';
import type { Database } from '#db/schema.ts';
import { application } from '../application.server.ts';
import { createSecret, hashSecret } from './secrets.server.ts';

const DAYS = 14;
const SECONDS = DAYS * 86_400;
/** How exactly it is known when a session was last used: every request would be a write otherwise. */
const SEEN_MINUTES = 5;

async function sessionCookie() {
  const { configuration } = await application();
  const isSecure = configuration.origin?.startsWith('https:') ?? false;
  return createCookie(isSecure ? '__Host-citygauge' : 'citygauge', {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure,
    maxAge: SECONDS,
  });
}

export interface SignedIn {
  accountId: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  sessionId: string;
  hasSecondFactor: boolean;
}

async function secretOf(request: Request): Promise<string | undefined> {
  const secret: unknown = await (await sessionCookie()).parse(request.headers.get('cookie'));
  return typeof secret === 'string' && secret.length > 20 ? secret : undefined;
}

/** The account of a request's session; undefined for nobody, an ended session or a disabled account. */
export async function signedIn(
  db: Kysely<Database>,
  request: Request,
): Promise<SignedIn | undefined> {
  const secret = await secretOf(request);
  if (!secret) return undefined;
  const now = new Date();
  const found = await getSession(db, hashSecret(secret), now);
  if (!found) return undefined;
  const seen = found.last_seen_at?.getTime() ?? 0;
  if (now.getTime() - seen > SEEN_MINUTES * 60_000) await updateLastSeen(db, found.session_id, now);
  return {
    accountId: found.account_id,
    name: found.name,
    email: found.email,
    isAdministrator: found.is_administrator,
    sessionId: found.session_id,
    hasSecondFactor: found.has_second_factor,
  };
}

/** Starts a session with a secret of its own, whatever cookie the request brings; returns the Set-Cookie header. */
export async function startSession(
  db: Kysely<Database>,
  accountId: string,
  request: Request,
): Promise<string> {
  const secret = createSecret();
  const now = new Date();
  await deleteExpiredSessions(db, now);
  await insertSession(db, {
    token_hash: hashSecret(secret),
    account_id: accountId,
    expires_at: new Date(now.getTime() + SECONDS * 1000),
    ...namesOfBrowser(request.headers.get('user-agent') ?? ''),
  });
  return (await sessionCookie()).serialize(secret);
}

/** Gives a session another secret, so that the one before opens nothing any more; returns the Set-Cookie header. */
export async function renewSession(
  db: Kysely<Database>,
  { accountId, sessionId }: Pick<SignedIn, 'accountId' | 'sessionId'>,
  request: Request,
): Promise<string> {
  await deleteSessionOfAccount(db, accountId, sessionId);
  return startSession(db, accountId, request);
}

/** Ends a request's session; returns the header that removes the cookie. */
export async function endSession(db: Kysely<Database>, request: Request): Promise<string> {
  const secret = await secretOf(request);
  if (secret) await deleteSession(db, hashSecret(secret));
  return (await sessionCookie()).serialize('', { maxAge: 0 });
}
