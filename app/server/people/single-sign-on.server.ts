/** Signing in at another place that the operator trusts, by OpenID Connect: authorization code with PKCE, state and nonce. */
import { createCookie } from '@remix-run/node';
import type { Kysely } from 'kysely';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration as Provider,
} from 'openid-client';
import { z } from 'zod';
import { pathTo, safeNext } from '#app/domain/paths.ts';
import { getAccountByEmail } from '#db/queries/accounts.server.ts';
import type { Database } from '#db/schema.ts';
import type { Configuration, SingleSignOn } from '../configuration.server.ts';

const MINUTES = 10;

/** What a browser keeps of its own attempt; whoever brings another browser's answer has none that fits. */
const AttemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
});

function attemptCookie({ origin }: Pick<Configuration, 'origin'>) {
  const isSecure = origin?.startsWith('https:') ?? false;
  return createCookie(isSecure ? '__Host-citygauge-sso' : 'citygauge-sso', {
    httpOnly: true,
    // the answer comes by a link from the other place
    sameSite: 'lax',
    path: '/',
    secure: isSecure,
    maxAge: MINUTES * 60,
  });
}

let found: { issuer: string; provider: Promise<Provider> } | undefined;

/** Reads once what the provider says of itself; a failure is not kept. */
function providerOf({ issuer, clientId, clientSecret }: SingleSignOn): Promise<Provider> {
  if (found?.issuer !== issuer) {
    // only on this machine (the configuration sees to it), to try things out
    const isPlain = issuer.startsWith('http:');
    const provider = discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: 10,
      ...(isPlain && { execute: [allowInsecureRequests] }),
    });
    provider.catch(() => (found = undefined));
    found = { issuer, provider };
  }
  return found.provider;
}

/** Where to send a browser, and the cookie that its attempt is known by. Throws when the provider cannot be reached. */
export async function beginSingleSignOn(
  configuration: Configuration,
  sso: SingleSignOn,
  next: string | null,
): Promise<{ url: string; cookie: string }> {
  const provider = await providerOf(sso);
  const attempt = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    next: safeNext(next, pathTo.manage()),
  };
  const url = buildAuthorizationUrl(provider, {
    redirect_uri: callbackOf(configuration).href,
    scope: 'openid email',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, cookie: await attemptCookie(configuration).serialize(attempt) };
}

export type SignedOn =
  | { kind: 'signedOn'; accountId: string; next: string }
  /** Nobody here has this e-mail, or they may not sign in. */
  | { kind: 'unknown'; email: string }
  /** The other place does not vouch for an e-mail. */
  | { kind: 'unverified' }
  /** The attempt is over, was another browser's, or the other place has refused. */
  | { kind: 'failed' };

/** Reads the answer of the provider, which is worth nothing without the cookie of this browser's own attempt. */
export async function finishSingleSignOn(
  db: Kysely<Database>,
  configuration: Configuration,
  sso: SingleSignOn,
  request: Request,
): Promise<SignedOn> {
  const cookie: unknown = await attemptCookie(configuration).parse(request.headers.get('cookie'));
  const attempt = AttemptSchema.safeParse(cookie);
  if (!attempt.success) return { kind: 'failed' };
  const { state, nonce, verifier, next } = attempt.data;
  const answer = callbackOf(configuration);
  answer.search = new URL(request.url).search;
  let claims: Readonly<Record<string, unknown>>;
  try {
    const provider = await providerOf(sso);
    const tokens = await authorizationCodeGrant(provider, answer, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const idToken = tokens.claims();
    if (!idToken) return { kind: 'failed' };
    // many providers put the e-mail into the answer of the userinfo endpoint alone
    claims =
      idToken.email === undefined
        ? await fetchUserInfo(provider, tokens.access_token, idToken.sub)
        : idToken;
  } catch {
    return { kind: 'failed' };
  }
  if (typeof claims.email !== 'string' || claims.email_verified !== true) {
    return { kind: 'unverified' };
  }
  const account = await getAccountByEmail(db, claims.email);
  if (!account || account.is_disabled) return { kind: 'unknown', email: claims.email };
  return {
    kind: 'signedOn',
    accountId: account.account_id,
    next: safeNext(next, pathTo.manage()),
  };
}

/** The header that ends an attempt, however it went. */
export function endAttempt(configuration: Configuration): Promise<string> {
  return attemptCookie(configuration).serialize('', { maxAge: 0 });
}

function callbackOf({ origin }: Pick<Configuration, 'origin'>): URL {
  return new URL(pathTo.singleSignOnCallback(), origin);
}
