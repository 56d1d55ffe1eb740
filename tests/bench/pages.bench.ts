/** What a public page costs: the first render against a bare Remix page, and from memory against a bare server. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import { createRequestHandler } from '@remix-run/node';
import { removeFolder, startServer, temporaryFolder } from '#tests/support/running-server.ts';
import { bareRemixPage } from './bare-page.ts';
import { median, type Benchmark } from './timing.ts';

const PAGE = '/cities/exampleville-xx/2025';
const RENDERS = 40;
const MOST_TIMES_BARE_RENDER = 3;
const LEAST_SHARE_OF_BARE_SERVER = 0.4;
const CONNECTIONS = 16;
const ROUNDS = 5;
const SECONDS_PER_ROUND = 2;

/** Both renderers in one process, in turn; medians after warming up. */
export async function benchFirstRender(): Promise<Benchmark> {
  const dataDir = temporaryFolder('bench');
  Object.assign(process.env, { NODE_ENV: 'production', DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  const build = (await import(
    pathToFileURL(path.resolve('build/server/index.js')).href
  )) as ServerBuild;
  const { application } = build.entry.module as unknown as {
    application: { log: AppLoadContext['log']; stop(): Promise<void> };
  };
  const handle = createRequestHandler(build, 'production');
  const context = { requestId: 'bench', nonce: '', log: application.log, clientAddress: '' };
  const ours = () => handle(new Request(new URL(PAGE, 'http://localhost')), context);
  const bare = bareRemixPage(build.future);
  const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
  for (let round = 0; round < RENDERS * 2; round += 1) {
    for (const [name, render] of [
      ['ours', ours],
      ['bare', bare],
    ] as const) {
      const start = performance.now();
      // bytes are what a browser gets; decoding them is no part of the answer
      const bytes = await (await render()).arrayBuffer();
      if (round >= RENDERS) times[name].push(performance.now() - start);
      if (!Buffer.from(bytes).includes('</table>')) throw new Error(`${name} rendered no table`);
    }
  }
  await application.stop();
  removeFolder(dataDir);
  const [oursMs, bareMs] = [median(times.ours), median(times.bare)];
  const ratio = oursMs / bareMs;
  return {
    name: 'first render of a city page',
    lines: [
      `bare Remix page of 108 rows ${bareMs.toFixed(1)} ms, ours ${oursMs.toFixed(1)} ms`,
      `ratio ${ratio.toFixed(1)}, at most ${MOST_TIMES_BARE_RENDER}`,
    ],
    isMet: ratio <= MOST_TIMES_BARE_RENDER,
  };
}

/** Our server and a bare one that sends the same bytes, each its own process, asked in turn by 16 connections. */
export async function benchFromMemory(): Promise<Benchmark> {
  const server = await startServer();
  const bare = await bareServer(`${server.address}${PAGE}`);
  const rates: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [name, address] of [
        ['ours', server.address],
        ['bare', bare.address],
      ] as const) {
        const rate = await requestsPerSecond(`${address}${PAGE}`);
        if (round > 0) rates[name].push(rate);
      }
    }
  } finally {
    bare.process.kill();
    await server.stop();
    removeFolder(server.dataDir);
  }
  const [ours, yardstick] = [median(rates.ours), median(rates.bare)];
  const share = ours / yardstick;
  return {
    name: `a published page at ${CONNECTIONS} connections`,
    lines: [
      `bare http server ${Math.round(yardstick)} requests/s, ours ${Math.round(ours)} requests/s`,
      `share ${share.toFixed(2)}, at least ${LEAST_SHARE_OF_BARE_SERVER}`,
    ],
    isMet: share >= LEAST_SHARE_OF_BARE_SERVER,
  };
}

/** A server in its own process that knows nothing but these bytes. */
async function bareServer(url: string): Promise<{ address: string; process: ChildProcess }> {
  const script = `
    const response = await fetch(${JSON.stringify(url)}, { headers: { 'accept-encoding': 'identity' } });
    const { brotliCompressSync, constants } = await import('node:zlib');
    const body = brotliCompressSync(Buffer.from(await response.arrayBuffer()), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    const { createServer } = await import('node:http');
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br', 'content-length': body.length };
    const server = createServer((request, response) => { response.writeHead(200, headers); response.end(body); });
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())),
  );
  return { address: `http://127.0.0.1:${port}`, process: child };
}

/** Requests answered whole per second, over connections that stay open, from a thread of its own. */
function requestsPerSecond(url: string): Promise<number> {
  const worker = new Worker(path.resolve('tests/bench/load.mjs'), {
    workerData: { url, connections: CONNECTIONS, seconds: SECONDS_PER_ROUND },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
