/** What it costs to save a value and to open a form, against a bare Remix application that does no more than it must. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { chromium } from 'playwright-core';
import pg from 'pg';
import { launchBrowser } from '#tests/support/chromium.ts';
import { findPostgresBinaries, startCluster } from '#tests/support/database-cluster.ts';
import { databaseUrl } from '#tests/support/database-url.ts';
import {
  removeFolder,
  startServer,
  temporaryFolder,
  type RunningServer,
} from '#tests/support/running-server.ts';
import { cookieHeader, useSignInLink } from '#tests/support/sign-in.ts';
import { pairStatements, type Remembered } from './statements.ts';
import { median, type Benchmark } from './timing.ts';

const ROUND = '/manage/exampleville-xx/2026';
const FIELD = 'input/ec-ict-ict-1c/householdsWithInternet';
const ROUNDS = 150;
const MOST_TIMES_BARE_SAVE = 1.5;
const MOST_TIMES_BARE_PAGE = 3;

/** Saving one value over HTTP on PostgreSQL, and opening the largest segment; both against the same bare server. */
export async function benchEntry(): Promise<Benchmark[]> {
  const binaries = findPostgresBinaries();
  if (!binaries) {
    return [{ name: 'saving a value', lines: ['PostgreSQL is not installed'], isMet: false }];
  }
  const folder = temporaryFolder('entry-bench');
  const cluster = await startCluster(binaries, { isDurable: true });
  try {
    await inDatabase(cluster.url, 'create database ours');
    const ours = databaseUrl(cluster.url, 'ours');
    const { statements, cookie, text } = await rememberSave(ours, folder);
    await inDatabase(cluster.url, 'create database bare template ours');
    const server = await startServer({ env: { DATABASE_URL: ours }, expectsLinks: false });
    const segment = await largestSegment(server.address, cookie);
    const bare = await startBareServer(folder, {
      databaseUrl: databaseUrl(cluster.url, 'bare'),
      statements,
      inputs: segment.inputs,
    });
    try {
      return [
        await benchSave(server, bare.address, { cookie, text, statements: statements.length }),
        await benchPage(server, bare.address, { cookie, ...segment }),
      ];
    } finally {
      bare.stop();
      await server.stop();
      removeFolder(server.dataDir);
    }
  } finally {
    await cluster.remove();
    removeFolder(folder);
  }
}

async function inDatabase(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Starts a server that writes its statements down, signs in and saves until two saves in a row did the same. */
async function rememberSave(
  url: string,
  folder: string,
): Promise<{ statements: Remembered[]; cookie: string; text: string }> {
  const file = path.join(folder, 'statements');
  writeFileSync(file, '');
  const hook = pathToFileURL(path.resolve('tests/bench/remember-statements.mjs')).href;
  const server = await startServer({
    env: {
      DATABASE_URL: url,
      SEED: 'examples',
      STATEMENTS_FILE: file,
      NODE_OPTIONS: `--import ${hook}`,
    },
  });
  try {
    const cookie = await signIn(server);
    const sent = async (was: string, next: string) => {
      writeFileSync(file, '');
      await save(server.address, cookie, was, next);
      return readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { text: string; values: unknown[] });
    };
    const first = await currentText(server.address, cookie);
    await save(server.address, cookie, first, '30001');
    const statements = pairStatements(await sent('30001', '30002'), await sent('30002', '30003'));
    return { statements, cookie, text: '30003' };
  } finally {
    await server.stop();
    removeFolder(server.dataDir);
  }
}

async function signIn(server: RunningServer): Promise<string> {
  const browserServer = await launchBrowser();
  const browser = await chromium.connect(browserServer.wsEndpoint());
  const state = await useSignInLink(browser, server.links[0] ?? '');
  await browser.close();
  await browserServer.close();
  return cookieHeader(state);
}

async function currentText(address: string, cookie: string): Promise<string> {
  const page = await fetch(`${address}${ROUND}/enter/seg-ec-ict`, { headers: { cookie } });
  const input = new RegExp(`<input[^>]*name="${FIELD}"[^>]*>`).exec(await page.text())?.[0] ?? '';
  return /value="([^"]*)"/.exec(input)?.[1] ?? '';
}

async function save(address: string, cookie: string, was: string, text: string): Promise<void> {
  const response = await fetch(`${address}${ROUND}/save`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ changes: [{ field: FIELD, was, text, revision: 0 }] }),
  });
  const answer = await response.text();
  if (!response.ok || !answer.includes('"saved"')) {
    throw new Error(`not saved: ${response.status} ${answer.slice(0, 200)}`);
  }
}

/** The segment whose form has the most fields, and how many. */
async function largestSegment(
  address: string,
  cookie: string,
): Promise<{ path: string; inputs: number }> {
  const overview = await (await fetch(`${address}${ROUND}`, { headers: { cookie } })).text();
  const paths = new Set(overview.match(new RegExp(`${ROUND}/enter/seg-[a-z-]+`, 'g')));
  let largest = { path: '', inputs: 0 };
  for (const one of paths) {
    const html = await (await fetch(`${address}${one}`, { headers: { cookie } })).text();
    const inputs = (html.match(/<(?:input|select|textarea)\b/g) ?? []).length;
    if (inputs > largest.inputs) largest = { path: one, inputs };
  }
  return largest;
}

async function startBareServer(
  folder: string,
  task: { databaseUrl: string; statements: Remembered[]; inputs: number },
): Promise<{ address: string; stop(): void }> {
  const { future } = (await import(
    pathToFileURL(path.resolve('build/server/index.js')).href
  )) as ServerBuild;
  const file = path.join(folder, 'task.json');
  writeFileSync(file, JSON.stringify({ ...task, future }));
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/bare-server.ts', file], {
    // React chooses its form when it is loaded
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())),
  );
  return { address: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}

async function benchSave(
  { address }: RunningServer,
  bareAddress: string,
  { cookie, text, statements }: { cookie: string; text: string; statements: number },
): Promise<Benchmark> {
  let was = Number(text);
  const { ours, yardstick } = await inTurn({
    ours: async () => {
      await save(address, cookie, String(was), String(was + 1));
      was += 1;
    },
    yardstick: async () => {
      const response = await fetch(`${bareAddress}/save`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ changes: [{ field: FIELD, was: '1', text: '2', revision: 0 }] }),
      });
      await response.text();
      if (!response.ok) throw new Error(`the bare server answers ${response.status}`);
    },
  });
  return benchmark('saving one value on PostgreSQL', MOST_TIMES_BARE_SAVE, {
    ours,
    yardstick,
    words: `bare Remix action with the same ${statements} statements`,
  });
}

async function benchPage(
  { address }: RunningServer,
  bareAddress: string,
  { cookie, path: page, inputs }: { cookie: string; path: string; inputs: number },
): Promise<Benchmark> {
  const get = async (url: string) => {
    const response = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } });
    if (!(await response.text()).includes('<input')) throw new Error(`${url} shows no form`);
  };
  const { ours, yardstick } = await inTurn({
    ours: () => get(`${address}${page}`),
    yardstick: () => get(`${bareAddress}/`),
  });
  return benchmark(`the form of ${page.split('/').at(-1)}`, MOST_TIMES_BARE_PAGE, {
    ours,
    yardstick,
    words: `bare Remix page with ${inputs} inputs`,
  });
}

/** Medians in milliseconds of both, called in turn, after as many rounds to warm up. */
async function inTurn(calls: Record<'ours' | 'yardstick', () => Promise<void>>) {
  const times: Record<'ours' | 'yardstick', number[]> = { ours: [], yardstick: [] };
  for (let round = 0; round < ROUNDS * 2; round += 1) {
    for (const name of ['ours', 'yardstick'] as const) {
      const start = performance.now();
      await calls[name]();
      if (round >= ROUNDS) times[name].push(performance.now() - start);
    }
  }
  return { ours: median(times.ours), yardstick: median(times.yardstick) };
}

function benchmark(
  name: string,
  most: number,
  { ours, yardstick, words }: { ours: number; yardstick: number; words: string },
): Benchmark {
  const ratio = ours / yardstick;
  return {
    name,
    lines: [
      `${words} ${yardstick.toFixed(1)} ms, ours ${ours.toFixed(1)} ms`,
      `ratio ${ratio.toFixed(2)}, at most ${most}`,
    ],
    isMet: ratio <= most,
  };
}
