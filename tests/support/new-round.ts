/** A city of its own for a test that fills a round: made by an administrator, joined by its coordinator. */
import type { Page } from 'playwright-core';
import { hydrated } from './browser-page.ts';

/**
 * Makes a city, invites a coordinator, lets them join in `page` and open a round.
 * @returns the address of the round
 */
export async function openNewRound(
  administrator: Page,
  page: Page,
  { name, year }: { name: string; year: number },
): Promise<{ slug: string; round: string }> {
  const slug = `${name.toLowerCase()}-no`;
  const press = (on: Page, button: string) =>
    on.getByRole('button', { name: button, exact: true }).first().click();

  await administrator.goto('/admin/cities/new');
  await hydrated(administrator);
  await administrator.getByLabel('Name', { exact: true }).fill(name);
  await administrator.getByLabel('Country').selectOption('NO');
  await press(administrator, 'Create the city');
  await administrator.waitForURL(`**/admin/cities/${slug}`);
  await administrator.goto(`/admin/people?city=${slug}`);
  await hydrated(administrator);
  await administrator.getByLabel('Name', { exact: true }).fill('Kim Coordinator');
  await administrator.getByLabel('E-mail', { exact: true }).fill(`kim@${slug}.example`);
  await press(administrator, 'Make the invitation');

  await page.goto(await administrator.getByLabel('One-time link').inputValue());
  await page.getByLabel('New password').fill('seven quiet lighthouse keepers');
  await press(page, 'Join');
  await page.waitForURL('**/manage');
  await page.goto(`/manage/${slug}`);
  await hydrated(page);
  await page.getByLabel('Reporting year').fill(String(year));
  await press(page, 'Open a round');
  await page.waitForURL(`**/manage/${slug}/${year}`);
  return { slug, round: `/manage/${slug}/${year}` };
}
