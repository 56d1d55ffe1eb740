/** A newcomer compares cities by the form, and with addresses that are half wrong; without scripts. */
import { describe, expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';

const windows = useWindows();

describe('comparing', () => {
  it('goes by a form: choose, see, choose another order, take the files away', async () => {
    const page = await windows.open({ javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('link', { name: 'Compare', exact: true }).click();
    await page.getByLabel('Year').selectOption('2020');
    await page.getByRole('button', { name: 'Show cities' }).click();
    await page.getByLabel('Karmøy').check();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByText('Karmøy is chosen. Choose at least one more').waitFor();
    expect(await page.getByLabel('Karmøy').isChecked()).toBe(true);
    await page.getByLabel('Valencia').check();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Karmøy and Valencia in 2020' }).waitFor();
    await page.getByText('extracts of printed reports').waitFor();
    expect(await page.locator('.compare-data-points tbody tr').count()).toBe(108);
    await page.getByRole('link', { name: 'Order of the standard' }).click();
    expect(new URL(page.url()).searchParams.get('order')).toBe('standard');
    expect(await page.locator('.compare-data-points tbody tr').first().getAttribute('id')).toBe(
      'ec-ict-ict-1c',
    );
    const files = await page
      .getByRole('list', { name: 'Download this chart' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    for (const file of files) expect((await page.request.get(file)).status()).toBe(200);
    expect(files).toHaveLength(3);
    expect(windows.complaints()).toEqual([]);
  });

  it.each([
    [
      'city=karmoy-no&city=nowhere&city=valencia-es&year=2020',
      'no city with the address “nowhere”',
    ],
    ['city=karmoy-no&city=exampleville-xx&year=2020', 'Exampleville has published nothing'],
    ['city=karmoy-no&city=valencia-es&year=20x0', '“20x0” is no year'],
    ['city=a&city=b&city=c&city=d&city=e&city=f&city=karmoy-no', 'at most six cities'],
  ])('keeps what can be used of %s', async (search, words) => {
    const page = await windows.open();
    const response = await page.goto(`/compare?${search}`);
    expect(response?.status()).toBe(200);
    await page.getByText(words).first().waitFor();
  });
});
