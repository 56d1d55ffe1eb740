/** A publication is checked outside CityGauge by what its page says; the log is read, narrowed and taken away. */
import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import { parseCsv } from '#tests/support/parse-csv.ts';
import { removeFolder, temporaryFolder } from '#tests/support/running-server.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const windows = useWindows();
const address = thisServer().address;
const get = (path: string, cookie = '') => fetch(new URL(path, address), { headers: { cookie } });
const isInstalled = (command: string) => spawnSync(command, ['--help']).error === undefined;

let hash: string;
beforeAll(async () => {
  const answer = await get('/cities/exampleville-xx/2025/export.json');
  const { publication } = (await answer.json()) as { publication: { hash: string } };
  hash = publication.hash;
});

describe('the page that says how a publication is checked', () => {
  it('is the same for everyone, and the publication leads to it', async () => {
    const page = await (await get(`/publications/${hash}/verify`)).text();
    for (const person of ['coordinator', 'administrator'] as const) {
      const again = await get(`/publications/${hash}/verify`, cookieHeader(thisServer()[person]));
      expect(await again.text()).toBe(page);
      expect(again.headers.get('set-cookie')).toBeNull();
    }
    const publication = await (await get(`/publications/${hash}`)).text();
    expect(publication).toContain(`href="/publications/${hash}/verify"`);
    expect(publication).toContain('Signed with the key');
    expect((await get(`/publications/${'0'.repeat(64)}/verify`)).status).toBe(404);
  });

  describe('with its files saved', () => {
    const folder = temporaryFolder('verify');
    afterAll(() => removeFolder(folder));

    it('its commands prove the file, and notice a changed one', async () => {
      const page = await windows.open({ javaScriptEnabled: false });
      await page.goto(`/publications/${hash}/verify`);
      const links = page.locator('#files + ul a');
      expect(await links.count()).toBe(3);
      const files: Record<string, Buffer> = {};
      for (const link of await links.all()) {
        const answer = await get((await link.getAttribute('href')) ?? '');
        const name = /filename="(.+?)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
        files[name ?? ''] = Buffer.from(await answer.arrayBuffer());
      }
      for (const [name, content] of Object.entries(files)) {
        writeFileSync(path.join(folder, name), content);
      }
      const document = files[`${hash}.json`] ?? Buffer.alloc(0);
      const signature = files[`${hash}.sig`] ?? Buffer.alloc(0);
      const keys = (await (await get('/.well-known/citygauge-keys.json')).json()) as {
        keys: Array<{ id: string; publicKey: string; until: string | null; file: string }>;
      };
      const [key] = keys.keys;
      expect(key?.until).toBeNull();
      expect(await (await get(key?.file ?? '')).text()).toBe(key?.publicKey);
      expect(createHash('sha256').update(document).digest('hex')).toBe(hash);
      expect(verify(null, document, createPublicKey(key?.publicKey ?? ''), signature)).toBe(true);

      const commands = await page.locator('pre.command').allTextContents();
      const hashCommand = commands.find((text) => text.includes('sha256sum')) ?? '';
      const signatureCommand = commands.find((text) => text.startsWith('openssl')) ?? '';
      expect([hashCommand, signatureCommand]).not.toContain('');
      const run = (command: string) => spawnSync('sh', ['-c', command], { cwd: folder }).status;
      if (isInstalled('sha256sum')) expect(run(hashCommand)).toBe(0);
      if (isInstalled('openssl')) expect(run(signatureCommand)).toBe(0);
      writeFileSync(path.join(folder, `${hash}.json`), Buffer.concat([document, Buffer.from(' ')]));
      if (isInstalled('sha256sum')) expect(run(hashCommand)).not.toBe(0);
      if (isInstalled('openssl')) expect(run(signatureCommand)).not.toBe(0);
    });
  });

  it('takes the hash of a chosen file in the browser', async () => {
    const page = await windows.open();
    await page.goto(`/publications/${hash}/verify`);
    const document = await (await get(`/publications/${hash}/document.json`)).text();
    const choose = (text: string) =>
      page
        .getByLabel('Choose the saved file here')
        .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await choose(document);
    await page.getByRole('status').getByText('The same: this is the publication.').waitFor();
    await choose(`${document} `);
    await page.getByRole('status').getByText('Not the same').waitFor();
    expect(windows.complaints()).toEqual([]);
  });

  it.each([
    { width: 1280, colorScheme: 'light' },
    { width: 360, colorScheme: 'dark' },
  ] as const)('is open to all at $width px, $colorScheme', async ({ width, colorScheme }) => {
    const page = await windows.open({ viewport: { width, height: 900 }, colorScheme });
    await page.goto(`/publications/${hash}/verify`);
    await page.getByLabel('Choose the saved file here').waitFor();
    const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    // the page's own policy lets no foreign script in, so it is run as the browser's
    await page.evaluate(readFileSync(source, 'utf8'));
    const { violations } = await page.evaluate(() => window.axe.run());
    expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBe(0);
  });
});

describe("a city's log", () => {
  const LOG = '/manage/exampleville-xx/log';

  it('says in words what was done, and is narrowed by action and period', async () => {
    const page = await windows.open({ storageState: thisServer().coordinator });
    await page.goto('/manage/exampleville-xx');
    await page.getByRole('link', { name: 'Log', exact: true }).click();
    await page.waitForURL(`**${LOG}`);
    await hydrated(page);
    const rows = page.locator('table.log tbody tr');
    await rows.getByText('Published the round').first().waitFor();
    expect(await page.locator('main').textContent()).not.toContain('publication.published');

    await page.getByLabel('What was done').selectOption({ label: 'Published the round' });
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL('**action=publication.published*');
    expect(new Set(await rows.locator('th').allTextContents())).toEqual(
      new Set(['Published the round']),
    );
    await page.goto(`${LOG}?until=1999-12-31`);
    await page.getByText('No lines.').waitFor();
    await page.goto(`${LOG}?from=2025-02-30`);
    await page.getByRole('alert').getByText('Write days as 2026-05-31').waitFor();
    expect(await page.getByLabel('From').inputValue()).toBe('2025-02-30');
    expect(windows.complaints()).toEqual([]);
  });

  it('leads to the sealed record, which the publication proves, and which nobody else is given', async () => {
    const page = await windows.open({ storageState: thisServer().coordinator });
    await page.goto(`${LOG}?action=publication.published`);
    const link = page.getByRole('link', { name: 'sealed record' }).first();
    const href = (await link.getAttribute('href')) ?? '';
    const sealed = await (await get(href, cookieHeader(thisServer().coordinator))).text();
    const of = /publications\/([0-9a-f]{64})\//.exec(href)?.[1] ?? '';
    const document = (await (await get(`/publications/${of}/document.json`)).json()) as {
      sealedHash: string;
    };
    expect(createHash('sha256').update(sealed).digest('hex')).toBe(document.sealedHash);
    const signature = await (await get(`/publications/${of}/sealed.sig`)).arrayBuffer();
    const { keys } = (await (await get('/.well-known/citygauge-keys.json')).json()) as {
      keys: Array<{ publicKey: string }>;
    };
    const key = createPublicKey(keys[0]?.publicKey ?? '');
    expect(verify(null, Buffer.from(sealed), key, Buffer.from(signature))).toBe(true);
    // of another city it is not told, whoever asks
    const karmoy = (await (await get('/cities/karmoy-no/2020/export.json')).json()) as {
      publication: { hash: string };
    };
    const foreign = href.replace(of, karmoy.publication.hash);
    expect((await get(foreign, cookieHeader(thisServer().coordinator))).status).toBe(404);
  });

  it('is taken away as CSV, with the chain in it', async () => {
    const cookie = cookieHeader(thisServer().coordinator);
    const answer = await get(`${LOG}.csv`, cookie);
    expect(answer.headers.get('content-disposition')).toContain('exampleville-xx-log.csv');
    const lines = parseCsv(await answer.text());
    expect(lines.at(-1)).toMatchObject({ line: '1', previous_hash: '0'.repeat(64) });
    for (const [index, line] of lines.slice(0, -1).entries()) {
      expect(line.previous_hash).toBe(lines[index + 1]?.hash);
    }
    const chosen = parseCsv(
      await (await get(`${LOG}.csv?action=publication.published`, cookie)).text(),
    );
    expect(chosen.length).toBeGreaterThan(0);
    expect(new Set(chosen.map((line) => line.code))).toEqual(new Set(['publication.published']));
    expect((await get(`${LOG}.csv?person=nobody`, cookie)).status).toBe(400);
  });
});
