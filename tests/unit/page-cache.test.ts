/** The page cache: which addresses it keeps and under what key, how much it holds, whom it answers with what. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { RouteConfigEntry } from '@remix-run/route-config';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import routes from '#app/routes.ts';
import { batched } from '#app/server/page-cache/batched.ts';
import { createPageCache } from '#app/server/page-cache/page-cache.server.ts';
import { encodingFor, PageStore, storedPage } from '#app/server/page-cache/page-store.ts';
import { PUBLIC_PAGES, publicAddressOf } from '#app/server/page-cache/public-pages.ts';
import type { Access } from '#app/server/permissions/access.ts';

interface Leaf {
  path: string;
  file: string;
}

/** Every route that answers, with the address pattern of the page cache: a star for what varies. */
const leaves: Leaf[] = [];
function walk(list: readonly RouteConfigEntry[], parent: string): void {
  for (const entry of list) {
    const here = [parent, entry.path].filter(Boolean).join('/');
    if (entry.children) walk(entry.children, here);
    else leaves.push({ path: `/${here}`.replaceAll(/:\w+/g, '*'), file: entry.file });
  }
}
walk(await routes, '');

const isKept = ({ file }: Leaf) =>
  /^routes\/(reading|files)\//.test(file) && !file.endsWith('/not-found.tsx');
const accessOf = async ({ file }: Leaf) =>
  (
    (await import(pathToFileURL(path.resolve('app', file)).href)) as {
      access: Access;
    }
  ).access;

describe('the list of public pages', () => {
  it('names every page and file that is read, and nothing else', () => {
    const read = leaves.filter(isKept).map((leaf) => leaf.path);
    expect(PUBLIC_PAGES.map((page) => page.path).sort()).toEqual(read.sort());
  });

  it.each(leaves.filter(isKept))('$path is open to all', async (leaf) => {
    expect(await accessOf(leaf)).toEqual({ kind: 'public' });
  });

  it.each(leaves.filter((leaf) => !isKept(leaf)))('$path is never kept', (leaf) => {
    for (const text of ['exampleville-xx', '2025', 'x'])
      expect(publicAddressOf(leaf.path.replaceAll('*', text))).toBeUndefined();
  });
});

describe('publicAddressOf', () => {
  const page = (key: string) => ({ key, isView: false });
  const view = (key: string) => ({ key, isView: true });
  it.each([
    ['a page', '/cities/karmoy-no/2020', page('/cities/karmoy-no/2020')],
    ['the first page', '/', page('/')],
    ['a file', '/cities/karmoy-no/2020/export.csv', page('/cities/karmoy-no/2020/export.csv')],
    ['what changes nothing', '/cities?utm_source=x&_data=root&page=', page('/cities')],
    ['a choice', '/cities?page=2', view('/cities?page=2')],
    ['a choice in another order', '/kpis?goal=3&x=1&level=core', view('/kpis?level=core&goal=3')],
    [
      'results in another view',
      '/cities/karmoy-no/2020?x=1&view=without-low',
      view('/cities/karmoy-no/2020?view=without-low'),
    ],
    [
      'several of one kind, in their order',
      '/compare?year=2020&city=b-no&city=a-no',
      view('/compare?city=b-no&city=a-no&year=2020'),
    ],
    ['a value with a question mark', '/kpis?goal=3?4', view('/kpis?goal=3%3F4')],
    ['another spelling', '/%6Bpis/ec%2Dict-ict-1c', page('/kpis/ec-ict-ict-1c')],
    ['what would be spelled otherwise', '/cities/%C3%A5', page('/cities/%C3%A5')],
    ['a slash inside a part', '/cities/a%2Fb', page('/cities/a%2Fb')],
    ['a search', '/kpis?q=air', undefined],
    ['an empty search', '/kpis?q=&dimension=', page('/kpis')],
    ['an address that nobody types', `/cities?page=${'2'.repeat(600)}`, undefined],
    ['the data of a page', '/cities/karmoy-no.data', undefined],
    ['the way out of a folder', '/cities/../login', undefined],
    ['the same in disguise', '/cities/%2e%2E/manage', undefined],
    ['the way on the spot', '/cities/./2020', undefined],
    ['a part that is missing', '/cities//2020', undefined],
    ['another host', '//elsewhere.example/kpis', undefined],
    ['a whole address', 'http://elsewhere.example/kpis', undefined],
    ['what cannot be read', '/cities/%E0%A4%A', undefined],
    ['a null', '/cities/%00', undefined],
    ['a query that cannot be read', '/kpis?%', undefined],
  ])('%s', (_, url, expected) => {
    expect(publicAddressOf(url)).toEqual(expected);
  });

  it('makes one key of all spellings, and that key is its own', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, fc.func(fc.boolean()), (part, isSpelled) => {
        const spelled = [...Buffer.from(part)]
          .map((byte) => {
            const letter = String.fromCharCode(byte);
            const isPlain = /[\w-]/.test(letter) && !isSpelled(byte);
            return isPlain ? letter : `%${byte.toString(16).padStart(2, '0')}`;
          })
          .join('');
        const found = publicAddressOf(`/cities/${spelled}`);
        expect(found).toEqual(publicAddressOf(`/cities/${encodeURIComponent(part)}`));
        if (!found) return;
        expect(publicAddressOf(found.key)).toEqual(found);
        // what is rendered is what was asked for
        expect(new URL(found.key, 'http://localhost').pathname).toBe(found.key);
      }),
    );
  });
});

describe('any text', () => {
  it('is read as an address without failing', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (path, query) => {
        const found = publicAddressOf(`${path}?${query}`);
        expect(found === undefined || found.key.startsWith('/')).toBe(true);
      }),
    );
  });
});

describe('PageStore', () => {
  /** Compresses to about as many bytes as it has. */
  const noise = (bytes: number, seed: number) => {
    let state = seed + 1;
    return Buffer.from(
      Array.from({ length: bytes }, () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return (state >> 16) & 255;
      }),
    );
  };
  const html = { 'content-type': 'text/html; charset=utf-8' };

  it('never holds more than it may, in any encoding, and keeps what was asked for last', async () => {
    const limit = 100_000;
    const store = new PageStore({ mostBytes: limit, mostBytesOfPage: 50_000 });
    let held = 0;
    for (let index = 0; index < 100; index += 1) {
      const made = await storedPage(html, noise(4000, index));
      store.set(String(index), made);
      held += made.bodies.br?.byteLength ?? 0;
      const before = store.bytes;
      const gzip = await store.bodyOf(String(index), made, 'gzip');
      expect(gunzipSync(gzip)).toEqual(noise(4000, index));
      if (index < 5) expect(store.bytes).toBe(before + gzip.byteLength);
      expect(store.bytes).toBeLessThanOrEqual(limit);
    }
    expect(held).toBeGreaterThan(limit);
    expect(store.get('99')).toBeDefined();
    expect(store.get('0')).toBeUndefined();
  });

  it('does not keep a page that is too large', async () => {
    const store = new PageStore({ mostBytes: 100_000, mostBytesOfPage: 10_000 });
    const made = await storedPage(html, noise(20_000, 1));
    store.set('large', made);
    expect(store.bytes).toBe(0);
    // whoever asked is answered all the same
    expect(gunzipSync(await store.bodyOf('large', made, 'gzip'))).toEqual(noise(20_000, 1));
    expect(store.bytes).toBe(0);
  });

  it('makes a compressed body once, and keeps none that is not compressed', async () => {
    const store = new PageStore({ mostBytes: 100_000, mostBytesOfPage: 50_000 });
    const made = await storedPage(html, noise(4000, 1));
    store.set('page', made);
    const gzip = await store.bodyOf('page', made, 'gzip');
    const kept = store.get('page');
    if (!kept) throw new Error('the page was not kept');
    expect(await store.bodyOf('page', kept, 'gzip')).toBe(gzip);
    expect(await store.bodyOf('page', kept, 'identity')).toEqual(noise(4000, 1));
    expect(store.get('page')?.bodies.identity).toBeUndefined();
  });

  it.each([
    ['text/html', 'br', 'br'],
    ['text/html', 'gzip, deflate, br, zstd', 'br'],
    ['text/html', 'gzip, deflate', 'gzip'],
    ['text/html', 'GZIP;q=0.5', 'gzip'],
    ['text/html', 'br;q=0, gzip', 'gzip'],
    ['text/html', 'br; q=0.0, gzip;q=0', 'identity'],
    ['text/html', 'deflate, zstd', 'identity'],
    ['text/html', '', 'identity'],
    ['image/png', 'gzip, br', 'identity'],
    ['image/svg+xml', 'gzip, br', 'br'],
  ])('sends %s to who takes "%s" as %s', async (type, accepted, encoding) => {
    const made = await storedPage({ 'content-type': type }, Buffer.from('content'));
    expect(encodingFor(made, accepted)).toBe(encoding);
  });
});

describe('batched', () => {
  it('reads once for all who wait, and never answers with what is older than the question', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom('ask', 'change'), { minLength: 1, maxLength: 30 }),
        async (scheduler, steps) => {
          let version = 0;
          let reads = 0;
          let atOnce = 0;
          const read = batched(async () => {
            reads += 1;
            atOnce += 1;
            expect(atOnce).toBe(1);
            // a database takes its look somewhere between the question and the answer
            await scheduler.schedule(Promise.resolve(), 'asked');
            const seen = version;
            await scheduler.schedule(Promise.resolve(), 'answered');
            atOnce -= 1;
            return seen;
          });
          const answers: Array<Promise<void>> = [];
          const { task } = scheduler.scheduleSequence(
            steps.map((step) => async () => {
              if (step === 'change') version += 1;
              else {
                const asked = version;
                answers.push(read().then((seen) => expect(seen).toBeGreaterThanOrEqual(asked)));
              }
            }),
          );
          await scheduler.waitFor(task);
          await scheduler.waitFor(Promise.all(answers));
          expect(reads).toBeLessThanOrEqual(answers.length);
        },
      ),
    );
  });

  it('makes two reads of sixteen questions at once', async () => {
    let reads = 0;
    const read = batched(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return (reads += 1);
    });
    const seen = await Promise.all(Array.from({ length: 16 }, read));
    expect(seen).toEqual([1, ...Array.from({ length: 15 }, () => 2)]);
  });

  it('tells of a failure and goes on', async () => {
    let isBroken = true;
    const read = batched(() =>
      isBroken ? Promise.reject(new Error('no database')) : Promise.resolve('fine'),
    );
    const [first, second] = await Promise.allSettled([read(), read()]);
    expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect(await read()).toBe('fine');
  });
});

describe('createPageCache', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  interface Site {
    epoch: number;
    rendered: string[];
    ask(
      url: string,
      headers?: Record<string, string>,
      method?: string,
    ): Promise<{ status: number; headers: Headers; body: string }>;
    cache: ReturnType<typeof createPageCache>;
  }

  /** A server whose pages name themselves and how often the public data have changed. */
  async function openSite(
    render: (address: string, epoch: number) => Response = (address, epoch) =>
      new Response(`${address} at ${epoch} `.repeat(50), {
        headers: { 'content-type': 'text/html', 'cache-control': 'public, no-cache' },
      }),
    mostBytes?: number,
  ): Promise<Site> {
    const rendered: string[] = [];
    const site: Site = {
      epoch: 1,
      rendered,
      cache: createPageCache({
        async render(request) {
          const { pathname, search } = new URL(request.url);
          rendered.push(pathname + search);
          expect(request.headers.has('cookie')).toBe(false);
          await new Promise((resolve) => setTimeout(resolve, 5));
          return render(pathname + search, site.epoch);
        },
        readEpoch: () => Promise.resolve(site.epoch),
        origin: 'http://localhost',
        headers: { 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' },
        mostBytes,
      }),
      async ask(url, headers = {}, method = 'GET') {
        const response = await fetch(new URL(url, origin), {
          method,
          headers,
          redirect: 'manual',
        });
        return {
          status: response.status,
          headers: response.headers,
          body: await response.text(),
        };
      },
    };
    server = createServer((request, response) => {
      const isServed = site.cache.serve(request, response, (error) => {
        response.statusCode = 500;
        response.end(String(error));
      });
      if (!isServed) response.end('not from the cache');
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return site;
  }

  it('lets a page be framed by others only where its own policy does', async () => {
    const site = await openSite(
      (address) =>
        new Response('x'.repeat(2000), {
          status: address.endsWith('/1990') ? 404 : 200,
          headers: {
            'content-type': 'text/html',
            'content-security-policy': address.startsWith('/embed/')
              ? "default-src 'none'; frame-ancestors *"
              : "default-src 'none'; frame-ancestors 'none'",
          },
        }),
    );
    const frameOptions = async (url: string) =>
      (await site.ask(url)).headers.get('x-frame-options');
    expect(await frameOptions('/embed/cities/a-no/2020')).toBeNull();
    expect(await frameOptions('/embed/cities/a-no/1990')).toBeNull();
    expect(await frameOptions('/cities/a-no/2020')).toBe('DENY');
    expect(await frameOptions('/cities/a-no/1990')).toBe('DENY');
  });

  it('renders once for many who ask at once, whoever they are', async () => {
    const site = await openSite();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        site.ask('/method', { cookie: `session=${index}`, 'x-forwarded-host': `h${index}` }),
      ),
    );
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
    expect(site.rendered).toEqual(['/method']);
  });

  it('renders anew with every change, and never by time', async () => {
    const site = await openSite();
    const first = await site.ask('/');
    site.epoch = 2;
    const second = await site.ask('/', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([second.status, second.body]).not.toEqual([304, first.body]);
    expect(second.body).toContain('at 2');
    await site.ask('/');
    expect(site.rendered).toEqual(['/', '/']);
  });

  it('sends nothing to who has the page that a change left as it was', async () => {
    const site = await openSite(() => new Response('the same', { headers: {} }));
    const { headers } = await site.ask('/');
    site.epoch = 2;
    const again = await site.ask('/', { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect(site.rendered).toEqual(['/', '/']);
  });

  it.each(['br', 'gzip', 'identity'])('has a strong tag of its own as %s', async (encoding) => {
    const site = await openSite();
    const accept = { 'accept-encoding': encoding };
    const first = await site.ask('/kpis', accept);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{32}(-br|-gzip)?"$/);
    expect(first.headers.get('vary')).toBe('accept-encoding');
    expect(first.headers.get('content-encoding') ?? 'identity').toBe(encoding);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await site.ask('/kpis', { ...accept, 'if-none-match': known });
      expect([again.status, again.body]).toEqual([304, '']);
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('cache-control')).toBe('public, no-cache');
      expect(again.headers.get('vary')).toBe('accept-encoding');
    }
    for (const other of ['br', 'gzip', 'identity'].filter((one) => one !== encoding)) {
      const theirs = await site.ask('/kpis', { 'accept-encoding': other, 'if-none-match': etag });
      expect(theirs.status).toBe(200);
      expect(theirs.body).toBe(first.body);
      expect(theirs.headers.get('etag')).not.toBe(etag);
    }
  });

  it('answers HEAD like GET, without the page', async () => {
    const site = await openSite();
    const get = await site.ask('/cities');
    const head = await site.ask('/cities', {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.body).toBe('');
    const named = ['etag', 'content-length', 'content-type', 'content-encoding', 'cache-control'];
    for (const name of named) expect(head.headers.get(name)).toBe(get.headers.get(name));
    expect(site.rendered).toEqual(['/cities']);
  });

  it.each([
    ['an address without a page', () => new Response('nothing', { status: 404 })],
    ['an old address', () => Response.redirect('http://localhost/cities/new', 301)],
    ['a failure', () => new Response('broken', { status: 500 })],
    ['a cookie', () => new Response('hello', { headers: { 'set-cookie': 'a=b' } })],
    ['a private page', () => new Response('hello', { headers: { 'cache-control': 'private' } })],
    ['a held-back page', () => new Response('hello', { headers: { 'cache-control': 'no-store' } })],
  ])('passes on %s and does not keep it', async (_, answer) => {
    const site = await openSite(answer);
    const expected = answer();
    for (let time = 0; time < 2; time += 1) {
      const { status, headers, body } = await site.ask('/cities/old');
      expect(status).toBe(expected.status);
      expect(headers.get('location')).toBe(expected.headers.get('location'));
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(body).toBe(await expected.clone().text());
    }
    expect(site.rendered).toHaveLength(2);
    expect(site.cache.bytes).toBe(0);
  });

  it.each([
    ['GET', '/manage'],
    ['GET', '/cities/../manage'],
    ['GET', '/kpis?q=air'],
    ['POST', '/kpis'],
  ])('leaves %s %s to others', async (method, url) => {
    const site = await openSite();
    expect((await site.ask(url, {}, method)).body).toBe('not from the cache');
    expect(site.rendered).toEqual([]);
  });

  it('cannot be made to forget pages by choices, nor to hold more than it may', async () => {
    const mostBytes = 60_000;
    const site = await openSite(undefined, mostBytes);
    await site.ask('/method');
    for (let page = 1; page <= 60; page += 1) {
      await site.ask(`/cities?page=${page}`);
      await site.ask(`/cities/karmoy-no?page=${page}&utm_source=${page}`);
      expect(site.cache.bytes).toBeLessThanOrEqual(mostBytes);
    }
    await site.ask('/method');
    expect(site.rendered.filter((one) => !one.includes('?'))).toEqual([
      '/method',
      '/cities/karmoy-no',
    ]);
  });

  it('says so when it cannot know whether anything has changed', async () => {
    const site = await openSite();
    await site.ask('/');
    Object.defineProperty(site, 'epoch', {
      get: () => {
        throw new Error('no database');
      },
    });
    expect(await site.ask('/')).toMatchObject({ status: 500, body: 'Error: no database' });
  });
});
