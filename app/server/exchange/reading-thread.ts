/** The thread that reads files that somebody has sent, one at a time. */
import { parentPort } from 'node:worker_threads';
import { readBytes } from './read-bytes.server.ts';

// threads are not windows
/* oxlint-disable unicorn/require-post-message-target-origin */
parentPort?.on('message', (bytes: Uint8Array) => parentPort?.postMessage(readBytes(bytes)));
// the time that a file takes does not count before this
parentPort?.postMessage('ready');
