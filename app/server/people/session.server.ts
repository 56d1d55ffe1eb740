/** Who is asking: a cookie with a secret, its hash in the database. */
import { createCookie } from '@remix-run/node';
import type { Kysely } from 'kysely';
import { deleteSession, getSession, insertSession } from '#db/queries/sessions.server.ts';
import type { Database } from '#db/schema.ts';
import { application } from '../application.server.ts';
import { createSecret, hashSecret } from './secrets.server.ts';

const DAYS = 14;
const SECONDS = DAYS * 86_400;

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
  const found = await getSession(db, hashSecret(secret), new Date());
  if (!found) return undefined;
  return {
    accountId: found.account_id,
    name: found.name,
    email: found.email,
    isAdministrator: found.is_administrator,
  };
}

/** Starts a session; returns the Set-Cookie header. */
export async function startSession(db: Kysely<Database>, accountId: string): Promise<string> {
  const secret = createSecret();
  await insertSession(db, {
    token_hash: hashSecret(secret),
    account_id: accountId,
    expires_at: new Date(Date.now() + SECONDS * 1000),
  });
  return (await sessionCookie()).serialize(secret);
}

/** Ends a request's session; returns the header that removes the cookie. */
export async function endSession(db: Kysely<Database>, request: Request): Promise<string> {
  const secret = await secretOf(request);
  if (secret) await deleteSession(db, hashSecret(secret));
  return (await sessionCookie()).serialize('', { maxAge: 0 });
}
