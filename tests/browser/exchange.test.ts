/** A round that goes out as CSV and comes back, with and without JavaScript, and files that mean harm. */
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import { makeWorkbook, withParts } from '#tests/support/make-workbook.ts';
import { bringIn, createCity, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const address = thisServer().address;

/** A city with a round, and the cookie of its coordinator. */
async function openRound(name: string) {
  const administrator = cookieHeader(thisServer().administrator);
  const city = await createCity(address, administrator, name);
  const email = `${city}@exchange.example`;
  const cookie = await bringIn(address, administrator, {
    name: 'Kim',
    email,
    city,
    role: 'coordinator',
  });
  await postForm(address, `/manage/${city}`, { year: '2025' }, cookie);
  return { round: `/manage/${city}/2025`, cookie };
}

it.each([true, false])(
  'a table comes in and goes out, JavaScript: %s',
  async (javaScriptEnabled) => {
    const { round, cookie } = await openRound(`Exchange ${javaScriptEnabled}`);
    const page = await windows.open({ javaScriptEnabled });
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: address }]);
    const open = async () => {
      await page.goto(`${round}/import`);
      if (javaScriptEnabled) await hydrated(page);
    };
    const sendFile = async (file: Parameters<Locator['setInputFiles']>[0]) => {
      await open();
      await page.getByLabel('File').setInputFiles(file);
      await page.getByRole('button', { name: 'Look at the changes' }).click();
    };
    const send = (text: string) =>
      sendFile({ name: 'in.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

    await page.goto(round);
    await page.getByRole('link', { name: 'Spreadsheets' }).click();
    await page.getByRole('heading', { name: 'Spreadsheets' }).waitFor();

    await send('kpi;value;source\nPatents;10.23;EPO\nUnemployment;7;\nPolice Service;1,234;');
    await page.getByText('2 new').or(page.getByText('3 new')).first().waitFor();
    await page.getByText('Several KPIs are called like this').waitFor();
    // looking at one kind loses no tick
    await page.getByLabel('Save cell C2').uncheck();
    await page.getByLabel('Errors (1)').check();
    expect(await page.getByLabel('Save cell B2').isVisible()).toBe(false);
    await page.getByLabel('All (4)').check();
    expect(await page.getByLabel('Save cell C2').isChecked()).toBe(false);
    await page.getByLabel('It can be read in two ways').selectOption({ label: '1.2340' });
    await page.getByRole('button', { name: 'Save what is ticked' }).click();
    await page.getByText('2 cells are brought in and saved.').waitFor();

    const out = await fetch(new URL(`${round}/export.csv`, address), { headers: { cookie } });
    expect(out.headers.get('cache-control')).toBe('private, no-store');
    const csv = await out.text();
    expect(csv).toMatch(/EC: P: IN: 2C,,,10\.23,/);
    expect(csv).toMatch(/SC: SH: SA: 6C,,,1\.2340,/);
    await send(csv);
    await page.getByText('Everything in this file is in the round already.').waitFor();
    await page.getByRole('button', { name: 'Give up' }).click();
    await page.getByRole('heading', { name: 'Bring in' }).waitFor();

    await open();
    await page.getByText('Only some segments').click();
    await page.getByLabel('Innovation').check();
    const [workbook] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download workbook' }).click(),
    ]);
    expect(workbook.suggestedFilename()).toMatch(/-2025-ec-in\.xlsx$/);
    const parts = await (await workbook.createReadStream()).toArray();
    const buffer = Buffer.concat(parts as Buffer[]);
    await sendFile({ name: 'back.xlsx', mimeType: 'application/octet-stream', buffer });
    await page.getByText('Everything in this file is in the round already.').waitFor();
    await page.getByText(/cells are unchanged/).click();
    await page.getByText(/^Economy!C\d+$/).waitFor();

    await send('nothing of the kind');
    await page.getByText('not separated by commas').waitFor();
    // the browser itself complains of the answer that was refused on purpose
    expect(windows.complaints().filter((one) => !one.includes('status of 400'))).toEqual([]);
  },
);

it('files that mean harm are refused by the built server within five seconds, while others are answered', async () => {
  const { round, cookie } = await openRound('Hostile');
  const workbook = await makeWorkbook({ Economy: [['KPI', 'Value']] });
  const sheet = 'xl/worksheets/sheet1.xml';
  const open = '<worksheet><sheetData><row r="1">';
  const files: ReadonlyArray<readonly [string, Uint8Array<ArrayBuffer>]> = [
    ['far larger than it looks', withParts(workbook, { [sheet]: open + ' '.repeat(100_000_000) })],
    ['cells', withParts(workbook, { [sheet]: open + '<c><v>1</v></c>'.repeat(2_400_000) })],
    ['macros', withParts(workbook, { 'xl/vbaProject.bin': 'x' })],
  ];
  for (const [words, bytes] of files) {
    const form = new FormData();
    form.set('intent', 'upload');
    form.set('file', new File([bytes], 'hostile.xlsx'));
    const start = performance.now();
    const answer = fetch(new URL(`${round}/import`, address), {
      method: 'POST',
      body: form,
      headers: { origin: address, cookie },
    });
    const other = fetch(new URL('/healthz', address)).then(() => performance.now() - start);
    const response = await answer;
    const took = performance.now() - start;
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(words);
    expect(took).toBeLessThan(5_000);
    expect(await other).toBeLessThan(took);
  }
});
