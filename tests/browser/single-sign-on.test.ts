/** Single sign-on with a real provider: opens the account of a verified e-mail, and nothing for anybody else's answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import {
  CLIENT,
  startIdentityProvider,
  type IdentityProvider,
} from '#tests/support/identity-provider.ts';
import { postForm } from '#tests/support/people.ts';
import { removeFolder, startServer, type RunningServer } from '#tests/support/running-server.ts';
import { cookiesOf, signUpFactor } from '#tests/support/sign-up-factor.ts';
import { thisServer } from '#tests/support/this-server.ts';

const EMAIL = 'Sasha@sso.example';
const BEGIN = '/login/sso';

let provider: IdentityProvider;
let server: RunningServer;
let administrator: string;

beforeAll(async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  provider = await startIdentityProvider(`${origin}/login/sso/callback`);
  server = await startServer({
    port,
    env: {
      ORIGIN: origin,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_LABEL: 'City Hall',
      LOG_LEVEL: 'info',
    },
  });
  const link = new URL(server.links[1] ?? '').pathname;
  administrator = cookiesOf(await postForm(server.address, link, {}));
  const asked = { name: 'Sasha', email: EMAIL, city: 'exampleville-xx', role: 'contributor' };
  await postForm(server.address, '/admin/people', asked, administrator);
});
afterAll(async () => {
  await server.stop();
  await provider.stop();
  removeFolder(server.dataDir);
});

const get = (address: string, cookie = '') =>
  fetch(new URL(address, server.address), { headers: { cookie }, redirect: 'manual' });
const statusOf = async (cookie: string) => (await get('/manage', cookie)).status;
/** Goes to the provider and comes back: the browser's own cookie, and the address of the answer. */
async function attempt(path = BEGIN) {
  const begun = await get(path);
  const answer = await provider.visit(begun.headers.get('location') ?? '');
  return { cookie: cookiesOf(begun), answer };
}
const sessionsIn = (response: Response) =>
  response.headers.getSetCookie().filter((one) => one.startsWith('citygauge='));
async function expectRefused(response: Response, words: string) {
  expect(response.status).toBe(400);
  expect(await response.text()).toContain(words);
  expect(sessionsIn(response)).toEqual([]);
}

describe('single sign-on', () => {
  it('stands on the sign-in page by its name, and sends PKCE, state and nonce', async () => {
    expect(await (await get('/login')).text()).toContain('Sign in with City Hall');
    const url = new URL((await get(BEGIN)).headers.get('location') ?? '');
    expect(url.origin).toBe(provider.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      scope: 'openid email',
    });
  });

  it('opens the account that has the verified e-mail, in any case of its letters', async () => {
    provider.signedIn({ email: EMAIL.toLowerCase(), email_verified: true });
    const { cookie, answer } = await attempt(`${BEGIN}?next=/manage/exampleville-xx`);
    const done = await get(answer, cookie);
    expect(done.headers.get('location')).toBe('/manage/exampleville-xx');
    expect(await statusOf(cookiesOf(done))).toBe(200);
    // the attempt is over, and its code was used
    expect(done.headers.getSetCookie().join()).toMatch(/citygauge-sso=[^,]*Max-Age=0/i);
    await expectRefused(await get(answer, cookie), 'Begin again');
  });

  it.each([
    [
      'an e-mail that nobody has here',
      { email: 'nobody@sso.example', email_verified: true },
      'by invitation',
    ],
    ['an e-mail that is not verified', { email: EMAIL, email_verified: false }, 'does not vouch'],
    ['an e-mail of which that is not said', { email: EMAIL }, 'does not vouch'],
    ['no e-mail', {}, 'does not vouch'],
    ['a person who refuses', undefined, 'Begin again'],
  ])('opens nothing for %s', async (_, person, words) => {
    provider.signedIn(person);
    const { cookie, answer } = await attempt();
    await expectRefused(await get(answer, cookie), words);
  });

  it('opens nothing for an answer that was not asked for by this browser', async () => {
    provider.signedIn({ email: EMAIL, email_verified: true });
    const [mine, theirs] = [await attempt(), await attempt()];
    await expectRefused(await get(theirs.answer), 'Begin again');
    await expectRefused(await get(theirs.answer, mine.cookie), 'Begin again');
    await expectRefused(await get('/login/sso/callback', mine.cookie), 'Begin again');
    const other = new URL(mine.answer);
    other.searchParams.set('code', new URL(theirs.answer).searchParams.get('code') ?? '');
    await expectRefused(await get(other.href, mine.cookie), 'Begin again');
  });

  it.each(['state', 'nonce', 'verifier'])('opens nothing with another %s', async (part) => {
    provider.signedIn({ email: EMAIL, email_verified: true });
    const { cookie, answer } = await attempt();
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    const kept = JSON.parse(Buffer.from(decodeURIComponent(value), 'base64').toString()) as Record<
      string,
      string
    >;
    const changed = {
      ...kept,
      [part]: (kept[part] ?? '').replace(/^./, (one) => (one === 'A' ? 'B' : 'A')),
    };
    const forged = encodeURIComponent(Buffer.from(JSON.stringify(changed)).toString('base64'));
    await expectRefused(await get(answer, `${name}=${forged}`), 'Begin again');
  });

  it('leads to no other site afterwards', async () => {
    provider.signedIn({ email: EMAIL, email_verified: true });
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const { cookie, answer } = await attempt(`${BEGIN}?next=${encodeURIComponent(next)}`);
      expect((await get(answer, cookie)).headers.get('location')).toBe('/manage');
    }
  });

  it('asks for the second factor of those who have one', async () => {
    provider.signedIn({ email: EMAIL, email_verified: true });
    const first = await attempt();
    const signedIn = cookiesOf(await get(first.answer, first.cookie));
    const factor = await signUpFactor(server.address, signedIn);
    const { cookie, answer } = await attempt();
    const done = await get(answer, cookie);
    expect(done.headers.get('location')).toBe('/login/code');
    expect(sessionsIn(done)).toEqual([]);
    const [code = ''] = factor.recoveryCodes;
    const finished = await postForm(server.address, '/login/code', { code }, cookiesOf(done));
    expect(await statusOf(cookiesOf(finished))).toBe(200);
  });

  it('opens no disabled account', async () => {
    const people = await (await get('/admin/people?q=sasha', administrator)).text();
    const person = /\/admin\/people\/[0-9a-f-]{36}/.exec(people)?.[0] ?? '';
    await postForm(server.address, person, { intent: 'disable' }, administrator);
    provider.signedIn({ email: EMAIL, email_verified: true });
    const { cookie, answer } = await attempt();
    await expectRefused(await get(answer, cookie), 'by invitation');
  });

  it('writes neither codes nor people into the log', () => {
    expect(server.output()).toContain('"path":"/login/sso/callback"');
    expect(server.output()).not.toMatch(/@sso\.example|code=|state=/i);
  });
});

describe('without a provider', () => {
  it('there is none to choose, and nothing to come back to', async () => {
    const { address } = thisServer();
    expect(await (await fetch(new URL('/login', address))).text()).not.toContain(BEGIN);
    for (const path of [BEGIN, '/login/sso/callback'])
      expect((await fetch(new URL(path, address))).status).toBe(404);
  });
});
