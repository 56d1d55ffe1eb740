/** `npm run screenshots`: the pictures of the README and the card that links show, taken of the built server. */
import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from './chromium.ts';
import { buildServer, removeFolder, startServer, type RunningServer } from './running-server.ts';
import { useSignInLink, type StorageState } from './sign-in.ts';

const FOLDER = 'docs/screenshots';
const WIDTHS = [360, 1280] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Each at both widths, light and dark. */
const PAGES = [
  ['landing', '/'],
  ['city', '/cities/exampleville-xx'],
  ['results', '/cities/exampleville-xx/2025'],
  ['extract', '/cities/kristiansund-no/2020'],
  ['sdg', '/sdgs/3'],
  ['kpi', '/kpis/ec-ict-ict-2c'],
  ['compare', '/compare?city=karmoy-no&city=valencia-es&city=kristiansund-no&year=2020'],
  ['method', '/method'],
] as const;

/** Of a coordinator, at 1280 px in light. */
const MANAGE_PAGES = [
  ['entry', '/manage/exampleville-xx/2026/enter/seg-ec-ict'],
  ['review', '/manage/exampleville-xx/2026/review/ec-ict-ict-1c'],
  ['spreadsheets', '/manage/exampleville-xx/2026/import'],
] as const;

async function picture(
  browser: Browser,
  server: RunningServer,
  file: string,
  path: string,
  options: BrowserContextOptions,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: server.address,
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.screenshot({ path: file });
  await context.close();
  console.log(file);
}

async function all(browser: Browser, server: RunningServer, coordinator: StorageState) {
  for (const [name, path] of PAGES) {
    for (const width of WIDTHS) {
      for (const colorScheme of SCHEMES) {
        const viewport = { width, height: width === 1280 ? 900 : 780 };
        const file = `${FOLDER}/${name}-${width}-${colorScheme}.png`;
        await picture(browser, server, file, path, { viewport, colorScheme });
      }
    }
  }
  for (const [name, path] of MANAGE_PAGES) {
    await picture(browser, server, `${FOLDER}/${name}.png`, path, {
      viewport: { width: 1280, height: 900 },
      storageState: coordinator,
    });
  }
  // the size that places which show links ask for
  await picture(browser, server, 'public/card.png', '/', {
    viewport: { width: 1200, height: 630 },
  });
}

mkdirSync(FOLDER, { recursive: true });
buildServer();
const server = await startServer();
const browserServer = await launchBrowser();
try {
  const browser = await chromium.connect(browserServer.wsEndpoint());
  await all(browser, server, await useSignInLink(browser, server.links[0] ?? ''));
} finally {
  await browserServer.close();
  await server.stop();
  removeFolder(server.dataDir);
}
