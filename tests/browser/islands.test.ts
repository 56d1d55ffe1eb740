/** Charts that can be asked: they take the drawing's place without a jump, speak, and are missed by nobody without them. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';

const windows = useWindows();
const CHARTS = [
  ['/cities/exampleville-xx', 'Environment 2024', 3],
  ['/compare?city=karmoy-no&city=valencia-es&city=kristiansund-no&year=2020', 'Valencia, ', 3],
  ['/kpis/sc-sh-si-2c', 'Kristiansund 2020: ', 2],
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
    const heard = [await said.innerText()];
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
  it.each(CHARTS)('%s keeps its drawing and its table', async (path, _, rows) => {
    const page = await windows.open({ javaScriptEnabled: false });
    await page.goto(path);
    expect(await page.locator('[data-island] svg:visible').count()).toBe(1);
    expect(await page.locator('.chart-table table tbody tr').count()).toBeGreaterThanOrEqual(rows);
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
    const built = JSON.parse(readFileSync('build/client/assets/islands.json', 'utf8')) as Record<
      string,
      { file: string; imports?: string[] }
    >;
    /** What a chart loads, React apart: signed-in pages have it, too. */
    const filesOf = (name: string): string[] => {
      const chunk = built[name];
      if (!chunk || chunk.file.startsWith('assets/react-')) return [];
      return [chunk.file, ...(chunk.imports ?? []).flatMap(filesOf)];
    };
    const weigh = (file: string) => gzipSync(readFileSync(`build/client/${file}`)).length / 1000;
    for (const kind of ['trend', 'comparison', 'distribution']) {
      const files = new Set([`app/islands/${kind}.tsx`, 'app/islands/start.ts'].flatMap(filesOf));
      const total = [...files].reduce((sum, file) => sum + weigh(file), 0);
      console.info(`${total.toFixed(1)} kB  charts of ${kind}`);
      expect(total).toBeLessThanOrEqual(120);
      expect(total).toBeGreaterThan(50);
    }
  });
});
