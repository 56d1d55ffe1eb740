/** The thread that reads one file that somebody has sent, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { readBytes } from './read-bytes.server.ts';

// threads are not windows
/* oxlint-disable unicorn/require-post-message-target-origin */
// from here on the time counts
parentPort?.postMessage('ready');
parentPort?.postMessage(readBytes(workerData as Uint8Array));
