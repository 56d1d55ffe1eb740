/** Windows of the shared browser that remember what they complained about: console errors, broken policies, failed requests. */
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { thisServer } from './this-server.ts';

export interface Windows {
  /** A window of its own profile. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** What the windows of this test complained about so far. */
  complaints(): string[];
  browser(): Browser;
}

/** Connects a test file to the shared browser; its windows are closed after each test. */
export function useWindows(): Windows {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];
  beforeAll(async () => {
    browser = await chromium.connect(inject('browserAddress'));
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    complaints = [];
  });
  afterAll(() => browser.close());
  return {
    browser: () => browser,
    complaints: () => complaints,
    async open(options = {}) {
      const context = await browser.newContext({
        baseURL: thisServer().address,
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      contexts.push(context);
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') {
          complaints.push(`${new URL(page.url()).pathname}: ${message.text()}`);
        }
      });
      page.on('pageerror', (error) =>
        complaints.push(`${new URL(page.url()).pathname}: ${error.message}`),
      );
      return page;
    },
  };
}

/** Waits until React has taken the page over, so that a click is not lost between HTML and hydration. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.waitForFunction(
    () =>
      Object.keys(document.documentElement).some((key) => key.startsWith('__reactFiber$')) ||
      Object.keys(document).some((key) => key.startsWith('__reactContainer$')),
  );
}
