/** Public pages are the same bytes for everyone, need no script and set no cookie; errors say what to do. */
import { describe, expect, it } from 'vitest';
import { ERROR_PAGES, READING_PAGES } from '#tests/support/pages.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const address = thisServer().address;
const get = (path: string, cookie = '') =>
  fetch(new URL(path, address), { headers: { cookie }, redirect: 'manual' });

describe('a public page', () => {
  it.each(READING_PAGES)(
    '%s is the same for nobody, a coordinator and an administrator',
    async (path) => {
      const first = await get(path);
      const body = await first.text();
      expect(first.status).toBe(200);
      expect(first.headers.get('set-cookie')).toBeNull();
      const hasCharts = body.includes('/assets/start-');
      expect(first.headers.get('content-security-policy')).toContain(
        hasCharts ? "script-src 'self';" : "script-src 'none';",
      );
      expect(body).not.toMatch(
        /<script(?! type="module" async="" src="\/assets\/start-[\w-]+\.js"><\/script>)/,
      );
      expect(body).not.toContain('nonce=');
      expect(hasCharts).toBe(/^\/(compare|kpis\/[^/?]+$|cities\/[^/?]+$)/.test(path));
      for (const person of ['coordinator', 'administrator'] as const) {
        const again = await get(path, cookieHeader(thisServer()[person]));
        expect(await again.text()).toBe(body);
        expect(again.headers.get('set-cookie')).toBeNull();
      }
    },
  );
});

describe('an address that has no page', () => {
  it.each([
    ...ERROR_PAGES,
    ['/cities/%E0%A4%A', 400],
    ['/cities/%00', 400],
    [`/cities/${'x'.repeat(8000)}`, 404],
    ['/cities/karmoy-no/2020/export.csv?%', 400],
  ] as const)('%s answers %i in words', async (path, status) => {
    const response = await get(path);
    const body = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(body.length).toBeGreaterThan(40);
    expect(body).not.toMatch(/\bat .+:\d+:\d+|node_modules|Error:/);
  });

  it('cannot be searched into a crash', async () => {
    for (const text of ['%', '_', "' or 1=1 --", '<script>', '\\', '𝒳'.repeat(500)]) {
      for (const path of ['/kpis', '/cities']) {
        const response = await get(`${path}?q=${encodeURIComponent(text)}&page=-1`);
        expect(response.status).toBe(200);
        expect(await response.text()).not.toContain('<script>');
      }
    }
  });
});
