/** Public pages from memory: the same for all, sent once, and never older than the newest publication. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { get } from 'node:http';
import { chromium } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { findPostgresBinaries, startCluster } from '#tests/support/database-cluster.ts';
import { READING_PAGES } from '#tests/support/pages.ts';
import { bringIn, createCity, postForm } from '#tests/support/people.ts';
import { removeFolder, startServer, folderWithExamples } from '#tests/support/running-server.ts';
import { cookieHeader, useSignInLink } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const address = thisServer().address;

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** As it comes over the wire: fetch would hide the encoding. */
function ask(path: string, headers: Record<string, string> = {}, base = address): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // the path as it is, dots and all
    get(base, { headers, path }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    }).on('error', reject);
  });
}

describe('a public page', () => {
  it('is the same content in each encoding, and sent once to whoever has it', async () => {
    const path = '/cities/karmoy-no/2020';
    const plain = await ask(path);
    const answers = {
      br: await ask(path, { 'accept-encoding': 'gzip, br' }),
      gzip: await ask(path, { 'accept-encoding': 'gzip' }),
    };
    expect(brotliDecompressSync(answers.br.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(answers.gzip.body).equals(plain.body)).toBe(true);
    const tags = new Set<unknown>();
    for (const [encoding, answer] of Object.entries({ identity: plain, ...answers })) {
      const { etag } = answer.headers;
      tags.add(etag);
      expect(etag).toMatch(/^"[0-9a-f]{32}/);
      expect(answer.headers.vary).toBe('accept-encoding');
      expect(answer.headers['cache-control']).toBe('public, no-cache');
      const known = { 'accept-encoding': encoding, 'if-none-match': `"other", ${String(etag)}` };
      const again = await ask(path, known);
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
    }
    expect(tags.size).toBe(3);
  });

  it('keeps its security headers, and is the same whatever the query adds', async () => {
    const first = await ask('/method');
    const again = await ask('/method?utm_source=newsletter', {
      cookie: cookieHeader(thisServer().coordinator),
    });
    expect(again.headers.etag).toBe(first.headers.etag);
    expect(first.headers['x-frame-options']).toBe('DENY');
    expect(first.headers['content-security-policy']).toContain("default-src 'none'");
    expect(first.headers['x-request-id']).not.toBe(again.headers['x-request-id']);
  });

  it.each(READING_PAGES.filter((path) => path.includes('?')))(
    '%s is what was chosen, and nothing that was added',
    async (path) => {
      const chosen = await ask(path);
      const added = await ask(`${path}&utm_source=newsletter`);
      const whole = await ask(path.replace(/\?.*/, ''));
      expect(added.body.equals(chosen.body)).toBe(true);
      expect(whole.body.equals(chosen.body)).toBe(false);
    },
  );

  it('answers HEAD with the length and nothing else', async () => {
    const head = await fetch(`${address}/sdgs`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000);
    expect(await head.text()).toBe('');
  });
});

describe('a personal page', () => {
  it('is never kept', async () => {
    const cookie = cookieHeader(thisServer().coordinator);
    const mine = await ask('/manage', { cookie });
    expect([mine.status, mine.headers['cache-control']]).toEqual([200, 'no-store']);
    const nobody = await ask('/manage');
    expect(nobody.status).toBe(302);
  });

  it.each(['/cities/../login', '/cities/%2e%2e/login', '/publications/../manage'])(
    'is not reached by way of a public one: %s',
    async (path) => {
      const cookie = cookieHeader(thisServer().coordinator);
      for (const headers of [{ cookie }, { cookie: '' }]) {
        const { headers: sent } = await ask(path, headers);
        expect(sent.etag).toBeUndefined();
        expect(sent['cache-control'] ?? 'no-cache').not.toContain('public');
      }
    },
  );
});

describe('what changes', () => {
  it('is on the very next page: a publication, a correction, a new name', async () => {
    const administrator = cookieHeader(thisServer().administrator);
    const slug = await createCity(address, administrator, 'Cacheville');
    const cookie = await bringIn(address, administrator, {
      name: 'Kim',
      email: `kim@${slug}.example`,
      city: slug,
      role: 'coordinator',
    });
    expect((await ask(`/cities/${slug}/2025`)).status).toBe(404);
    await postForm(address, `/manage/${slug}`, { year: '2025' }, cookie);
    const entered = await postForm(
      address,
      `/manage/${slug}/2025/enter/seg-ec-ict`,
      {
        'revision:entry/ec-ict-ict-5c': '0',
        'was:entry/ec-ict-ict-5c/final': '',
        'entry/ec-ict-ict-5c/final': '12',
      },
      cookie,
    );
    expect(entered.status).toBeLessThan(400);
    const publish = (fields: Record<string, string>) =>
      postForm(address, `/manage/${slug}/2025/publish`, { confirm: 'yes', ...fields }, cookie);
    expect((await publish({})).status).toBe(302);
    const first = await ask(`/cities/${slug}/2025`);
    expect(first.status).toBe(200);
    expect((await ask('/cities')).body.toString()).toContain('Cacheville');
    expect((await publish({ note: 'The second floor was left out.' })).status).toBe(302);
    const second = await ask(`/cities/${slug}/2025`);
    expect(second.headers.etag).not.toBe(first.headers.etag);
    expect(second.body.toString()).toContain('The second floor was left out.');
  });

  it('survives a restart: a kept page is of the database, not of the process', async () => {
    const dataDir = folderWithExamples('cache');
    const server = await startServer({ dataDir });
    const before = await ask('/cities/karmoy-no', {}, server.address);
    await server.stop();
    const again = await startServer({ dataDir });
    const after = await ask('/cities/karmoy-no', {}, again.address);
    await again.stop();
    removeFolder(dataDir);
    expect(after.headers.etag).toBe(before.headers.etag);
  });

  it.skipIf(!findPostgresBinaries())(
    'is seen by every process on one database, on the very next page',
    async () => {
      const cluster = await startCluster(findPostgresBinaries() ?? '', { isDurable: false });
      const env = { DATABASE_URL: cluster.url, SEED: 'examples' };
      const here = await startServer({ env });
      const there = await startServer({ env });
      const browser = await chromium.connect(inject('browserAddress'));
      try {
        const cookie = cookieHeader(await useSignInLink(browser, here.links[0] ?? ''));
        const path = '/cities/exampleville-xx/2025';
        const known = await ask(path, {}, there.address);
        expect((await ask(path, {}, here.address)).headers.etag).toBe(known.headers.etag);
        for (const note of ['The first correction.', 'The second correction.']) {
          const published = await postForm(
            here.address,
            '/manage/exampleville-xx/2025/publish',
            { confirm: 'yes', note },
            cookie,
          );
          expect(published.status).toBe(302);
          const [mine, theirs] = [
            await ask(path, {}, here.address),
            await ask(path, {}, there.address),
          ];
          expect(theirs.body.toString()).toContain(note);
          expect(theirs.headers.etag).toBe(mine.headers.etag);
        }
      } finally {
        await browser.close();
        await Promise.all([here.stop(), there.stop()]);
        await cluster.remove();
        removeFolder(here.dataDir);
        removeFolder(there.dataDir);
      }
    },
  );
});
