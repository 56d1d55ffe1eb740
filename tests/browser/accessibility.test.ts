/** Every page for everyone: axe finds nothing, nothing runs off the side, one heading names the page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import {
  ACCOUNT_PAGES,
  ADMIN_PAGES,
  ERROR_PAGES,
  MANAGE_PAGES,
  READING_PAGES,
} from '#tests/support/pages.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
/** A third of the full source, which takes longer to read than many pages to check. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const APPEARANCES = [
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const;

const PAGES = [
  ...READING_PAGES.map((path) => ({ path, as: 'nobody' as const })),
  ...ERROR_PAGES.map(([path]) => ({ path, as: 'nobody' as const })),
  ...ACCOUNT_PAGES.map((path) => ({ path, as: 'nobody' as const })),
  ...MANAGE_PAGES.map((path) => ({ path, as: 'coordinator' as const })),
  ...ADMIN_PAGES.map((path) => ({ path, as: 'administrator' as const })),
];

async function findings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(
    (tags) =>
      window.axe.run({
        runOnly: { type: 'tag', values: tags },
        // what passes need not be written down
        resultTypes: ['violations'],
        // axe leaves this one out unless it is asked for
        rules: { 'target-size': { enabled: true } },
      }),
    RULES,
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 160))
        .join(' | ')}`,
  );
}

/** What is wider than the window; a table that scrolls in a box of its own is not. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What is wrong with a page as a window shows it; the words say in which. */
async function faults(page: Page, { path }: (typeof PAGES)[number], width: number) {
  const found: string[] = [];
  if (new URL(page.url()).pathname !== path.split('?')[0]) found.push(`leads to ${page.url()}`);
  found.push(...(await findings(page)));
  // the smallest phone, too
  for (const narrow of width === 360 ? [360, 320] : [width]) {
    await page.setViewportSize({ width: narrow, height: 900 });
    const over = await overflow(page);
    if (over !== 0) found.push(`${over} px run off the side of ${narrow} px`);
  }
  const headings = await page.locator('h1').count();
  if (headings !== 1) found.push(`${headings} headings of the first level`);
  const language = await page.locator('html').getAttribute('lang');
  if (language !== 'en') found.push(`is said to be in ${language}`);
  return found.map((fault) => `${width} px: ${fault}`);
}

describe('for everyone', () => {
  const free = new Map<string, Page[]>();
  const opened: Page[] = [];
  /** One window for each reader, as they have one: opening it takes longer than a page. */
  async function windowFor(as: (typeof PAGES)[number]['as']): Promise<Page> {
    const known = free.get(as)?.pop();
    if (known) return known;
    const context = await windows.browser().newContext({
      baseURL: thisServer().address,
      bypassCSP: true,
      ...(as !== 'nobody' && { storageState: thisServer()[as] }),
    });
    const page = await context.newPage();
    opened.push(page);
    return page;
  }
  afterAll(() => Promise.all(opened.map((page) => page.context().close())));

  // while one waits for the server, the other is looked at
  it.concurrent.each(PAGES)('$path as $as', async (one) => {
    const page = await windowFor(one.as);
    const found: string[] = [];
    for (const [index, { width, colorScheme }] of APPEARANCES.entries()) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      if (index === 0) {
        await page.goto(one.path);
        if (one.as !== 'nobody') await hydrated(page);
        await page.addScriptTag({ content: AXE });
      }
      found.push(...(await faults(page, one, width)));
    }
    free.set(one.as, [...(free.get(one.as) ?? []), page]);
    expect(found).toEqual([]);
  });
});

describe('titles', () => {
  it('name each page and never repeat', async () => {
    const titles = new Map<string, string>();
    const readers = {
      nobody: (await windows.open()).request,
      coordinator: (await windows.open({ storageState: thisServer().coordinator })).request,
      administrator: (await windows.open({ storageState: thisServer().administrator })).request,
    };
    for (const { path, as } of PAGES) {
      // searches and errors share their page's title
      if (path.includes('?') || ERROR_PAGES.some(([one]) => one === path)) continue;
      const html = await (await readers[as].get(path)).text();
      const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
      expect(title, path).toMatch(/CityGauge/);
      expect(titles.get(title), `${path} has the title of another page`).toBeUndefined();
      titles.set(title, path);
    }
  });
});

describe('the skip link', () => {
  it('is the first stop of the keyboard and leads past the navigation', async () => {
    const page = await windows.open();
    await page.goto('/kpis');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
  });
});
