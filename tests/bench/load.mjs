/** Asks for one address over many connections for a while, and counts the answers. */
import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/* a worker's port takes no target origin */
/* oxlint-disable unicorn/require-post-message-target-origin */

const { url, connections, seconds } = workerData;
const { hostname, port, pathname } = new URL(url);
const question = Buffer.from(
  `GET ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\naccept-encoding: br\r\n\r\n`,
);
const end = performance.now() + seconds * 1000;
let answers = 0;

/** Plain sockets: Node's own client costs more than the servers, and would make them look alike. */
function connection() {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(question));
    let head = '';
    let bytesLeft = 0;
    socket.on('error', reject).on('data', (chunk) => {
      if (bytesLeft > 0) bytesLeft -= chunk.length;
      else {
        head += chunk.latin1Slice();
        const body = head.indexOf('\r\n\r\n') + 4;
        if (body < 4) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, body));
        if (!head.startsWith('HTTP/1.1 200 ') || !length) {
          reject(new Error(`an answer that is no page: ${head.slice(0, 80)}`));
          return;
        }
        bytesLeft = Number(length[1]) - (head.length - body);
        head = '';
      }
      if (bytesLeft > 0) return;
      answers += 1;
      if (performance.now() < end) socket.write(question);
      else resolve(socket.end());
    });
  });
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: connections }, connection));
parentPort.postMessage(answers / ((performance.now() - startedAt) / 1000));
