/** The whole way of a newcomer: a city is created, someone joins, enters, publishes, corrects and takes the result away. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import { parseCsv } from '#tests/support/parse-csv.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const INTERNET = 'input/ec-ict-ict-1c/householdsWithInternet';
const BROADBAND = 'input/ec-ict-ict-2c/fixedBroadbandSubscriptions';

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const)('%s', (_, javaScriptEnabled) => {
  const name = javaScriptEnabled ? 'Scriptville' : 'Plainville';
  const slug = `${name.toLowerCase()}-no`;
  const round = `/manage/${slug}/2025`;
  const results = `/cities/${slug}/2025`;
  const ready = (page: Page) =>
    javaScriptEnabled ? hydrated(page) : page.waitForLoadState('load');
  const alerts = (page: Page) => page.locator('[role=alert]');
  const press = (page: Page, button: string) =>
    page.getByRole('button', { name: button, exact: true }).first().click();

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(path);
    await ready(page);
  }

  /** Types into a field and leaves it; without scripts the form is saved by its button. */
  async function enter(page: Page, field: string, text: string): Promise<void> {
    const input = page.locator(`[name="${field}"]`);
    await input.fill(text);
    if (!javaScriptEnabled) {
      await press(page, 'Save');
      await page.getByText('One change is saved').waitFor();
      return;
    }
    const saved = page.waitForResponse((response) => response.url().endsWith('/save'));
    await input.blur();
    await saved;
  }

  async function setUpCity(): Promise<string> {
    const admin = await windows.open({
      storageState: thisServer().administrator,
      javaScriptEnabled,
    });
    await open(admin, '/admin/cities/new');
    await press(admin, 'Create the city');
    await alerts(admin).getByText('Write the name of the city').waitFor();
    await admin.getByLabel('Name', { exact: true }).fill(name);
    await admin.getByLabel('Country').selectOption('NO');
    await press(admin, 'Create the city');
    await admin.waitForURL(`**/admin/cities/${slug}`);

    await open(admin, `/admin/people?city=${slug}`);
    await admin.getByLabel('Name', { exact: true }).fill('Kim Coordinator');
    await admin.getByLabel('E-mail', { exact: true }).fill(`kim@${slug}.example`);
    await press(admin, 'Make the invitation');
    return admin.getByLabel('One-time link').inputValue();
  }

  async function join(page: Page, link: string): Promise<void> {
    await page.goto(link);
    await page.getByLabel('New password').fill('short');
    await press(page, 'Join');
    await alerts(page).getByText('at least 12 characters').waitFor();
    await page.getByLabel('New password').fill('seven quiet lighthouse keepers');
    await press(page, 'Join');
    await page.waitForURL('**/manage');
    await page.getByRole('link', { name }).click();
    await page.waitForURL(`**/manage/${slug}`);
  }

  async function openRound(page: Page): Promise<void> {
    await ready(page);
    await page.getByLabel('Reporting year').fill('twenty');
    await press(page, 'Open a round');
    await alerts(page).getByText('four digits').waitFor();
    expect(await page.getByLabel('Reporting year').inputValue()).toBe('twenty');
    await page.getByLabel('Reporting year').fill('2025');
    await press(page, 'Open a round');
    await page.waitForURL(`**${round}`);
    await page.getByText('0 of 108 data points are done').waitFor();
  }

  async function fillIn(page: Page): Promise<void> {
    await open(page, `${round}/register`);
    await enter(page, 'register/households/value', '50 000');
    await open(page, `${round}/enter/seg-ec-ict`);
    await enter(page, INTERNET, '48.500');
    await page.locator('#ec-ict-ict-1c').getByText('97 % of target').waitFor();

    // nonsense is kept, explained and not used
    await enter(page, BROADBAND, 'about 40');
    await page.getByText('This is not a number').first().waitFor();
    await page.reload();
    expect(await page.locator(`[name="${BROADBAND}"]`).inputValue()).toBe('about 40');
    await page.goto(`${round}/results`);
    await page.locator('table').getByText('to correct').first().waitFor();
    await page.goto(`${round}/publish`);
    await page.getByText('These cannot be used as they stand').waitFor();
    expect(await page.getByRole('button', { name: 'Publish as self-reported' }).count()).toBe(0);

    await open(page, `${round}/enter/seg-ec-ict`);
    await enter(page, BROADBAND, '19800');
    await page.locator('#ec-ict-ict-2c').getByText('66 % of target').waitFor();
  }

  async function publish(page: Page): Promise<void> {
    await open(page, `${round}/publish`);
    await press(page, 'Publish as self-reported');
    await alerts(page).getByText('Tick the confirmation').waitFor();
    await page.getByLabel('These figures are correct').check();
    await press(page, 'Publish as self-reported');
    await page.waitForURL(`**${results}`);
    await page.getByRole('heading', { level: 1, name: `${name} in 2025` }).waitFor();
    await page.locator('#ec-ict-ict-2c').getByText('66 % of target').waitFor();
  }

  async function takeAway(page: Page): Promise<void> {
    const csv = parseCsv(await (await page.request.get(`${results}/export.csv`)).text());
    expect(
      csv.find((row) => row.record_type === 'dataPoint' && row.id === 'ec-ict-ict-2c'),
    ).toMatchObject({
      value: '39.6',
      percent_of_target: '66',
      band: '3',
      points: '3',
      provenance: 'own',
    });
    expect(csv.find((row) => row.id === 'ec-ict-ict-1c/householdsWithInternet')).toMatchObject({
      typed_text: '48.500',
      value: '48500',
    });
  }

  async function correct(page: Page): Promise<void> {
    await open(page, `${round}/enter/seg-ec-ict`);
    await enter(page, BROADBAND, '28500');
    await page.locator('#ec-ict-ict-2c').getByText('95 % of target').waitFor();

    // not public until it is published
    await page.goto(results);
    await page.locator('#ec-ict-ict-2c').getByText('66 % of target').waitFor();
    const first = await page.getByRole('link', { name: /^Publication / }).getAttribute('href');

    await open(page, `${round}/publish`);
    await page.getByLabel('These figures are correct').check();
    await press(page, 'Publish the correction');
    await alerts(page).getByText('Say what has changed').waitFor();
    await page.getByLabel('What has changed').fill('Fixed broadband had left out the islands.');
    await page.getByLabel('These figures are correct').check();
    await press(page, 'Publish the correction');
    await page.waitForURL(`**${results}`);
    await page.getByText('Fixed broadband had left out the islands.').waitFor();
    await page.locator('#ec-ict-ict-2c').getByText('95 % of target').waitFor();
    await page.goto(first ?? '');
    await page.getByText('This publication was corrected later').waitFor();
    await page.locator('#ec-ict-ict-2c').getByText('66 % of target').waitFor();
  }

  it(
    'leads from an empty city to a published, corrected and exported assessment',
    { timeout: 180_000 },
    async () => {
      const link = await setUpCity();
      expect(link).toContain('/join/');
      const page = await windows.open({ javaScriptEnabled });
      await join(page, link);
      await openRound(page);
      await fillIn(page);
      await publish(page);
      await takeAway(page);
      await correct(page);
      expect(windows.complaints().filter((text) => !/status of 40[09]/.test(text))).toEqual([]);
    },
  );
});
