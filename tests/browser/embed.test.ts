/** A result in somebody else's page: only that page may be framed, it needs no script, and its HTML is there to copy. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';
import { READING_PAGES } from '#tests/support/pages.ts';
import { removeFolder, startServer } from '#tests/support/running-server.ts';
import { thisServer } from '#tests/support/this-server.ts';

const address = thisServer().address;
const windows = useWindows();
const RESULTS = '/cities/exampleville-xx/2025';

/** A page of another site, with whatever stands in it. */
let body = '';
let site: Server;
let elsewhere = '';
beforeAll(async () => {
  site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>A newspaper</title>${body}`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  elsewhere = `http://localhost:${(site.address() as AddressInfo).port}/`;
});
afterAll(() => site.close());

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function snippetOf(base: string): Promise<string> {
  const page = await windows.open({ baseURL: base, javaScriptEnabled: false });
  await page.goto(RESULTS);
  await page.getByText('Embed this').click();
  return page.getByRole('group', { name: 'HTML to copy' }).innerText();
}

describe('the HTML to copy', () => {
  it('shows the wheel in a page of another site, and its links lead beside that page', async () => {
    body = (await snippetOf(address)).replace('src="', `src="${address}`);
    const page = await windows.open({ viewport: { width: 1000, height: 900 } });
    await page.goto(elsewhere);
    const frame = page.frameLocator('iframe[title="The wheel of Exampleville in 2025"]');
    await frame.getByRole('heading', { level: 1, name: 'Exampleville in 2025' }).waitFor();
    expect(await frame.locator('.wheel:visible a').count()).toBe(108);
    const popup = page.waitForEvent('popup');
    await frame.getByRole('link', { name: 'See all results' }).click();
    expect(new URL((await popup).url()).pathname).toBe(RESULTS);
    expect(page.url()).toBe(elsewhere);
    expect(windows.complaints()).toEqual([]);
  });

  it('has the whole address where the installation knows it, in the wheel to take away as well', async () => {
    const origin = 'https://gauge.example.org';
    const port = await freePort();
    const server = await startServer({ port, env: { ORIGIN: origin }, expectsLinks: false });
    const here = `http://127.0.0.1:${port}`;
    const snippet = await snippetOf(here);
    const page = await (await fetch(`${here}${RESULTS}`)).text();
    const svg = await (await fetch(`${here}${RESULTS}/wheel.svg`)).text();
    await server.stop();
    removeFolder(server.dataDir);
    expect(snippet).toContain(`src="${origin}/embed${RESULTS}"`);
    expect(page).not.toContain('does not know its public address');
    expect(svg.split(`<a href="${origin}${RESULTS}#`)).toHaveLength(109);
  });
});

describe('the refusal to be framed', () => {
  it('is lifted for the embedded wheel alone', async () => {
    for (const path of READING_PAGES) {
      const { headers } = await fetch(new URL(path, address));
      const isEmbed = path.startsWith('/embed/');
      expect([path, headers.get('x-frame-options')]).toEqual([path, isEmbed ? null : 'DENY']);
      expect(headers.get('content-security-policy')).toContain(
        isEmbed ? 'frame-ancestors *' : "frame-ancestors 'none'",
      );
    }
    for (const path of ['/embed/../cities', '/embed/%2e%2e/login', '/embed/cities', '/login']) {
      const { headers } = await fetch(new URL(path, address));
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  it('holds in a browser', async () => {
    body = `<iframe src="${address}${RESULTS}"></iframe>`;
    const page = await windows.open();
    await page.goto(elsewhere, { waitUntil: 'networkidle' });
    // the browser says so itself, in words of its own
    expect(await page.frameLocator('iframe').getByText('Exampleville').count()).toBe(0);
    expect(windows.complaints().join()).toContain("frame-ancestors 'none'");
  });
});

describe.each([300, 640, 960])('at %i px', (width) => {
  it('says city, finding and figures, and runs off no side', async () => {
    const page = await windows.open({ viewport: { width, height: 900 }, javaScriptEnabled: false });
    await page.goto(`/embed${RESULTS}`);
    expect(await page.locator('.wheel:visible').count()).toBe(1);
    expect(await page.locator('.score-figure:visible').count()).toBe(3);
    await page.getByText('104 of 106 applicable data points are reported.').waitFor();
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(tooWide).toBe(0);
    const smallest = await page
      .locator('main :is(h1, h2, p, figcaption, .band)')
      .evaluateAll((all) =>
        Math.min(...all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize))),
      );
    expect(smallest).toBeGreaterThanOrEqual(13);
  });
});
