/** The server as its operator meets it: starts, refuses to start, answers, stops, and gives files that can be proved. */
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { parseCsv } from '#tests/support/parse-csv.ts';
import { PUBLISHED_CITIES } from '#tests/fixtures/published-cities.ts';
import {
  failedStart,
  removeFolder,
  startServer,
  folderWithExamples,
  temporaryFolder,
} from '#tests/support/running-server.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const address = thisServer().address;
const folders: string[] = [];
const kept = (made: string) => {
  folders.push(made);
  return made;
};
const folder = (name: string) => kept(temporaryFolder(name));
const withExamples = (name: string) => kept(folderWithExamples(name));
afterAll(() => folders.forEach(removeFolder));

describe('a wrong setting', () => {
  it.each([
    ['PORT', 'eighty', 'a port number from 0 to 65535'],
    ['LOG_LEVEL', 'loud', 'warn'],
    ['SEED', 'everything', 'examples'],
    ['ORIGIN', 'gauge.example.org', 'https://gauge.example.org'],
    ['DATABASE_URL', 'mysql://u:hunter2@h/d', 'postgres://'],
    ['TARGET_SET', 'no-such-set', 'open-reference-2030'],
    ['DEFINITIONS_DIR', '/no/such/folder', '/no/such/folder'],
  ])('%s=%s stops the start and says what is allowed', async (name, value, allowed) => {
    const { code, output } = await failedStart({
      dataDir: folder('wrong'),
      env: { [name]: value },
    });
    expect(code).toBe(1);
    expect(output).toContain('CityGauge cannot start');
    expect(output).toContain(name);
    expect(output).toContain(allowed);
    expect(output).not.toMatch(/hunter2|\n {4}at /);
  });

  it('names a mistake in a definition by file and line', async () => {
    const definitions = path.join(folder('definitions'), 'kpi-definitions');
    cpSync('kpi-definitions', definitions, { recursive: true });
    writeFileSync(path.join(definitions, 'units.yaml'), 'units: none\n');
    const { code, output } = await failedStart({
      dataDir: folder('mistake'),
      env: { DEFINITIONS_DIR: definitions },
    });
    expect(code).toBe(1);
    expect(output).toMatch(/units\.yaml:1/);
    expect(output).not.toMatch(/\n {4}at /);
  });

  it('says that a port is taken', async () => {
    const { code, output } = await failedStart({
      dataDir: withExamples('port'),
      port: Number(new URL(address).port),
    });
    expect(code).toBe(1);
    expect(output).toMatch(/PORT: \d+ is taken by another program/);
  });
});

describe('starting and stopping', () => {
  it('keeps its data, refuses a second process on its folder, gives links once, stops within 2 s', async () => {
    const dataDir = withExamples('twice');
    const first = await startServer({ dataDir });
    try {
      expect(first.links).toHaveLength(2);
      const second = await failedStart({ dataDir });
      expect(second.code).toBe(1);
      expect(second.output).toContain('CityGauge cannot start');
      expect(second.output).not.toMatch(/\n {4}at /);

      const link = first.links[0] ?? '';
      const headers = { origin: first.address };
      const signIn = () => fetch(link, { method: 'POST', headers, redirect: 'manual' });
      expect((await signIn()).status).toBe(302);
      expect((await signIn()).status).toBe(404);
    } finally {
      const { code, milliseconds } = await first.stop('SIGTERM');
      expect(code).toBe(0);
      expect(milliseconds).toBeLessThan(2000);
    }
    const again = await startServer({ dataDir });
    try {
      const page = await fetch(`${again.address}/cities/karmoy-no/2020`);
      expect(page.status).toBe(200);
      expect(again.links).not.toEqual(first.links);
    } finally {
      const { code, milliseconds } = await again.stop('SIGINT');
      expect(code).toBe(0);
      expect(milliseconds).toBeLessThan(2000);
    }
  });

  it('ends with the npm that has started it, which passes no signal on', async () => {
    const { PATH, HOME } = process.env;
    const npm = spawn('npm', ['run', '-s', 'serve'], {
      env: {
        PATH,
        HOME,
        PORT: '0',
        DATA_DIR: folder('npm'),
        SEED: 'none',
      } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const found = () => /ready at (http\S+)/.exec(output)?.[1];
    await expect.poll(found, { timeout: 60_000 }).toBeDefined();
    const answers = () =>
      fetch(`${found()}/healthz`).then(
        () => true,
        () => false,
      );
    expect(await answers()).toBe(true);
    npm.kill('SIGTERM');
    await expect.poll(answers, { timeout: 10_000 }).toBe(false);
  });

  it('prints no sign-in link where others can reach it, nor without the examples', async () => {
    for (const env of [
      { HOST: '0.0.0.0', SEED: 'examples' },
      { HOST: '127.0.0.1', SEED: 'none' },
    ]) {
      const server = await startServer({ dataDir: withExamples('open'), env, expectsLinks: false });
      const { port } = server;
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
      expect((await server.stop()).code).toBe(0);
      expect(server.output()).not.toContain('/sign-in/');
    }
  });

  it('logs each request with its id and without secrets', async () => {
    const server = await startServer({ dataDir: withExamples('logs'), env: { LOG_LEVEL: 'info' } });
    const response = await fetch(`${server.address}/kpis?q=air`);
    await fetch(`${server.address}/sign-in/a-secret-of-someone`);
    await response.text();
    await server.stop();
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const requestId = response.headers.get('x-request-id');
    expect(lines.find((line) => line.requestId === requestId)).toMatchObject({
      method: 'GET',
      path: '/kpis',
      status: 200,
    });
    expect(server.output()).not.toContain('a-secret-of-someone');
  });
});

describe('health', () => {
  it('says that the process lives and what it needs is there', async () => {
    const alive = await fetch(`${address}/healthz`);
    expect(await alive.json()).toEqual({ status: 'alive' });
    const ready = await fetch(`${address}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      status: 'ready',
      database: 'ok',
      migrations: 'ok',
      definitions: 'ok',
    });
  });
});

describe('exports', () => {
  it.each(PUBLISHED_CITIES)('$name: every value as published, to the letter', async (city) => {
    const response = await fetch(`${address}/cities/${city.slug}/2020/export.csv`);
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    const rows = parseCsv(await response.text());
    for (const { dataPoint, text, raw } of city.values) {
      const row = rows.find((one) => one.record_type === 'dataPoint' && one.id === dataPoint);
      if (text === null) {
        expect(row?.value ?? '').toBe('');
        continue;
      }
      expect(row?.published_as).toBe(raw);
      if (/^[\d.,]+$/.test(text)) expect(Number(row?.value)).toBe(Number(text.replaceAll(',', '')));
    }
  });

  it('are sent once as long as they stay the same', async () => {
    for (const kind of ['csv', 'json']) {
      const url = `${address}/cities/karmoy-no/2020/export.${kind}`;
      const first = await fetch(url);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^(W\/)?"[0-9a-f-]+/);
      await first.arrayBuffer();
      const again = await fetch(url, { headers: { 'if-none-match': etag } });
      expect(again.status).toBe(304);
    }
  });

  it('have a document whose address is its SHA-256', async () => {
    const page = await (await fetch(`${address}/cities/karmoy-no/2020`)).text();
    const hash = /\/publications\/([0-9a-f]{64})/.exec(page)?.[1] ?? '';
    const document = await fetch(`${address}/publications/${hash}/document.json`);
    const bytes = Buffer.from(await document.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    expect(document.headers.get('cache-control')).toContain('immutable');
  });
});

describe('what no form can hold', () => {
  it('is refused with a sentence', async () => {
    const response = await fetch(`${address}/manage/exampleville-xx/2026/save`, {
      method: 'POST',
      body: new URLSearchParams({ x: 'y'.repeat(2_100_000) }),
      headers: { origin: address, cookie: cookieHeader(thisServer().coordinator) },
    });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('nothing was saved');
  });

  it('is refused where nothing can be posted', async () => {
    const response = await fetch(`${address}/kpis`, {
      method: 'POST',
      body: new URLSearchParams({ a: 'b' }),
      headers: { origin: address },
    });
    expect(response.status).toBe(405);
    expect(await response.text()).not.toMatch(/\n {4}at /);
  });
});

describe('the wheel as a file', () => {
  it.each(['kristiansund-no/2020', 'exampleville-xx/2025'])(
    '%s is a whole picture',
    async (city) => {
      const svg = await fetch(`${address}/cities/${city}/wheel.svg`);
      expect(svg.headers.get('content-type')).toContain('image/svg+xml');
      const browser = await chromium.connect(inject('browserAddress'));
      const page = await browser.newPage();
      // a browser reads SVG as strictly as any XML
      const found = await page.evaluate(
        (text) => {
          const document = new DOMParser().parseFromString(text, 'image/svg+xml');
          return {
            error: document.querySelector('parsererror')?.textContent ?? null,
            root: document.documentElement.namespaceURI,
            outer: document.querySelectorAll('.wheel-label').length,
            links: [...document.querySelectorAll('a')].map((link) => link.getAttribute('href')),
            strange: document.querySelectorAll('script, image, foreignObject').length,
          };
        },
        await svg.text(),
      );
      await browser.close();
      expect(found).toMatchObject({
        error: null,
        root: 'http://www.w3.org/2000/svg',
        outer: 108,
        strange: 0,
      });
      expect(new Set(found.links).size).toBe(108);
      for (const link of found.links) expect(link).toMatch(`/cities/${city}#`);
      const png = Buffer.from(
        await (await fetch(`${address}/cities/${city}/wheel.png`)).arrayBuffer(),
      );
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(16)).toBe(2200);
    },
  );

  it('says everything to those who listen', async () => {
    const browser = await chromium.connect(inject('browserAddress'));
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${address}/cities/exampleville-xx/2025`);
    const tree = await page.locator('.wheel').ariaSnapshot();
    await browser.close();
    expect(tree).toContain('The wheel of Exampleville in 2025');
    expect(tree).toMatch(/group "Economy: [\d.]+ %"/);
    expect(tree).toMatch(/group "Transport: [\d.]+ %, 15 data points"/);
    expect(tree.match(/'?link "/g)).toHaveLength(108);
    expect(tree).toMatch(/link "Household Internet Access: .*% of target"/);
  });
});
