/** Taking one's data away and deleting the account, on its page. */
import { beforeAll, describe, expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';
import { bringIn, createCity, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const { address } = thisServer();
const windows = useWindows();
const EMAIL = 'leaving-soon@account.example';
const PASSWORD = 'nine patient harbour pilots';
const administrator = cookieHeader(thisServer().administrator);

let cookie: string;
beforeAll(async () => {
  cookie = await bringIn(address, administrator, { name: 'Leaving Soon', email: EMAIL });
});
const get = (path: string, as = cookie) =>
  fetch(new URL(path, address), { headers: { cookie: as }, redirect: 'manual' });
const remove = (password: string, as = cookie) =>
  postForm(address, '/account', { intent: 'delete', password }, as);

describe('one’s own data', () => {
  it('comes as a file to save, of whoever asks', async () => {
    const file = await get('/account/data.json');
    expect(file.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(file.headers.get('content-disposition')).toContain('citygauge-my-data.json');
    expect(file.headers.get('cache-control')).toContain('no-store');
    expect(await file.json()).toMatchObject({ account: { name: 'Leaving Soon', email: EMAIL } });
    const other = await get('/account/data.json', administrator);
    expect(await other.text()).not.toContain(EMAIL);
  });
});

describe('deleting the account', () => {
  it('is refused with a reason to a last coordinator', async () => {
    const city = await createCity(address, administrator, 'Lonelytown');
    const alone = await bringIn(address, administrator, {
      name: 'Alone',
      email: 'alone@account.example',
      city,
      role: 'coordinator',
    });
    const refused = await remove(PASSWORD, alone);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('You are the only coordinator of Lonelytown');
    expect((await get('/manage', alone)).status).toBe(200);
  });

  it('needs the password', async () => {
    for (const password of ['', 'not the password at all'])
      expect((await remove(password)).status).toBe(400);
    expect((await get('/manage')).status).toBe(200);
  });

  it('ends everything, with scripts', async () => {
    const page = await windows.open();
    await page.goto('/login');
    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.goto('/account');
    await page.getByText('Delete your account').click();
    await page.locator('.deletion').getByLabel('Current password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Delete my account for good' }).click();
    await page.getByText('Your account is deleted.').waitFor();
    expect(windows.complaints()).toEqual([]);
    expect((await get('/manage')).headers.get('location')).toMatch(/^\/login/);
    const signIn = await postForm(address, '/login', { email: EMAIL, password: PASSWORD });
    expect(signIn.status).toBe(400);
    const people = await (await get('/admin/people', administrator)).text();
    expect(people).not.toContain('Leaving Soon');
  });
});
