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
/** A thread is kept after a file of this size: it has not grown by it. */
const MOST_KEPT_BYTES = 1_000_000;
const KEPT_MILLISECONDS = 5 * 60 * 1000;

/** The thread is built to a file of its own (vite.thread.config.ts); where nothing is built, tsx runs its source. */
const BUILT = 'build/server/reading-thread.js';
const SOURCE = 'app/server/exchange/reading-thread.ts';

function startThread(options: WorkerOptions): Worker {
  if (import.meta.env?.PROD) return new Worker(path.resolve(BUILT), options);
  const address = JSON.stringify(pathToFileURL(path.resolve(SOURCE)).href);
  const script = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${address}, ${address}))`;
  return new Worker(script, { ...options, eval: true });
}

/** A thread with its start awaited; it ends when nothing was read for a while. */
interface Reader {
  worker: Worker;
  ready: Promise<void>;
  timer?: NodeJS.Timeout;
}

let running = 0;
const waiting: Array<() => void> = [];
const idle: Reader[] = [];

/** Starts a thread in advance: whoever opens the page is about to send a file. */
export function prepareToReadFile(): void {
  if (idle.length === 0 && running === 0) keep(startReader());
}

/**
 * The tables of a file, or why it is not read. At most two files are read at once, others wait. The bytes are given
 * away: they cannot be used afterwards.
 */
export async function readFile(bytes: Uint8Array<ArrayBuffer>): Promise<ReadBytes> {
  if (waiting.length >= MOST_WAITING) return { refusal: { code: 'busy' } };
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  const reader = idle.pop() ?? startReader();
  clearTimeout(reader.timer);
  const isSmall = bytes.length <= MOST_KEPT_BYTES;
  let isKept = false;
  try {
    const read = await readIn(reader, bytes);
    isKept = isSmall && 'tables' in read;
    return read;
  } finally {
    // one that had much to do, or that a file meant harm to, is not used again
    if (isKept) keep(reader);
    else await reader.worker.terminate();
    running -= 1;
    waiting.shift()?.();
  }
}

function startReader(): Reader {
  const worker = startThread({
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB, maxYoungGenerationSizeMb: 16 },
    // what reads a hostile file has no secrets at hand
    env: {},
  });
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  const reader: Reader = { worker, ready };
  // whoever reads a file meets the error; a thread that is only prepared is not used
  ready.catch(() => drop(reader));
  worker.once('exit', () => drop(reader));
  return reader;
}

/** For the next file. Neither the thread nor its timer keeps the server from stopping. */
function keep(reader: Reader): void {
  reader.worker.unref();
  reader.timer = setTimeout(() => drop(reader), KEPT_MILLISECONDS);
  reader.timer.unref();
  idle.push(reader);
}

function drop(reader: Reader): void {
  const place = idle.indexOf(reader);
  if (place >= 0) idle.splice(place, 1);
  clearTimeout(reader.timer);
  void reader.worker.terminate();
}

async function readIn({ worker, ready }: Reader, bytes: Uint8Array<ArrayBuffer>) {
  worker.ref();
  await ready;
  let stopListening = () => {};
  try {
    return await new Promise<ReadBytes>((resolve, reject) => {
      const onError = (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
          resolve({ refusal: { code: 'tooMuchMemory' } });
        } else reject(error);
      };
      const onExit = () => reject(new Error('the thread that reads files ended without an answer'));
      const timer = setTimeout(() => resolve({ refusal: { code: 'tooSlow' } }), MOST_MILLISECONDS);
      worker.once('message', resolve).once('error', onError).once('exit', onExit);
      // only these: a worker has listeners of its own
      stopListening = () => {
        clearTimeout(timer);
        worker.off('message', resolve).off('error', onError).off('exit', onExit);
      };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage(bytes, [bytes.buffer]);
    });
  } finally {
    stopListening();
  }
}
