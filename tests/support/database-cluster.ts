/** Throw-away PostgreSQL servers for tests: found, started on a free port, killed and removed. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  openSync,
  closeSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

const START_MS = 30_000;
const DEBIAN_FOLDER = '/usr/lib/postgresql';
const SUPERUSER = 'citygauge';
/** Tells where an installed PostgreSQL keeps its programs. */
const LOCATOR = 'pg_config';

export interface Cluster {
  /** Of the database `postgres`. */
  url: string;
  /** Starts the server again after it was killed. */
  start(): Promise<void>;
  /** SIGINT: at once, but in order. SIGQUIT: without a word to the disk. SIGKILL: as if it had crashed. */
  stop(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void>;
  /** Stops it and takes its folder away. */
  remove(): Promise<void>;
}

/** The folder of `initdb` and `postgres`: POSTGRES_BIN, what pg_config says, or Debian's newest; undefined if none. */
export function findPostgresBinaries(): string | undefined {
  const named = process.env.POSTGRES_BIN;
  if (named) {
    if (!hasServer(named))
      throw new Error(`POSTGRES_BIN: there is no PostgreSQL server in ${named}`);
    return named;
  }
  const { stdout } = spawnSync(LOCATOR, ['--bindir'], { encoding: 'utf8' });
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  return [stdout?.trim(), ...newestFirst.map((version) => path.join(DEBIAN_FOLDER, version, 'bin'))]
    .filter((folder) => folder !== undefined && folder !== '')
    .find(hasServer);
}

function hasServer(folder: string): boolean {
  return existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres'));
}

/** A new server on a free port of this machine. Without `isDurable` it is quick and may forget when it crashes. */
export async function startCluster(
  binaries: string,
  options: { isDurable: boolean },
): Promise<Cluster> {
  const owner = unprivilegedUser();
  // the owner may not be able to reach root's own temporary folder
  const folder = mkdtempSync(path.join(owner ? '/tmp' : tmpdir(), 'citygauge-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  const log = path.join(folder, 'log');
  const port = await freePort();
  const url = `postgres://${SUPERUSER}@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;

  const removeAtExit = () => {
    server?.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', removeAtExit);

  const cluster: Cluster = {
    url,
    async start() {
      const deadline = Date.now() + START_MS;
      for (;;) {
        const output = openSync(log, 'a');
        const settings = { ...SETTINGS, ...(!options.isDurable && FORGETFUL), port };
        server = spawn(
          path.join(binaries, 'postgres'),
          [
            '-D',
            data,
            ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
          ],
          { cwd: folder, stdio: ['ignore', output, output], ...owner },
        );
        closeSync(output);
        if (await answers(server, url, deadline)) return;
        // a killed server's own processes may live on for a moment, and it does not start beside them
        if (Date.now() > deadline)
          throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8')}`);
        await pause(100);
      }
    },
    async stop(signal) {
      if (!server || hasEnded(server)) return;
      const ended = new Promise((resolve) => server?.once('exit', resolve));
      server.kill(signal);
      await ended;
    },
    async remove() {
      await cluster.stop('SIGINT');
      rmSync(folder, { recursive: true, force: true });
      process.off('exit', removeAtExit);
    },
  };
  try {
    initialise(binaries, data, folder, owner);
    await cluster.start();
    return cluster;
  } catch (error) {
    await cluster.stop('SIGQUIT');
    await cluster.remove();
    throw error;
  }
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
};
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

function initialise(binaries: string, data: string, cwd: string, owner: User | undefined): void {
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8';
  const { status, stderr, error } = spawnSync(
    path.join(binaries, 'initdb'),
    ['-D', data, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', `--locale=${locale}`, '--no-sync'],
    { cwd, encoding: 'utf8', ...owner },
  );
  if (status !== 0) throw error ?? new Error(`initdb failed:\n${stderr}`);
}

interface User {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root; undefined for everyone else. */
function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const uid = numberFrom('id', ['-u', name]);
    const gid = numberFrom('id', ['-g', name]);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is neither a user postgres nor nobody',
  );
}

function numberFrom(command: string, options: string[]): number | undefined {
  const { status, stdout } = spawnSync(command, options, { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

async function answers(server: ChildProcess, url: string, deadline: number): Promise<boolean> {
  while (Date.now() < deadline && !hasEnded(server)) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      // another server may have taken the port
      const { rows } = await client.query<{ pid: number }>(
        `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`,
      );
      if (rows[0]?.pid === server.pid) return true;
    } catch {
      await pause(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

function hasEnded(process: ChildProcess): boolean {
  return process.exitCode !== null || process.signalCode !== null;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
