/** What must never happen to what someone types: with two windows, with the keyboard alone, with the server gone. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import { removeFolder, startServer, folderWithExamples } from '#tests/support/running-server.ts';
import { useSignInLink } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const SEGMENT = '/manage/exampleville-xx/2026/enter/seg-ec-b';

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const saved = (page: Page) => page.getByText(/^Saved/).first();

async function firstFigure(page: Page): Promise<string> {
  const name = await page
    .locator('main .entry-figure input:not([type=hidden])')
    .first()
    .getAttribute('name');
  if (!name) throw new Error('the segment has no figure to type');
  return name;
}

describe('two windows on one field', () => {
  it('show the second writer both texts, and let them choose', async () => {
    const storageState = thisServer().coordinator;
    const [one, two] = [await windows.open({ storageState }), await windows.open({ storageState })];
    await Promise.all([one.goto(SEGMENT), two.goto(SEGMENT)]);
    await Promise.all([hydrated(one), hydrated(two)]);
    const name = await firstFigure(one);

    await field(one, name).fill('11');
    await field(one, name).blur();
    await saved(one).waitFor();
    await field(two, name).fill('22');
    await field(two, name).blur();
    const conflict = two.locator('.conflict');
    await conflict.waitFor();
    expect(await conflict.innerText()).toContain('“11”');
    expect(await conflict.innerText()).toContain('“22”');
    expect(await field(two, name).inputValue()).toBe('22');

    await conflict.getByRole('button', { name: 'Save mine' }).click();
    await conflict.waitFor({ state: 'detached' });
    await saved(two).waitFor();
    await one.reload();
    expect(await field(one, name).inputValue()).toBe('22');
    expect(windows.complaints()).toEqual([]);
  });

  it('do the same without JavaScript', async () => {
    const options = { storageState: thisServer().coordinator, javaScriptEnabled: false };
    const [one, two] = [await windows.open(options), await windows.open(options)];
    await Promise.all([one.goto(SEGMENT), two.goto(SEGMENT)]);
    const name = await firstFigure(one);
    const save = (page: Page) =>
      page.getByRole('button', { name: 'Save', exact: true }).first().click();

    await field(one, name).fill('33');
    await save(one);
    await one.getByText('One change is saved').waitFor();
    await field(two, name).fill('44');
    await save(two);
    const conflict = two.locator('.conflict');
    await conflict.waitFor();
    expect(await conflict.innerText()).toContain('“33”');
    expect(await field(two, name).inputValue()).toBe('44');
    await conflict.getByRole('button', { name: 'Keep theirs' }).click();
    await conflict.waitFor({ state: 'detached' });
    expect(await field(two, name).inputValue()).toBe('33');
  });
});

describe("a KPI's own figure in place of the register's", () => {
  it('is computed with at once, and asks for a reason', async () => {
    const page = await windows.open({ storageState: thisServer().coordinator });
    await page.goto('/manage/exampleville-xx/2026/enter/seg-ec-ict');
    await hydrated(page);
    const kpi = page.locator('article#ec-ict-ict-4c');
    const before = await kpi.locator('.result-value').first().innerText();
    await kpi.getByText("Use other figures than the register's").click();
    await field(page, 'input/ec-ict-ict-4c/register:areaKm2').fill('120');
    expect(await kpi.locator('.result-value').first().innerText()).not.toBe(before);
    // past the unit that the figure may be typed in
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The water is left out.');
    await page.keyboard.press('Tab');
    await kpi
      .getByText(/^Saved/)
      .nth(1)
      .waitFor();
    await page.reload();
    await kpi.getByText("this KPI's own figure").first().waitFor();
    const reason = field(page, 'input/ec-ict-ict-4c/register:areaKm2/reason');
    expect(await reason.inputValue()).toBe('The water is left out.');
  });
});

describe('the keyboard alone', () => {
  it('fills in a segment, each field saved as it is left', async () => {
    const page = await windows.open({ storageState: thisServer().coordinator });
    await page.goto('/manage/exampleville-xx/2026/enter/seg-ec-wa');
    await hydrated(page);
    const name = await firstFigure(page);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
    for (let presses = 0; presses < 60 && (await focused()) !== name; presses += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('1234');
    await page.keyboard.press('Tab');
    await saved(page).waitFor();
    await page.reload();
    expect(await field(page, name).inputValue()).toBe('1234');
  });
});

describe('figures as departments hold them', () => {
  const ENERGY = '/manage/exampleville-xx/2026/enter/seg-en-e';

  it('are typed in their own unit, and computed in that of the definition', async () => {
    const page = await windows.open({ storageState: thisServer().coordinator });
    await page.goto(ENERGY);
    await hydrated(page);
    const kpi = page.locator('article#en-e-e-2c');
    const figure = kpi.locator('.entry-figure input:not([type=hidden])').first();
    await figure.fill('242,824');
    // a thousand or a decimal? It is asked, and both answers are at hand
    await kpi.getByRole('button', { name: 'I mean 242824', exact: true }).click();
    expect(await figure.inputValue()).toBe('242824');
    await kpi.locator('.unit-choice select').first().selectOption('mwh-per-year');
    await kpi.getByText('read as 242,824,000 kWh/year').waitFor();
    // 242 824 MWh x 1000 / 121 412 inhabitants = 2 000 kWh
    expect(await kpi.locator('.result-value').innerText()).toContain('2,000');
    await saved(page).waitFor();
    await page.waitForLoadState('networkidle');
    await page.reload();
    expect(await kpi.locator('.unit-choice select').first().inputValue()).toBe('mwh-per-year');
    expect(await kpi.locator('.result-value').innerText()).toContain('2,000');
  });

  it('come as a column from a spreadsheet, one cell a field', async () => {
    const page = await windows.open({ storageState: thisServer().coordinator });
    await page.goto('/manage/exampleville-xx/2026/enter/seg-ec-in');
    await hydrated(page);
    const figures = page.locator('main .entry-figure input:not([type=hidden]):visible');
    await figures.first().focus();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '41\r\n\r\n43\r\n');
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    });
    await page.getByText('2 figures pasted.').waitFor();
    await saved(page).waitFor();
    await page.waitForLoadState('networkidle');
    await page.reload();
    expect(await figures.nth(0).inputValue()).toBe('41');
    expect(await figures.nth(2).inputValue()).toBe('43');
    expect(windows.complaints()).toEqual([]);
  });
});

describe('a server that is killed while someone types', () => {
  it(
    'loses nothing: what was not saved is saved when it is back',
    { timeout: 180_000 },
    async () => {
      const dataDir = folderWithExamples('killed');
      let server = await startServer({ dataDir });
      try {
        const storageState = await useSignInLink(windows.browser(), server.links[0] ?? '');
        const page = await windows.open({ storageState, baseURL: server.address });
        await page.goto(SEGMENT);
        await hydrated(page);
        const name = await firstFigure(page);
        await field(page, name).fill('77');
        await field(page, name).blur();
        await saved(page).waitFor();

        const { port } = server;
        await server.stop('SIGKILL');
        await field(page, name).fill('78');
        await field(page, name).blur();
        await page.getByText('Not saved: no connection').first().waitFor();
        expect(await field(page, name).inputValue()).toBe('78');

        server = await startServer({ dataDir, port });
        await saved(page).waitFor({ timeout: 60_000 });
        await page.reload();
        expect(await field(page, name).inputValue()).toBe('78');
      } finally {
        await server.stop();
        removeFolder(dataDir);
      }
    },
  );
});
