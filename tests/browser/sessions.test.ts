/** The list of one's own sessions: this one is marked, single ones and all others end, nobody else's do. */
import { beforeAll, describe, expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';
import { bringIn, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { cookiesOf } from '#tests/support/sign-up-factor.ts';
import { thisServer } from '#tests/support/this-server.ts';

const { address } = thisServer();
const windows = useWindows();
const EMAIL = 'sessions@account.example';
const PASSWORD = 'nine patient harbour pilots';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

let first: string;
beforeAll(async () => {
  const administrator = cookieHeader(thisServer().administrator);
  first = await bringIn(address, administrator, { name: 'Sessions', email: EMAIL });
});

async function signIn(userAgent: string): Promise<string> {
  const response = await fetch(new URL('/login', address), {
    method: 'POST',
    body: new URLSearchParams({ email: EMAIL, password: PASSWORD }),
    headers: { origin: address, 'user-agent': userAgent },
    redirect: 'manual',
  });
  return cookiesOf(response);
}
const open = (cookie: string) =>
  fetch(new URL('/account', address), { headers: { cookie }, redirect: 'manual' });

/** What the rows of the page say, with the id that each can be ended by. */
async function rowsOf(cookie: string) {
  const html = await (await open(cookie)).text();
  const rows = html.slice(html.indexOf('class="cards-on-phone sessions"')).split('<tr>').slice(2);
  return rows.map((row) => ({
    name: /<th[^>]*>([^<]+)</.exec(row)?.[1]?.trim(),
    isThis: row.includes('class="tag"'),
    id: /name="session" value="([^"]+)"/.exec(row)?.[1] ?? '',
  }));
}

describe('the sessions of an account', () => {
  it('are listed with browser and system, and this one is marked', async () => {
    const second = await signIn(FIREFOX);
    const third = await signIn('<script>alert(1)</script>');
    const rows = await rowsOf(second);
    expect(rows).toHaveLength(3);
    expect(rows.filter(({ isThis }) => isThis).map(({ name }) => name)).toEqual([
      'Firefox on Linux',
    ]);
    const html = await (await open(second)).text();
    expect(html).not.toContain('alert(1)');
    const other = (await rowsOf(third)).find(({ name }) => name === 'Firefox on Linux');
    const end = (session: string, cookie: string) =>
      postForm(address, '/account', { intent: 'end-session', session }, cookie);
    expect((await end(other?.id ?? '', third)).status).toBe(302);
    expect((await open(second)).status).toBe(302);
    expect(await rowsOf(third)).toHaveLength(2);
    // its own: the same as signing out
    const own = (await rowsOf(third)).find(({ isThis }) => isThis);
    expect((await end(own?.id ?? '', third)).headers.get('location')).toBe('/login');
    expect((await open(third)).status).toBe(302);
  });

  it('of somebody else, and what is no session, cannot be ended', async () => {
    const coordinator = cookieHeader(thisServer().coordinator);
    const [mine] = await rowsOf(first);
    for (const session of [mine?.id ?? '', 'no-session', "' or true --", '']) {
      const fields = { intent: 'end-session', session };
      expect((await postForm(address, '/account', fields, coordinator)).status).toBe(302);
    }
    expect((await open(first)).status).toBe(200);
    expect((await open(coordinator)).status).toBe(200);
  });

  it('all end but this one, which gets another secret', async () => {
    const [here, there] = [await signIn(FIREFOX), await signIn(FIREFOX)];
    const posted = await postForm(address, '/account', { intent: 'sign-out-everywhere' }, here);
    const renewed = cookiesOf(posted);
    for (const gone of [first, here, there]) expect((await open(gone)).status).toBe(302);
    expect(await rowsOf(renewed)).toHaveLength(1);
    expect(renewed).not.toBe(here);
  });

  it('end with scripts as well', async () => {
    const there = await signIn(FIREFOX);
    const page = await windows.open();
    await page.goto('/login');
    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.goto('/account');
    await page.getByRole('button', { name: 'End (Firefox on Linux)' }).first().click();
    await page.getByText('The session has ended.').waitFor();
    expect((await open(there)).status).toBe(302);
    expect(windows.complaints()).toEqual([]);
  });
});
