/** Charts that can be asked: they take the drawing's place without a jump, speak, and are missed by nobody without them. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';

const windows = useWindows();
const CHARTS = [
  ['/cities/exampleville-xx', 'Environment 2024'],
  ['/compare?city=karmoy-no&city=valencia-es&city=kristiansund-no&year=2020', 'Valencia, '],
] as const;

describe.each([1280, 360])('at %i px', (width) => {
  it.each(CHARTS)('%s can be asked by pointer and keys, and nothing jumps', async (path, words) => {
    const page = await windows.open({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { value: number }[]) {
          shifts.push(entry.value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(path);
    const place = page.locator('[data-island]');
    await place.scrollIntoViewIfNeeded();
    const before = await place.boundingBox();
    const live = page.locator('[data-island].is-live');
    await live.waitFor();
    await live.locator('.recharts-surface').first().waitFor();
    const after = await place.boundingBox();
    expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual(
      [],
    );

    await live.locator('.recharts-surface').first().focus();
    const said = live.getByRole('status');
    const heard: string[] = [];
    for (let presses = 0; presses < 14; presses += 1) {
      await page.keyboard.press('ArrowRight');
      heard.push(await said.innerText());
    }
    expect(new Set(heard).size).toBeGreaterThan(1);
    expect(heard.join('\n')).toContain(words);
    expect(windows.complaints()).toEqual([]);
  });
});

describe('without the script', () => {
  it.each(CHARTS)('%s keeps its drawing and its table', async (path) => {
    const page = await windows.open({ javaScriptEnabled: false });
    await page.goto(path);
    expect(await page.locator('[data-island] svg:visible').count()).toBe(1);
    expect(await page.locator('.chart-table table tbody tr').count()).toBeGreaterThan(2);
  });

  it('that of the chart alone, too', async () => {
    const page = await windows.open();
    await page.route(/CartesianChart/, (route) => route.abort());
    await page.goto('/cities/exampleville-xx', { waitUntil: 'networkidle' });
    expect(await page.locator('[data-island] svg:visible').count()).toBe(1);
    expect(await page.locator('.is-live').count()).toBe(0);
  });
});

describe('the charts', () => {
  it('weigh at most 120 kB more than their page', () => {
    const folder = 'build/client/assets';
    const chunks = readdirSync(folder).filter(
      (name) =>
        /^(start|trend|comparison|CartesianChart)-.*\.js$/.test(name) &&
        !/^trend-(svg|png|csv)-/.test(name),
    );
    const weigh = (name: string) => gzipSync(readFileSync(`${folder}/${name}`)).length / 1000;
    const one = (kind: string) =>
      chunks.filter((name) => !name.startsWith(kind === 'trend' ? 'comparison' : 'trend'));
    for (const kind of ['trend', 'comparison']) {
      const total = one(kind).reduce((sum, name) => sum + weigh(name), 0);
      console.info(`${total.toFixed(1)} kB  charts of ${kind}`);
      expect(total).toBeLessThanOrEqual(120);
      expect(total).toBeGreaterThan(50);
    }
  });
});
