/** A new figure of the register is shown with what it changes before it is saved; drift stands on both sides; missing data are a plan. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import { bringIn, createCity, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const address = thisServer().address;
const HOUSEHOLDS = 'register/households/value';
const SOURCE = 'register/households/source';

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const)('%s', (_, javaScriptEnabled) => {
  const name = javaScriptEnabled ? 'Scriptford' : 'Plainford';

  async function openRound(city: string): Promise<{ page: Page; round: string }> {
    const administrator = cookieHeader(thisServer().administrator);
    const slug = await createCity(address, administrator, city);
    const cookie = await bringIn(address, administrator, {
      name: `Kim of ${city}`,
      email: `kim@${slug}.example`,
      city: slug,
      role: 'coordinator',
    });
    await postForm(address, `/manage/${slug}`, { year: '2025' }, cookie);
    const page = await windows.open({ javaScriptEnabled });
    const [key = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name: key, value, url: address }]);
    return { page, round: `/manage/${slug}/2025` };
  }

  it('changes are seen first, and either saved or given up', async () => {
    const { page, round } = await openRound(name);
    const field = (key: string) => page.locator(`[name="${key}"]`);
    const press = (label: string) =>
      page.getByRole('button', { name: label, exact: true }).first().click();
    const open = async (path: string) => {
      await page.goto(`${round}/${path}`);
      if (javaScriptEnabled) await hydrated(page);
    };
    /** Types and leaves; what is asked first is not saved by that. */
    const type = async (key: string, text: string) => {
      await field(key).fill(text);
      if (javaScriptEnabled) await field(key).blur();
      else await press('Save');
    };
    const unfold = (key: string) =>
      page
        .locator('details', { has: field(key) })
        .locator('summary')
        .first()
        .click();
    const typeAndSave = async (key: string, text: string) => {
      const answer = javaScriptEnabled
        ? page.waitForResponse((response) => response.url().endsWith('/save'))
        : undefined;
      // figures of its own in place of the register's are folded away
      if (!(await field(key).isVisible())) await unfold(key);
      await type(key, text);
      await (answer ?? page.getByText('One change is saved').waitFor());
    };

    // a first entry is saved at once
    await open('register');
    await typeAndSave(HOUSEHOLDS, '50 000');
    await open('enter/seg-ec-ict');
    await typeAndSave('input/ec-ict-ict-1c/householdsWithInternet', '40000');
    await typeAndSave('input/ec-ict-ict-2c/register:households', '41000');
    await page.getByText("18 % below the register's 50,000").waitFor();

    await open('register');
    const item = page.locator('#households');
    const preview = item.locator('.register-preview');
    const [figure, source] = [field(HOUSEHOLDS), field(SOURCE)];
    await item.getByText('One KPI uses a figure of its own that is more than 5 % away').waitFor();
    await item.getByText('41,000, 18 % below').waitFor();

    if (!javaScriptEnabled) await source.fill('Census');
    await type(HOUSEHOLDS, '80 000');
    await preview.getByText('This changes one value; one moves to another band.').waitFor();
    await preview.getByText('80 % of target').waitFor();
    await preview.getByText('50 % of target').waitFor();
    expect(await figure.inputValue()).toBe('80 000');
    if (!javaScriptEnabled) {
      // what needs no question is saved meanwhile
      await page.getByText('One change is saved').waitFor();
      expect(await source.inputValue()).toBe('Census');
    }

    await press('Keep 50 000');
    await preview.waitFor({ state: 'detached' });
    expect(await figure.inputValue()).toBe('50 000');

    await type(HOUSEHOLDS, '80 000');
    await preview.waitFor();
    // typed over: shown anew, also where the first was confirmed
    await figure.fill('62 500');
    await press('Save the new figure');
    await preview.getByText('64 % of target').waitFor();
    await press('Save the new figure');
    await (javaScriptEnabled ? item.getByText(/^Saved /) : page.getByText('One change is saved'))
      .first()
      .waitFor();
    await open('register');
    expect(await figure.inputValue()).toBe('62 500');
    await item.getByText('41,000, 34.4 % below').waitFor();
    expect(await preview.count()).toBe(0);
    await open('enter/seg-ec-ict');
    await page.locator('#ec-ict-ict-1c').getByText('64 % of target').first().waitFor();
    expect(windows.complaints().filter((one) => !one.includes('status of 400'))).toEqual([]);
  });

  it(
    'what is missing is listed with its effect and can be planned',
    { timeout: 60_000 },
    async () => {
      const { page, round } = await openRound(`${name} South`);
      await page.goto(round);
      await page.getByRole('link', { name: 'Missing data: 108', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Missing data' }).waitFor();
      const rows = page.locator('.missing-table tbody tr');
      expect(await rows.count()).toBe(108);
      await rows
        .first()
        .getByText(/^0 → 1 of \d+ reported$/)
        .waitFor();
      await rows
        .first()
        .getByText(/^Score not known → .* at worst, .* at best$/)
        .waitFor();
      await page.getByLabel('Dimension').selectOption({ label: 'Environment' });
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.waitForURL('**dimension=en&**');
      expect(await rows.count()).toBe(28);
      await page.getByLabel('Whose').selectOption({ label: 'nobody' });
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.waitForURL('**owner=nobody**');

      // half a plan is kept, and says what it lacks
      const entry = (attribute: string) => page.locator(`[name="entry/en-en-eq-2a/${attribute}"]`);
      const openFields = async () => {
        await page.goto(`${round}/enter/seg-en-eq`);
        if (javaScriptEnabled) await hydrated(page);
        if (!(await entry('status').isVisible())) {
          await page
            .locator('details', { has: entry('status') })
            .locator('summary')
            .click();
        }
      };
      const set = async (act: () => Promise<unknown>) => {
        const answer = javaScriptEnabled
          ? page.waitForResponse((response) => response.url().endsWith('/save'))
          : undefined;
        await act();
        if (javaScriptEnabled) await page.keyboard.press('Tab');
        else await page.getByRole('button', { name: 'Save', exact: true }).first().click();
        await (answer ?? page.getByText('One change is saved').waitFor());
      };
      await openFields();
      await set(() => entry('status').selectOption('notCollected'));
      await openFields();
      await set(() => entry('plannedOwner').fill('Noise Office'));
      await page.getByText('Say by when: a plan has a name and a day.').waitFor();
      await page.goto(`${round}/missing?owner=plan%3ANoise+Office`);
      await rows.getByText('Somebody is named who collects it, but no day.').waitFor();
      await openFields();
      expect(await entry('plannedOwner').inputValue()).toBe('Noise Office');
      await set(() => entry('plannedFor').fill('2027-03-31'));
      await page.goto(`${round}/missing?status=planned`);
      await rows.getByText('due 31 March 2027').waitFor();
      expect(await rows.count()).toBe(1);
      await page.locator('.missing-dimensions').getByText('1 of 28; score').waitFor();
      expect(windows.complaints()).toEqual([]);
    },
  );
});
