/** What is typed without a connection: kept when the tab is closed, sent once when there is one, never over another's text. */
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';

const windows = useWindows();
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

const context = async () => (await windows.open({ storageState: inject('coordinator') })).context();
const cutOff = (one: BrowserContext) => one.route('**/save', (route) => route.abort());
const connect = (one: BrowserContext) => one.unroute('**/save');

describe('a segment that is filled in without a connection', () => {
  it('arrives after the tab was closed', async () => {
    const device = await context();
    const page = await open(device, segment('seg-ec-wa'));
    const [one = '', two = '', three = ''] = await figures(page);
    await device.setOffline(true);
    await type(page, one, '101');
    await type(page, two, '102');
    // this one is still being typed
    await field(page, three).fill('103');
    await banner(page).getByText('values are kept on this device and not yet sent').waitFor();
    await page.close();
    await device.setOffline(false);

    // any page sends it
    const later = await device.newPage();
    const sent = later.waitForResponse((response) => response.url().endsWith('/save'));
    await later.goto('/manage');
    expect((await sent).status()).toBe(200);
    const elsewhere = await open(await context(), segment('seg-ec-wa'));
    await expect
      .poll(async () => {
        await elsewhere.reload();
        return Promise.all([one, two, three].map((name) => field(elsewhere, name).inputValue()));
      })
      .toEqual(['101', '102', '103']);
    expect(await banner(later).isVisible()).toBe(false);
  });

  it('has the texts in its fields when it is opened again', async () => {
    const device = await context();
    const page = await open(device, segment('seg-ec-b'));
    const [one = '', two = ''] = await figures(page);
    await cutOff(device);
    await type(page, one, '201');
    await type(page, two, '');
    await page.getByText('Not saved: no connection').first().waitFor();
    await page.reload();
    await hydrated(page);
    await expect.poll(() => field(page, one).inputValue()).toBe('201');
    await banner(page).getByText('Trying again when the connection is back').waitFor();
    await connect(device);
    await banner(page).getByRole('button', { name: 'Send now' }).click();
    await banner(page).waitFor({ state: 'hidden' });
    await page.reload();
    expect(await field(page, one).inputValue()).toBe('201');
  });
});

describe('a change by someone else in the meantime', () => {
  it('is shown beside the kept text, for the person to choose', async () => {
    const device = await context();
    const page = await open(device, segment('seg-ec-b'));
    const [name = ''] = await figures(page);
    await cutOff(device);
    await type(page, name, '301');
    await page.getByText('Not saved: no connection').first().waitFor();
    await page.close();
    const other = await open(await context(), segment('seg-ec-b'));
    await type(other, name, '302');
    await other
      .getByText(/^Saved/)
      .first()
      .waitFor();

    await connect(device);
    const elsewhere = await open(device, '/manage');
    await banner(elsewhere).getByText('needs a decision from you').waitFor();
    await banner(elsewhere).getByText('Which ones').click();
    await banner(elsewhere).getByRole('link').first().click();
    await hydrated(elsewhere);
    const conflict = elsewhere.locator('.conflict');
    await conflict.waitFor();
    expect(await conflict.innerText()).toContain('“301”');
    expect(await conflict.innerText()).toContain('“302”');
    expect(await field(elsewhere, name).inputValue()).toBe('301');
    await conflict.getByRole('button', { name: 'Save mine' }).click();
    await conflict.waitFor({ state: 'detached' });
    await banner(elsewhere).waitFor({ state: 'hidden' });
    await other.reload();
    expect(await field(other, name).inputValue()).toBe('301');
  });
});

describe('two tabs', () => {
  it('send what waits once', async () => {
    const device = await context();
    const page = await open(device, segment('seg-ec-b'));
    const [name = ''] = await figures(page);
    const second = await open(device, segment('seg-ec-b'));
    await cutOff(device);
    await type(page, name, '401');
    await page.getByText('Not saved: no connection').first().waitFor();
    await connect(device);
    const sent: string[] = [];
    device.on('request', (request) => {
      if (request.url().endsWith('/save')) sent.push(request.postData() ?? '');
    });
    const tell = (one: Page) => one.evaluate(() => window.dispatchEvent(new Event('online')));
    await Promise.all([tell(page), tell(second)]);
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor();
    await Promise.all([tell(page), tell(second)]);
    await page.waitForTimeout(3000);
    expect(sent.filter((body) => body.includes('"401"'))).toHaveLength(1);
  });
});
