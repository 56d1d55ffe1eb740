/** The page cache: which addresses it knows, what it keeps, and that nobody gets what is older than their question. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import type { RouteConfigEntry } from '@remix-run/route-config';
import routes from '#app/routes.ts';
import { batched } from '#app/server/page-cache/batched.ts';
import { encodingFor, PageStore, storedPage } from '#app/server/page-cache/page-store.ts';
import { publicAddressOf } from '#app/server/page-cache/public-pages.ts';

interface Leaf {
  path: string;
  file: string;
}
const entries = await routes;
function leavesOf(list: readonly RouteConfigEntry[], parent = ''): Leaf[] {
  return list.flatMap((entry) => {
    const path = [parent, entry.path].filter(Boolean).join('/');
    return entry.children
      ? leavesOf(entry.children, path)
      : [{ path: `/${path}`, file: entry.file }];
  });
}
const leaves = leavesOf(entries).filter(({ path }) => path !== '/*');
const isPublic = ({ file }: Leaf) => /^routes\/(reading|files)\//.test(file);

describe('the addresses of public pages', () => {
  it.each(leaves.filter(isPublic))('hold $path', ({ path }) => {
    const sample = path.replace(/:\w+/g, 'x');
    expect(publicAddressOf(sample)).toEqual({ key: sample, isView: false });
  });

  it.each(leaves.filter((leaf) => !isPublic(leaf)))('never hold $path', ({ path }) => {
    expect(publicAddressOf(path.replace(/:\w+/g, 'x'))).toBeUndefined();
  });

  it.each([
    ['/cities/x?utm_source=y', '/cities/x', false],
    ['/cities?page=2&x=1', '/cities?page=2', true],
    ['/cities?page=', '/cities', false],
    ['/compare?year=2020&city=b&city=a', '/compare?city=b&city=a&year=2020', true],
    ['/cities/x/2020?order=name&band=1&junk=1', '/cities/x/2020?band=1&order=name', true],
  ])('%s is kept as %s', (url, key, isView) => {
    expect(publicAddressOf(url)).toEqual({ key, isView });
  });

  it.each([
    '/cities?q=endless',
    '/cities/%00',
    '/cities/%E0%A4%A',
    '/cities/',
    '/cities/a/b/c',
    '//cities',
    `/cities/${'x'.repeat(700)}`,
    '/manage/../cities/x/y/z',
    '',
  ])('%s is none', (url) => {
    expect(publicAddressOf(url)).toBeUndefined();
  });

  it('are read from any text without failing', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (path, query) => {
        publicAddressOf(`${path}?${query}`);
      }),
    );
  });
});

describe('reading for all who ask at once', () => {
  it('never answers with what was read before the question', async () => {
    let now = 0;
    let reads = 0;
    const ask = batched(async () => {
      reads += 1;
      const seen = now;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return seen;
    });
    const early = ask();
    now = 1;
    const late = await Promise.all(Array.from({ length: 50 }, ask));
    expect(await early).toBe(0);
    expect(new Set(late)).toEqual(new Set([1]));
    expect(reads).toBe(2);
  });

  it('goes on after a read that failed', async () => {
    let isBroken = true;
    const ask = batched(async () => {
      await Promise.resolve();
      if (isBroken) throw new Error('no connection');
      return 'fine';
    });
    const first = ask();
    const second = ask();
    await expect(first).rejects.toThrow('no connection');
    await expect(second).rejects.toThrow('no connection');
    isBroken = false;
    expect(await ask()).toBe('fine');
  });
});

describe('the store', () => {
  const page = (text: string, type = 'text/html') =>
    storedPage({ 'content-type': type }, Buffer.from(text));

  it('stays within its bytes, however many pages come', async () => {
    const store = new PageStore({ mostBytes: 100_000, mostBytesOfPage: 50_000 });
    for (let index = 0; index < 500; index += 1)
      store.set(`/${index}`, await page(`page ${index}`));
    expect(store.bytes).toBeLessThanOrEqual(100_000);
    expect(store.get('/499')).toBeDefined();
    expect(store.get('/0')).toBeUndefined();
    store.set('/large', await page('x'.repeat(60_000), 'image/png'));
    expect(store.get('/large')).toBeUndefined();
  });

  it('gives the same content in every encoding, and counts what it makes', async () => {
    const store = new PageStore({ mostBytes: 1_000_000, mostBytesOfPage: 500_000 });
    const text = 'Kristiansund '.repeat(1000);
    const stored = await page(text);
    store.set('/', stored);
    const before = store.bytes;
    expect(brotliDecompressSync(await store.bodyOf('/', stored, 'br')).toString()).toBe(text);
    expect(gunzipSync(await store.bodyOf('/', stored, 'gzip')).toString()).toBe(text);
    expect((await store.bodyOf('/', stored, 'identity')).toString()).toBe(text);
    expect(store.bytes).toBeGreaterThanOrEqual(before + text.length);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['gzip;q=0.5, br;q=0', 'gzip'],
    ['BR', 'br'],
    ['identity', 'identity'],
    ['', 'identity'],
  ])('answers a browser that takes “%s” with %s', async (accepted, encoding) => {
    expect(encodingFor(await page('x'), accepted)).toBe(encoding);
    expect(encodingFor(await page('x', 'image/png'), accepted)).toBe('identity');
  });
});
