/** Asks for one address over many connections for a while, and counts the answers. */
import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/* a worker's port takes no target origin */
/* oxlint-disable unicorn/require-post-message-target-origin */

const { url, connections, seconds } = workerData;
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const end = performance.now() + seconds * 1000;
let answers = 0;

function ask() {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'br' } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
      response.on('end', resolve).resume();
    }).on('error', reject);
  });
}

async function connection() {
  while (performance.now() < end) {
    await ask();
    answers += 1;
  }
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: connections }, connection));
agent.destroy();
parentPort.postMessage(answers / ((performance.now() - startedAt) / 1000));
