/** `npm run screenshots`: the pictures of the README, taken of the built server with its example cities. */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { launchBrowser } from './chromium.ts';
import { buildServer, removeFolder, startServer } from './running-server.ts';
import { useSignInLink } from './sign-in.ts';

const FOLDER = 'docs/screenshots';

const PICTURES = [
  {
    name: 'results',
    path: '/cities/exampleville-xx/2025',
    width: 1280,
    height: 900,
    scheme: 'light',
  },
  {
    name: 'entry',
    path: '/manage/exampleville-xx/2026/enter/seg-ec-ict',
    width: 1280,
    height: 900,
    scheme: 'light',
  },
  { name: 'kpi', path: '/kpis/ec-ict-ict-2c', width: 1280, height: 900, scheme: 'light' },
  { name: 'phone', path: '/cities/valencia-es/2020', width: 360, height: 900, scheme: 'dark' },
] as const;

mkdirSync(FOLDER, { recursive: true });
buildServer();
const server = await startServer();
const browserServer = await launchBrowser();
try {
  const browser = await chromium.connect(browserServer.wsEndpoint());
  const storageState = await useSignInLink(browser, server.links[0] ?? '');
  for (const { name, path, width, height, scheme } of PICTURES) {
    const context = await browser.newContext({
      storageState,
      baseURL: server.address,
      viewport: { width, height },
      colorScheme: scheme,
    });
    const page = await context.newPage();
    await page.goto(path);
    await page.screenshot({ path: `${FOLDER}/${name}.png` });
    await context.close();
    console.log(`${FOLDER}/${name}.png`);
  }
} finally {
  await browserServer.close();
  await server.stop();
  removeFolder(server.dataDir);
}
