/** What is typed without a connection: kept when the tab is closed, sent once when there is one, never over another's text. */
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import { bringIn, createCity, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const address = thisServer().address;
const ROUND = '/manage/exampleville-xx/2026';
const segment = (id: string) => `${ROUND}/enter/${id}`;
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const banner = (page: Page) => page.getByRole('complementary', { name: 'Kept on this device' });

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await hydrated(page);
  return page;
}

async function figures(page: Page): Promise<string[]> {
  return page
    .locator('main .entry-figure input:not([type=hidden]):visible')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).name));
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text);
  await field(page, name).blur();
}

/** Closes a window as a person does, so that the page learns of it. */
async function close(page: Page): Promise<void> {
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
}

const device = async () =>
  (await windows.open({ storageState: thisServer().coordinator })).context();
/** Only saving fails, for requests of a page that is open; one that a closing page sends is not caught. */
const cutOff = (one: BrowserContext) => one.route('**/save', (route) => route.abort());
const connect = (one: BrowserContext) => one.unroute('**/save');

/** What the device sends to be saved, from now on. */
function sentFrom(one: BrowserContext): string[] {
  const sent: string[] = [];
  one.on('request', (request) => {
    if (request.url().endsWith('/save')) sent.push(request.postData() ?? '');
  });
  return sent;
}

/** What a person who comes to the segment afterwards finds in a field. */
async function storedTexts(id: string, names: string[]): Promise<string[]> {
  const page = await open(await device(), segment(id));
  return Promise.all(names.map((name) => field(page, name).inputValue()));
}

async function signInAs(one: BrowserContext, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await one.clearCookies();
  await one.addCookies([{ name, value, url: address }]);
}

/** As an administrator does, in the list of people. */
async function takeRightAway(administrator: string, email: string, city: string): Promise<void> {
  const list = await fetch(new URL(`/admin/people?q=${encodeURIComponent(email)}`, address), {
    headers: { cookie: administrator },
  });
  const [person] = /\/admin\/people\/[0-9a-f-]{36}/.exec(await list.text()) ?? [];
  if (!person) throw new Error(`${email} is not in the list of people`);
  const taken = await postForm(address, person, { intent: 'remove-role', city }, administrator);
  expect(taken.status).toBe(302);
}

describe('a segment that is filled in without a connection', () => {
  it('arrives from any page after the tab was closed', async () => {
    const desk = await device();
    const page = await open(desk, segment('seg-en-wa'));
    const [one = '', two = '', three = ''] = await figures(page);
    await desk.setOffline(true);
    await type(page, one, '101');
    await type(page, two, '102');
    // this one is still being typed
    await field(page, three).fill('103');
    await banner(page).getByText('values are kept on this device and not yet sent').waitFor();
    await close(page);
    await desk.setOffline(false);
    expect(await storedTexts('seg-en-wa', [one, two, three])).not.toContain('101');

    const later = await desk.newPage();
    const sent = later.waitForResponse((response) => response.url().endsWith('/save'));
    await later.goto('/account');
    expect((await sent).status()).toBe(200);
    await banner(later).waitFor({ state: 'hidden' });
    // the half-typed one as soon as it is clear that nobody goes on typing it
    await expect
      .poll(() => storedTexts('seg-en-wa', [one, two, three]), { timeout: 40_000, interval: 2000 })
      .toEqual(['101', '102', '103']);
  });

  it('has the texts in its fields when it is opened again', async () => {
    const desk = await device();
    const page = await open(desk, segment('seg-ec-b'));
    const [one = '', two = ''] = await figures(page);
    const before = await field(page, two).inputValue();
    await desk.setOffline(true);
    await type(page, one, '201');
    await page.getByText('Not saved: no connection').first().waitFor();
    await close(page);
    await desk.setOffline(false);
    await cutOff(desk);
    const again = await open(desk, segment('seg-ec-b'));
    await expect.poll(() => field(again, one).inputValue()).toBe('201');
    await banner(again).getByText('Trying again when the connection is back').waitFor();
    await banner(again).getByText('Which ones').click();
    await banner(again).getByText('You typed: 201').waitFor();
    await connect(desk);
    await banner(again).getByRole('button', { name: 'Send now' }).click();
    await banner(again).waitFor({ state: 'hidden' });
    await field(again, one)
      .locator('xpath=..')
      .getByText(/^Saved/)
      .waitFor();
    expect(await storedTexts('seg-ec-b', [one, two])).toEqual(['201', before]);
  });

  it('gives way to what is typed before the device is read', async () => {
    const desk = await device();
    await cutOff(desk);
    const page = await open(desk, segment('seg-ec-b'));
    const [one = ''] = await figures(page);
    await type(page, one, '221');
    await page.getByText('Not saved: no connection').first().waitFor();
    await desk.addInitScript(() => {
      const { addEventListener } = IDBOpenDBRequest.prototype as EventTarget;
      IDBOpenDBRequest.prototype.addEventListener = function (
        this: EventTarget,
        type: string,
        listener: (event: Event) => void,
      ) {
        const slow = (event: Event) => setTimeout(() => listener(event), 1500);
        addEventListener.call(this, type, type === 'success' ? slow : listener);
      } as typeof IDBOpenDBRequest.prototype.addEventListener;
    });
    const again = await open(desk, segment('seg-ec-b'));
    await type(again, one, '222');
    await again.waitForTimeout(3000);
    expect(await field(again, one).inputValue()).toBe('222');
    await connect(desk);
    await banner(again).getByRole('button', { name: 'Send now' }).click();
    await banner(again).waitFor({ state: 'hidden' });
    expect(await storedTexts('seg-ec-b', [one])).toEqual(['222']);
  });
});

describe('a change by someone else in the meantime', () => {
  it('is shown beside the kept text, for the person to choose', async () => {
    const desk = await device();
    const page = await open(desk, segment('seg-ec-b'));
    const [name = ''] = await figures(page);
    await desk.setOffline(true);
    await type(page, name, '301');
    await page.getByText('Not saved: no connection').first().waitFor();
    await close(page);
    const other = await open(await device(), segment('seg-ec-b'));
    await type(other, name, '302');
    await field(other, name)
      .locator('xpath=..')
      .getByText(/^Saved/)
      .waitFor();

    await desk.setOffline(false);
    const elsewhere = await open(desk, '/manage');
    await banner(elsewhere).getByText('needs a decision from you').waitFor();
    await banner(elsewhere).getByText('Which ones').click();
    await banner(elsewhere).getByText('You typed: 301').waitFor();
    await banner(elsewhere).getByText('saved meanwhile: 302').waitFor();
    await banner(elsewhere).getByRole('link', { name: 'Choose there' }).click();
    await hydrated(elsewhere);
    const conflict = elsewhere.locator('.conflict');
    await conflict.waitFor();
    expect(await conflict.innerText()).toContain('“301”');
    expect(await conflict.innerText()).toContain('“302”');
    expect(await field(elsewhere, name).inputValue()).toBe('301');
    expect(await storedTexts('seg-ec-b', [name])).toEqual(['302']);
    await conflict.getByRole('button', { name: 'Save mine' }).click();
    await conflict.waitFor({ state: 'detached' });
    await banner(elsewhere).waitFor({ state: 'hidden' });
    expect(await storedTexts('seg-ec-b', [name])).toEqual(['301']);
  });

  it('stays when the kept text is discarded', async () => {
    const desk = await device();
    const page = await open(desk, segment('seg-ec-b'));
    const [name = ''] = await figures(page);
    await cutOff(desk);
    await type(page, name, '311');
    await page.getByText('Not saved: no connection').first().waitFor();
    const other = await open(await device(), segment('seg-ec-b'));
    await type(other, name, '312');
    await field(other, name)
      .locator('xpath=..')
      .getByText(/^Saved/)
      .waitFor();
    await connect(desk);
    await banner(page).getByRole('button', { name: 'Send now' }).click();
    await banner(page).getByText('needs a decision from you').waitFor();
    await banner(page).getByText('Which ones').click();
    await banner(page).getByText('Discard', { exact: true }).click();
    await banner(page).getByRole('button', { name: 'Discard for good' }).click();
    await banner(page).waitFor({ state: 'hidden' });
    await expect.poll(() => field(page, name).inputValue()).toBe('312');
    await field(page, name).focus();
    await field(page, name).blur();
    expect(await page.locator('.conflict').count()).toBe(0);
    expect(await storedTexts('seg-ec-b', [name])).toEqual(['312']);
  });
});

describe('two tabs', () => {
  it('send what waits once', async () => {
    const desk = await device();
    const page = await open(desk, segment('seg-ec-b'));
    const [name = ''] = await figures(page);
    const second = await open(desk, segment('seg-ec-b'));
    await cutOff(desk);
    await type(page, name, '401');
    await page.getByText('Not saved: no connection').first().waitFor();
    await connect(desk);
    const sent = sentFrom(desk);
    const tell = (one: Page) => one.evaluate(() => window.dispatchEvent(new Event('online')));
    await Promise.all([tell(page), tell(second)]);
    await field(page, name)
      .locator('xpath=..')
      .getByText(/^Saved/)
      .waitFor();
    await Promise.all([tell(page), tell(second)]);
    await page.waitForTimeout(3000);
    expect(sent.filter((body) => body.includes('"401"'))).toHaveLength(1);
  });

  it('show the same, so that leaving a field puts no old text back', async () => {
    const desk = await device();
    const page = await open(desk, segment('seg-ec-b'));
    const [name = ''] = await figures(page);
    const second = await open(desk, segment('seg-ec-b'));
    await type(page, name, '411');
    await expect.poll(() => field(second, name).inputValue()).toBe('411');
    await field(second, name).focus();
    await field(second, name).blur();
    await second.reload();
    expect(await storedTexts('seg-ec-b', [name])).toEqual(['411']);
  });
});

describe('the person who typed', () => {
  it('is the only one in whose name it is sent', async () => {
    const desk = await device();
    const page = await open(desk, segment('seg-ec-b'));
    const [name = ''] = await figures(page);
    const [before = ''] = await storedTexts('seg-ec-b', [name]);
    await cutOff(desk);
    await type(page, name, '501');
    await page.getByText('Not saved: no connection').first().waitFor();
    await signInAs(desk, cookieHeader(thisServer().administrator));
    await connect(desk);
    await banner(page).getByRole('button', { name: 'Send now' }).click();
    await banner(page).getByText('Someone else has signed in in this browser').waitFor();
    await close(page);

    const sent = sentFrom(desk);
    const other = await open(desk, '/manage');
    await other.waitForTimeout(2000);
    expect(await banner(other).isVisible()).toBe(false);
    expect(sent).toEqual([]);
    await other.close();
    expect(await storedTexts('seg-ec-b', [name])).toEqual([before]);

    await signInAs(desk, cookieHeader(thisServer().coordinator));
    const own = await open(desk, '/manage');
    await expect.poll(() => sent.length).toBe(1);
    await banner(own).waitFor({ state: 'hidden' });
    await expect.poll(() => storedTexts('seg-ec-b', [name])).toEqual(['501']);
  });

  it('is told when the right to enter is gone, and can copy and discard the text', async () => {
    const administrator = cookieHeader(thisServer().administrator);
    const city = await createCity(address, administrator, 'Leaving');
    const person = { name: 'Lee Leaving', email: 'lee@leaving.example', city };
    const cookie = await bringIn(address, administrator, { ...person, role: 'coordinator' });
    await postForm(address, `/manage/${city}`, { year: '2025' }, cookie);
    const desk = (await windows.open()).context();
    await signInAs(desk, cookie);
    const page = await open(desk, `/manage/${city}/2025/enter/seg-ec-b`);
    const [name = ''] = await figures(page);
    await takeRightAway(administrator, person.email, city);
    await type(page, name, '601');
    await page.getByText('Not saved: you may no longer enter figures of this city').waitFor();
    await banner(page).getByText('You may no longer enter figures of this city').waitFor();
    expect(await banner(page).innerText()).not.toContain('signed out');
    await close(page);

    const later = await open(desk, '/manage');
    await banner(later).getByText('You may no longer enter figures of this city').waitFor();
    await banner(later).getByText('Which ones').click();
    await banner(later).getByText('You typed: 601').waitFor();
    await banner(later).getByText('Discard', { exact: true }).click();
    await banner(later).getByRole('button', { name: 'Discard for good' }).click();
    await banner(later).waitFor({ state: 'hidden' });
    await later.reload();
    await hydrated(later);
    await later.waitForTimeout(1000);
    expect(await banner(later).isVisible()).toBe(false);
  });
});
