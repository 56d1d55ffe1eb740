/** Reads a file that somebody has sent in a thread with limits, so that no file holds up or breaks the server. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { ReadBytes } from './read-bytes.server.ts';

const MOST_MILLISECONDS = 4_000;
/** In the heap of the thread; with what is unpacked outside of it a file stays below 300 MB. */
const MOST_HEAP_MB = 160;
const MOST_AT_ONCE = 2;
const MOST_WAITING = 20;

/** The thread is built to a file of its own (vite.thread.config.ts); where nothing is built, tsx runs its source. */
const BUILT = 'build/server/reading-thread.js';
const SOURCE = 'app/server/exchange/reading-thread.ts';

function startThread(options: WorkerOptions): Worker {
  if (import.meta.env?.PROD) return new Worker(path.resolve(BUILT), options);
  const address = JSON.stringify(pathToFileURL(path.resolve(SOURCE)).href);
  const script = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${address}, ${address}))`;
  return new Worker(script, { ...options, eval: true });
}

let running = 0;
const waiting: Array<() => void> = [];

/**
 * The tables of a file, or why it is not read. At most two files are read at once, others wait. The bytes are given
 * away: they cannot be used afterwards.
 */
export async function readFile(bytes: Uint8Array<ArrayBuffer>): Promise<ReadBytes> {
  if (waiting.length >= MOST_WAITING) return { refusal: { code: 'busy' } };
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await inThread(bytes);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function inThread(bytes: Uint8Array<ArrayBuffer>): Promise<ReadBytes> {
  const worker = startThread({
    workerData: bytes,
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB, maxYoungGenerationSizeMb: 16 },
    // what reads a hostile file has no secrets at hand
    env: {},
  });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<ReadBytes>((resolve, reject) => {
    worker.on('message', (message: 'ready' | ReadBytes) => {
      if (message !== 'ready') return resolve(message);
      timer = setTimeout(() => resolve({ refusal: { code: 'tooSlow' } }), MOST_MILLISECONDS);
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        resolve({ refusal: { code: 'tooMuchMemory' } });
      } else reject(error);
    });
    worker.once('exit', () =>
      reject(new Error('the thread that reads files ended without an answer')),
    );
  }).finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}
