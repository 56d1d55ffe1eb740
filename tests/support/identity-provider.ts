/** A real provider of OpenID Connect on this machine, at which somebody is signed in without being asked. */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { freePort } from './free-port.ts';

export interface IdentityProvider {
  issuer: string;
  /** Who signs in there from now on, and what the provider says of them; undefined: they refuse. */
  signedIn(person: { email?: string; email_verified?: boolean } | undefined): void;
  /** Goes through the provider as a browser does; answers with the address that it sends back to. */
  visit(url: string): Promise<string>;
  stop(): Promise<void>;
}

export const CLIENT = { id: 'citygauge', secret: 'a secret of the tests alone' };

export async function startIdentityProvider(callback: string): Promise<IdentityProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const people = new Map<string, { email?: string; email_verified?: boolean }>();
  let current: string | undefined;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => Promise.resolve({ sub: accountId, ...people.get(accountId) }),
    }),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    jwks: { keys: [privateKey.export({ format: 'jwk' }) as never] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['a key of the tests alone'] },
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void (async () => {
      const { params } = await provider.interactionDetails(request, response);
      if (!current) {
        await provider.interactionFinished(request, response, { error: 'access_denied' });
        return;
      }
      const grant = new provider.Grant({ accountId: current, clientId: String(params.client_id) });
      grant.addOIDCScope('openid email');
      const consent = { grantId: await grant.save() };
      const result = { login: { accountId: current }, consent };
      await provider.interactionFinished(request, response, result);
    })();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer,
    signedIn(person) {
      current = person && `person-${people.size + 1}`;
      if (current && person) people.set(current, person);
    },
    async visit(url) {
      const jar = new Map<string, string>();
      let next = url;
      while (next.startsWith(issuer)) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(next, { headers: { cookie }, redirect: 'manual' });
        for (const set of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
          if (value) jar.set(name, value);
          else jar.delete(name);
        }
        const location = response.headers.get('location');
        if (!location) throw new Error(`${response.status}: ${await response.text()}`);
        next = new URL(location, next).href;
      }
      return next;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
