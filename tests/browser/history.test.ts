/** The history of a figure without scripts: what was typed is seen, restored and undone. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const ROUND = '/manage/exampleville-xx/2026';
const FORM = `${ROUND}/enter/seg-ec-ict`;
const COMMENT = 'entry/ec-ict-ict-2c/comment';

async function type(page: Page, text: string): Promise<void> {
  await page.goto(FORM);
  await page.locator('#ec-ict-ict-2c details.behind summary').first().click();
  await page.locator(`[name="${COMMENT}"]`).fill(text);
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await page.getByText('One change is saved').waitFor();
}

it('leads from a change to the versions before it and back', { timeout: 90_000 }, async () => {
  const page = await windows.open({
    storageState: thisServer().coordinator,
    javaScriptEnabled: false,
  });
  const stored = async () => {
    await page.goto(FORM);
    return page.locator(`[name="${COMMENT}"]`).inputValue();
  };
  await type(page, 'counted in March');
  await type(page, 'counted in May');

  await page.locator('#ec-ict-ict-2c details.behind summary').first().click();
  await page.locator('#ec-ict-ict-2c').getByRole('link', { name: 'History' }).first().click();
  await page.waitForURL('**/history?row=entry*');
  const rows = page.locator('tbody tr');
  await rows.nth(0).getByText('“counted in March” → “counted in May”').waitFor();
  await rows.nth(0).getByText('current').waitFor();

  // seen in two windows: the second has to look again
  const other = await page.context().newPage();
  await other.goto(page.url());
  await rows.nth(1).getByLabel('Reason (optional)').fill('May was a guess');
  await rows.nth(1).getByRole('button', { name: 'Restore version' }).click();
  await page.getByText('The version is restored: one field has changed.').waitFor();
  await rows.nth(0).getByText('May was a guess').waitFor();
  expect(await stored()).toBe('counted in March');
  await other.locator('tbody tr').nth(1).getByRole('button').click();
  await other.getByRole('alert').getByText('Nothing was changed').waitFor();

  await page.goto(ROUND);
  await page.getByRole('link', { name: 'Changes', exact: true }).click();
  await page.waitForURL('**/changes');
  await rows.nth(0).getByText('May was a guess').waitFor();
  await page.getByRole('button', { name: 'Undo my last change' }).click();
  await page.getByText('Your last change is undone: one field has changed.').waitFor();
  await rows.nth(0).getByText('Undone').waitFor();
  expect(await stored()).toBe('counted in May');
  await page.goto(`${ROUND}/changes`);
  await page.getByRole('button', { name: 'Undo my last change' }).click();
  await page.getByText('Your last change is undone').waitFor();
  expect(await stored()).toBe('counted in March');

  await page.goto(`${ROUND}/changes?segment=seg-ec-ict&page=1`);
  expect(await page.getByLabel('Segment').inputValue()).toBe('seg-ec-ict');
  expect(await rows.count()).toBeGreaterThan(3);
  const missing = await page.goto(`${ROUND}/history?row=entry/no-such`);
  expect(missing?.status()).toBe(404);
  await page.getByText('This round has no such figure').waitFor();
});
