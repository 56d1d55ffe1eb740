/** Every page for everyone: axe finds nothing, nothing runs off the side, one heading names the page. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import {
  ACCOUNT_PAGES,
  ADMIN_PAGES,
  ERROR_PAGES,
  MANAGE_PAGES,
  READING_PAGES,
} from '#tests/support/pages.ts';

const windows = useWindows();
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
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) =>
      window.axe.run({
        runOnly: { type: 'tag', values: tags },
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

async function open(path: string, as: 'nobody' | 'coordinator' | 'administrator', width: number) {
  const scheme = APPEARANCES.find((one) => one.width === width)?.colorScheme ?? 'light';
  const page = await windows.open({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    bypassCSP: true,
    ...(as !== 'nobody' && { storageState: inject(as) }),
  });
  await page.goto(path);
  if (as !== 'nobody') await hydrated(page);
  return page;
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

describe.each(APPEARANCES)('at $width px, $colorScheme', ({ width }) => {
  it.each(PAGES)('$path as $as', async ({ path, as }) => {
    const page = await open(path, as, width);
    expect(new URL(page.url()).pathname).toBe(path.split('?')[0]);
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});

describe('on the smallest phone, 320 px', () => {
  it.each(PAGES)('$path does not run off the side', async ({ path, as }) => {
    const page = await open(path, as, 320);
    expect(await overflow(page)).toBe(0);
  });
});

describe('titles', () => {
  it('name each page and never repeat', async () => {
    const titles = new Map<string, string>();
    for (const { path, as } of PAGES) {
      // searches and errors share their page's title
      if (path.includes('?') || ERROR_PAGES.some(([one]) => one === path)) continue;
      const page = await open(path, as, 1280);
      const title = await page.title();
      expect(title).toMatch(/CityGauge/);
      expect(titles.get(title), `${path} has the title of another page`).toBeUndefined();
      titles.set(title, path);
      await page.context().close();
    }
  });
});

describe('the skip link', () => {
  it('is the first stop of the keyboard and leads past the navigation', async () => {
    const page = await open('/kpis', 'nobody', 1280);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
  });
});
