/** What a page costs an old laptop: scripts in compressed kilobytes, and nothing that jumps while it loads. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import { ACCOUNT_PAGES, ADMIN_PAGES, MANAGE_PAGES, READING_PAGES } from '#tests/support/pages.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
/** Reading pages with charts may load them after the page can be read: 120 kB beside React. */
const LIMIT_KB = { reading: 0, charts: 170, signedIn: 130 };
const HAS_CHARTS = /^\/(compare|kpis\/[^/?]+$|cities\/[^/?]+$)/;

const PAGES = [
  ...READING_PAGES.map((path) => ({
    path,
    as: 'nobody' as const,
    limit: HAS_CHARTS.test(path) ? LIMIT_KB.charts : LIMIT_KB.reading,
  })),
  ...ACCOUNT_PAGES.map((path) => ({ path, as: 'nobody' as const, limit: LIMIT_KB.signedIn })),
  ...MANAGE_PAGES.map((path) => ({ path, as: 'coordinator' as const, limit: LIMIT_KB.signedIn })),
  ...ADMIN_PAGES.map((path) => ({ path, as: 'administrator' as const, limit: LIMIT_KB.signedIn })),
];

interface Shift {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Element | null }[];
}

describe('a page', () => {
  // two at a time: while one waits for the network to be silent, the other is drawn
  it.concurrent.each(PAGES)(
    '$path stays within $limit kB of scripts and does not jump',
    async ({ path, as, limit }) => {
      const context = await windows.browser().newContext({
        baseURL: thisServer().address,
        viewport: { width: 1280, height: 900 },
        ...(as !== 'nobody' && { storageState: thisServer()[as] }),
      });
      const page = await context.newPage();
      const scripts = new Map<string, number>();
      page.on('response', (response) => {
        if (response.request().resourceType() !== 'script') return;
        void response
          .body()
          .then((body) => scripts.set(response.url(), gzipSync(body).length))
          .catch(() => undefined);
      });
      await page.addInitScript(() => {
        const shifts: string[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as Shift[]) {
            if (entry.hadRecentInput) continue;
            const moved = entry.sources.map(({ node }) => node?.outerHTML.slice(0, 60));
            shifts.push(`${entry.value.toFixed(4)}: ${moved.join(' | ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(path, { waitUntil: 'networkidle' });
      if (as !== 'nobody') await hydrated(page);
      const shifts = await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
      await context.close();
      const kilobytes = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000;
      console.info(`${kilobytes.toFixed(1).padStart(6)} kB  ${path}`);
      expect(kilobytes).toBeLessThanOrEqual(limit);
      expect(shifts).toEqual([]);
    },
  );
});
