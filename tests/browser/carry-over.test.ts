/** A second round: what the first one suggests is shown, taken over only by a press, and has its own history. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import { bringIn, createCity, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const address = thisServer().address;
let city = '';
let cookie = '';

/** Saves fields of a round as its pages do. */
async function save(year: number, texts: Record<string, string>): Promise<void> {
  const changes = Object.entries(texts).map(([field, text]) => ({
    field,
    was: '',
    text,
    revision: 0,
  }));
  const response = await fetch(new URL(`/manage/${city}/${year}/save`, address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, cookie },
    body: JSON.stringify({ changes }),
  });
  const { results } = (await response.json()) as { results: Array<{ kind: string }> };
  expect(results.map((result) => result.kind)).toEqual(changes.map(() => 'saved'));
}

async function open(options: { javaScriptEnabled: boolean }): Promise<Page> {
  const page = await windows.open(options);
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: address }]);
  return page;
}

beforeAll(async () => {
  const administrator = cookieHeader(thisServer().administrator);
  city = await createCity(address, administrator, 'Carrying');
  const kim = {
    name: 'Kim Carrying',
    email: 'kim@carrying.example',
    city,
    role: 'coordinator',
  } as const;
  cookie = await bringIn(address, administrator, kim);
  await postForm(address, `/manage/${city}`, { year: '2024' }, cookie);
  await save(2024, {
    'register/population/value': '121 412',
    'register/population/source': 'Census office',
    'entry/ec-ict-ict-1c/quality': 'measured',
    'entry/ec-ict-ict-1c/sourceName': 'The regulator',
    'entry/ec-ict-ict-1c/sourceUrl': 'https://regulator.example/2024',
    'entry/ec-ict-ict-1c/referenceYear': '2023',
    'entry/ec-ict-ict-1c/final': '91',
    'entry/ec-ict-ict-2c/sourceName': 'The operator',
    'entry/ec-ict-ict-3c/status': 'notApplicable',
    'entry/ec-ict-ict-3c/statusReason': 'No such network here',
  });
  const tasks = await (
    await fetch(new URL(`/manage/${city}/2024/tasks`, address), { headers: { cookie } })
  ).text();
  const kimsId = /<option value="([\da-f-]{36})">Kim Carrying/.exec(tasks)?.[1] ?? '';
  await postForm(
    address,
    `/manage/${city}/2024/tasks`,
    {
      intent: 'assign',
      'was/segment/seg-ec-ict': '0  ',
      'person/segment/seg-ec-ict': kimsId,
      'due/segment/seg-ec-ict': '2024-09-01',
    },
    cookie,
  );
});

it('without JavaScript: the offer, the sources, the register and the people', async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`/manage/${city}`);
  await page
    .getByText(
      /From the round of 2024, the new one will suggest one shared figure, sources and answers of 3 data points and who is responsible for one part/,
    )
    .waitFor();
  await page.getByLabel('Reporting year').fill('2025');
  await page.getByRole('button', { name: 'Open a round' }).click();
  await page.waitForURL(`**/manage/${city}/2025`);
  await page.getByText(/^0 of \d+ data points are done/).waitFor();

  await page.goto(`/manage/${city}/2025/enter/seg-ec-ict`);
  const field = (name: string) => page.locator(`[name="entry/${name}"]`);
  expect(await field('ec-ict-ict-1c/sourceName').inputValue()).toBe('');
  await page
    .getByText(
      '2024: Based on accurate measurements · The regulator · https://regulator.example/2024',
    )
    .waitFor();
  // what is typed elsewhere in the form is saved with the press
  await page.locator('[id="ec-ict-ict-4c.4g"] .behind summary').click();
  await field('ec-ict-ict-4c.4g/comment').fill('Ask the operator');
  await page.locator('[name="stillValid"][value="entry/ec-ict-ict-1c"]').click();
  await page.getByText('4 changes are saved').waitFor();
  expect(page.url()).toContain('#ec-ict-ict-1c');
  expect(await field('ec-ict-ict-1c/sourceName').inputValue()).toBe('The regulator');
  expect(await field('ec-ict-ict-4c.4g/comment').inputValue()).toBe('Ask the operator');
  // neither a figure nor its year comes along
  expect(await field('ec-ict-ict-1c/final').inputValue()).toBe('');
  expect(await field('ec-ict-ict-1c/referenceYear').inputValue()).toBe('');

  await page.getByText('2 data points have sources or other answers of 2024').waitFor();
  await page.getByRole('button', { name: 'All of these are still valid' }).click();
  await page.getByText('3 changes are saved').waitFor();
  expect(await field('ec-ict-ict-2c/sourceName').inputValue()).toBe('The operator');
  expect(await field('ec-ict-ict-3c/status').inputValue()).toBe('notApplicable');
  expect(await page.locator('[name="stillValid"]').count()).toBe(0);

  await page.goto(`/manage/${city}/2025/history?row=entry/ec-ict-ict-1c`);
  await page.getByText('Carried over from 2024').first().waitFor();

  await page.goto(`/manage/${city}/2025/register`);
  await page.getByText('2024: 121 412').waitFor();
  const value = page.locator('[name="register/population/value"]');
  expect(await value.inputValue()).toBe('');
  await page.getByRole('button', { name: /^Take over .*121 412/ }).click();
  await page.getByText('3 changes are saved').waitFor();
  expect(await value.inputValue()).toBe('121 412');
  expect(await page.locator('[name="register/population/referenceYear"]').inputValue()).toBe(
    '2024',
  );
  expect(await page.locator('[name="stillValid"]').count()).toBe(0);

  await page.goto(`/manage/${city}/2025/tasks`);
  await page
    .getByText('One part was somebody’s in 2024')
    .or(page.getByText("One part was somebody's in 2024"))
    .waitFor();
  await page.getByRole('button', { name: 'Give them to the same people, without dates' }).click();
  await page.getByText('One change is saved').waitFor();
  const person = page.locator('[name="person/segment/seg-ec-ict"] option:checked');
  expect(await person.textContent()).toBe('Kim Carrying');
  expect(await page.locator('[name="due/segment/seg-ec-ict"]').inputValue()).toBe('');
  expect(windows.complaints()).toEqual([]);
});

it('what was changed in the round before since it was shown is not taken over', async () => {
  await postForm(address, `/manage/${city}`, { year: '2026' }, cookie);
  const segment = `/manage/${city}/2026/enter/seg-ec-ict`;
  const press = (revision: string) =>
    postForm(
      address,
      segment,
      { stillValid: 'entry/ec-ict-ict-2c', 'seen:entry/ec-ict-ict-2c': revision },
      cookie,
    );
  const stale = await press('7');
  expect(stale.headers.get('location')).toContain('saved=0');
  const right = await press('1');
  expect(right.headers.get('location')).toContain('saved=1');
  // a second press finds nothing left to do
  expect((await press('1')).headers.get('location')).toContain('saved=0');
});

it('with JavaScript: a suggestion is gone when something is typed, and a press keeps what was typed', async () => {
  const page = await open({ javaScriptEnabled: true });
  await page.goto(`/manage/${city}/2026/enter/seg-ec-ict`, { waitUntil: 'networkidle' });
  const first = page.locator('[name="stillValid"][value="entry/ec-ict-ict-1c"]');
  await first.waitFor();
  await page.locator('#ec-ict-ict-3c .behind summary').first().click();
  await page.locator('[name="entry/ec-ict-ict-3c/sourceName"]').fill('Another source');
  await page.locator('[name="entry/ec-ict-ict-3c/referenceYear"]').fill('nineteen');
  await page.locator('#ec-ict-ict-1c .behind summary').first().click();
  const scope = page.locator('[name="entry/ec-ict-ict-1c/scope"]');
  await scope.fill('The county');
  expect(await first.count()).toBe(0);
  await scope.fill('');
  await page.locator('[name="entry/ec-ict-ict-1c/comment"]').fill('As last year');
  await first.click();
  // a text that no field can hold stops the press, and stays
  await page.getByText('Not everything is saved').waitFor();
  await hydrated(page);
  await page.waitForLoadState('networkidle');
  const year = page.locator('[name="entry/ec-ict-ict-3c/referenceYear"]');
  expect(await year.inputValue()).toBe('nineteen');
  await year.fill('2025');
  await first.click();
  await page.waitForURL(/saved=\d+#ec-ict-ict-1c$/);
  const texts = (name: string) => page.locator(`[name="entry/${name}"]`).inputValue();
  expect(await texts('ec-ict-ict-1c/sourceName')).toBe('The regulator');
  expect(await texts('ec-ict-ict-1c/comment')).toBe('As last year');
  expect(await texts('ec-ict-ict-3c/sourceName')).toBe('Another source');
  expect(await texts('ec-ict-ict-3c/referenceYear')).toBe('2025');
  expect(windows.complaints().filter((one) => !one.includes('status of 400'))).toEqual([]);
});

describe('a register with a figure that values rest on', () => {
  const takeOver = (page: Page, item: string) =>
    page.locator(`[name="stillValid"][value="register/${item}"]`);
  const field = (page: Page, name: string) => page.locator(`[name="register/${name}"]`);
  const isSaved = (page: Page, item: string) =>
    page
      .locator(`#${item}`)
      .getByText(/^Saved /)
      .first()
      .waitFor();
  /** A shared figure of the round is emptied: that is shown first, and holds nothing else back. */
  async function openAndEmpty(year: number, javaScriptEnabled: boolean): Promise<Page> {
    await save(year, {
      'register/households/value': '50 000',
      'input/ec-ict-ict-1c/householdsWithInternet': '40000',
    });
    const page = await open({ javaScriptEnabled });
    await page.goto(`/manage/${city}/${year}/register`);
    if (javaScriptEnabled) await hydrated(page);
    expect(await takeOver(page, 'households').count()).toBe(0);
    await field(page, 'households/value').fill('');
    return page;
  }
  const isShownFirst = (page: Page) =>
    page
      .locator('#households .register-preview')
      .getByText('Not saved yet. This changes one value')
      .waitFor();

  it('with JavaScript: what is taken over is filled in, and what waits to be seen goes on waiting', async () => {
    await save(2025, {
      'register/households/value': '49 000',
      'register/cityGdp/value': '4 200',
      'register/cityGdp/unit': 'million-currency',
    });
    const page = await openAndEmpty(2026, true);
    await field(page, 'households/value').blur();
    await isShownFirst(page);
    await takeOver(page, 'population').click();
    expect(await field(page, 'population/value').inputValue()).toBe('121 412');
    expect(await takeOver(page, 'population').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
      'register/population/value',
    );
    await isSaved(page, 'population');
    await takeOver(page, 'cityGdp').click();
    await isSaved(page, 'cityGdp');
    // the old figure holds until what comes of the new one is seen, so there is nothing to take over yet
    await isShownFirst(page);
    expect(await takeOver(page, 'households').count()).toBe(0);
    await page.getByRole('button', { name: 'Save the new figure' }).click();
    await takeOver(page, 'households').click();
    await isSaved(page, 'households');
    await page.getByText('Everything is saved by itself.').waitFor();

    await page.goto(`/manage/${city}/2026/register`);
    const stored = {
      'population/value': '121 412',
      'population/referenceYear': '2024',
      'population/source': 'Census office',
      'cityGdp/value': '4 200',
      'cityGdp/unit': 'million-currency',
      'households/value': '49 000',
    };
    for (const [name, text] of Object.entries(stored)) {
      expect(await field(page, name).inputValue(), name).toBe(text);
    }
    expect(await page.locator('.register-preview').count()).toBe(0);
    expect(windows.complaints()).toEqual([]);
  });

  it('without JavaScript: the press takes over, and shows what waits to be seen', async () => {
    await postForm(address, `/manage/${city}`, { year: '2027' }, cookie);
    const page = await openAndEmpty(2027, false);
    await takeOver(page, 'population').click();
    await isShownFirst(page);
    await page.getByText('3 changes are saved').waitFor();
    expect(await field(page, 'population/value').inputValue()).toBe('121 412');
    expect(await takeOver(page, 'households').count()).toBe(0);
    await page.getByRole('button', { name: 'Keep 50 000' }).click();
    expect(await field(page, 'households/value').inputValue()).toBe('50 000');
    await page.goto(`/manage/${city}/2027/history?row=register/population`);
    await page.getByText('Carried over from 2026').first().waitFor();
    expect(windows.complaints().filter((one) => !one.includes('status of 400'))).toEqual([]);
  });
});
