/** The second factor as people meet it: required, set up, asked for, lost; with and without scripts. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteConfigEntry } from '@remix-run/route-config';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import routes from '#app/routes.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { hydrated } from '#tests/support/browser-page.ts';
import { bringInVerifier, postForm } from '#tests/support/people.ts';
import { removeFolder, startServer, type RunningServer } from '#tests/support/running-server.ts';
import { cookieHeader, useSignInLink } from '#tests/support/sign-in.ts';
import { cookiesOf, signUpFactor, type Factor } from '#tests/support/sign-up-factor.ts';

interface RouteModule {
  access: Access;
  loader?: unknown;
  action?: unknown;
}

const PASSWORD = 'nine patient harbour pilots';
const SETUP = '/account/second-factor';

let server: RunningServer;
let administrator: string;
let coordinator: string;
/** Somebody with password and second factor. */
const mary = { email: 'mary@factor.example', factor: undefined as unknown as Factor };

const get = (asked: string, cookie = '') =>
  fetch(new URL(asked, server.address), { headers: { cookie }, redirect: 'manual' });
const post = (asked: string, fields: Record<string, string>, cookie = '') =>
  postForm(server.address, asked, fields, cookie);
const locationOf = (response: Response) => response.headers.get('location');
const linkIn = async (response: Response, kind: 'join' | 'sign-in') =>
  new URL(new RegExp(`value="([^"]+/${kind}/[^"]+)"`).exec(await response.text())?.[1] ?? '')
    .pathname;
const signIn = (email = mary.email, password = PASSWORD, next = '') =>
  post('/login', { email, password, next });

beforeAll(async () => {
  server = await startServer({ env: { REQUIRE_SECOND_FACTOR: 'yes', LOG_LEVEL: 'info' } });
  const browser = await chromium.connect(inject('browserAddress'));
  const [forCoordinator = '', forAdministrator = ''] = server.links;
  coordinator = cookieHeader(await useSignInLink(browser, forCoordinator));
  administrator = cookieHeader(await useSignInLink(browser, forAdministrator));
  await browser.close();
});
afterAll(async () => {
  await server.stop();
  removeFolder(server.dataDir);
});

describe('where the operator requires it', () => {
  const closed: Array<{ path: string; canRead: boolean; canPost: boolean }> = [];
  beforeAll(async () => {
    const walk = async (list: readonly RouteConfigEntry[], parent: string): Promise<void> => {
      for (const entry of list) {
        const pattern = [parent, entry.path].filter(Boolean).join('/');
        if (entry.children) {
          await walk(entry.children, pattern);
          continue;
        }
        const { href } = pathToFileURL(path.resolve('app', entry.file));
        const { access, loader, action } = (await import(href)) as RouteModule;
        if (access.kind === 'public' || `/${pattern}` === SETUP) continue;
        const sample = pattern
          .replace(':city', 'exampleville-xx')
          .replace(':year', '2026')
          .replace(/:\w+/g, 'x');
        closed.push({ path: `/${sample}`, canRead: Boolean(loader), canPost: Boolean(action) });
      }
    };
    await walk(await routes, '');
  });

  it('an administrator without one can set it up and do nothing else', async () => {
    expect(closed.length).toBeGreaterThan(30);
    for (const { path: asked, canRead, canPost } of closed) {
      const responses = [
        ...(canRead ? [await get(asked, administrator)] : []),
        ...(canPost ? [await post(asked, {}, administrator)] : []),
      ];
      for (const response of responses)
        expect(`${asked} ${response.status} ${locationOf(response)}`).toBe(`${asked} 302 ${SETUP}`);
    }
    const page = await (await get(SETUP, administrator)).text();
    expect(page).toContain('Administrators and verifiers of this installation need');
  });

  it('a coordinator needs none', async () => {
    expect((await get('/manage', coordinator)).status).toBe(200);
  });

  it('everything opens once it is on, and the secret of the session is another', async () => {
    const before = administrator;
    administrator = (await signUpFactor(server.address, administrator)).cookie;
    expect(administrator).not.toBe(before);
    expect(locationOf(await get('/admin', before))).toMatch(/^\/login/);
    expect((await get('/admin', administrator)).status).toBe(200);
  });

  it('a verifier who joins is led there', async () => {
    const verifier = await bringInVerifier(server.address, administrator, {
      name: 'Vera',
      email: 'vera@factor.example',
      city: 'exampleville-xx',
      year: '2026',
    });
    expect(locationOf(await get('/manage', verifier))).toBe(SETUP);
    const { cookie } = await signUpFactor(server.address, verifier, PASSWORD);
    expect((await get('/manage/exampleville-xx/2026', cookie)).status).toBe(200);
  });
});

describe('signing in', () => {
  beforeAll(async () => {
    const { email } = mary;
    const asked = { name: 'Mary', email, city: 'exampleville-xx', role: 'contributor' };
    const link = await linkIn(await post('/admin/people', asked, administrator), 'join');
    const cookie = cookiesOf(await post(link, { name: 'Mary', password: PASSWORD }));
    // the password is asked for, and counts
    const wrong = await post(SETUP, { intent: 'begin', password: 'not the password' }, cookie);
    expect(wrong.status).toBe(400);
    mary.factor = await signUpFactor(server.address, cookie, PASSWORD);
  });

  it('gives no session before the code, and one after it', async () => {
    const first = await signIn(mary.email, PASSWORD, '/manage/exampleville-xx');
    expect(locationOf(first)).toBe('/login/code');
    const waiting = cookiesOf(first);
    expect(waiting).toMatch(/^citygauge-code=/);
    expect(locationOf(await get('/manage', waiting))).toMatch(/^\/login/);
    // the secret of the wait is not that of a session
    const forged = waiting.replace('citygauge-code', 'citygauge');
    expect(locationOf(await get('/manage', forged))).toMatch(/^\/login/);
    expect((await post('/login/code', { code: '000000' }, waiting)).status).toBe(400);
    const code = mary.factor.code(30);
    const second = await post('/login/code', { code }, waiting);
    expect(locationOf(second)).toBe('/manage/exampleville-xx');
    expect((await get('/manage', cookiesOf(second))).status).toBe(200);
    // neither the wait nor the code is good for another session
    expect((await post('/login/code', { code }, waiting)).status).toBe(404);
    const again = cookiesOf(await signIn());
    const replayed = await post('/login/code', { code }, again);
    expect(replayed.status).toBe(400);
    expect(await replayed.text()).toContain('was used already');
    expect(replayed.headers.getSetCookie()).toEqual([]);
  });

  it('takes a recovery code once', async () => {
    const [code = ''] = mary.factor.recoveryCodes;
    const done = await post('/login/code', { code }, cookiesOf(await signIn()));
    expect(locationOf(done)).toBe('/manage');
    const again = await post('/login/code', { code }, cookiesOf(await signIn()));
    expect(again.status).toBe(400);
  });

  it('leads nowhere without a wait', async () => {
    expect((await get('/login/code')).status).toBe(404);
    expect((await post('/login/code', { code: '123456' })).status).toBe(404);
    const forged = `citygauge-code=${Buffer.from('"a forged secret of some length"').toString('base64')}`;
    expect((await post('/login/code', { code: '123456' }, forged)).status).toBe(404);
  });

  it('asks for the code after a one-time link and a new password too', async () => {
    const people = await (await get('/admin/people?q=mary', administrator)).text();
    const person = /\/admin\/people\/[0-9a-f-]{36}/.exec(people)?.[0] ?? '';
    const once = await post(person, { intent: 'make-link' }, administrator);
    const byLink = await post(await linkIn(once, 'sign-in'), {});
    expect(locationOf(byLink)).toBe('/login/code');
    const forNew = await post(person, { intent: 'make-password-link' }, administrator);
    const join = await linkIn(forNew, 'join');
    const chosen = await post(join, { name: 'Mary', password: PASSWORD });
    expect(locationOf(chosen)).toBe('/login/code');
    // a wait from before the new password is over
    expect((await get('/login/code', cookiesOf(byLink))).status).toBe(404);
    expect((await get('/login/code', cookiesOf(chosen))).status).toBe(200);
  });

  it('goes on with the password alone once an administrator has taken it away', async () => {
    const people = await (await get('/admin/people?q=mary', administrator)).text();
    const person = /\/admin\/people\/[0-9a-f-]{36}/.exec(people)?.[0] ?? '';
    expect(await (await get(person, administrator)).text()).toContain('lost their app');
    await post(person, { intent: 'remove-factor' }, administrator);
    const signedIn = await signIn();
    expect(locationOf(signedIn)).toBe('/manage');
    mary.factor = await signUpFactor(server.address, cookiesOf(signedIn), PASSWORD);
  });

  it('writes neither codes nor people into the log', () => {
    const output = server.output();
    expect(output).toContain('"path":"/login/code"');
    for (const secret of [mary.email, PASSWORD, ...mary.factor.recoveryCodes])
      expect(output).not.toContain(secret);
  });
});

describe('with scripts', () => {
  it('is set up, gives new codes and is switched off', async () => {
    const browser = await chromium.connect(inject('browserAddress'));
    const context = await browser.newContext({ baseURL: server.address });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('400'))
        complaints.push(message.text());
    });
    await page.goto('/login');
    await page.getByLabel('E-mail').fill(mary.email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('textbox', { name: 'Code' }).fill(mary.factor.recoveryCodes[2] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('/manage');
    await page.goto('/account');
    await page.getByRole('link', { name: 'Change the second factor' }).click();
    await hydrated(page);
    expect(await page.getByText('You have 9 recovery codes left.').count()).toBe(1);
    await page.getByLabel('Current password').fill('not the password');
    await page.getByRole('textbox', { name: 'Code' }).fill(mary.factor.recoveryCodes[3] ?? '');
    await page.getByRole('button', { name: 'Make new recovery codes' }).click();
    await page.getByText('This is not your current password.').first().waitFor();
    await page.getByLabel('Current password').fill(PASSWORD);
    await page.getByRole('textbox', { name: 'Code' }).fill(mary.factor.recoveryCodes[3] ?? '');
    await page.getByRole('button', { name: 'Make new recovery codes' }).click();
    const codes = page.locator('.recovery-codes code');
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
    await page.getByLabel('Current password').fill(PASSWORD);
    await page
      .getByRole('textbox', { name: 'Code' })
      .fill((await codes.first().textContent()) ?? '');
    await page.getByRole('button', { name: 'Switch off the second factor' }).click();
    await page.getByText('The second factor is off.').waitFor();
    await page.getByRole('link', { name: 'Set one up' }).click();
    await page.getByLabel('Current password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set up a second factor' }).click();
    await page.getByRole('img', { name: 'QR code of the key below' }).waitFor();
    expect(complaints).toEqual([]);
    await browser.close();
  });
});
