/** Starts the built server as its own process on a free port, the way an operator does, and stops it again. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const START_MS = 90_000;

export interface RunningServer {
  address: string;
  port: number;
  dataDir: string;
  /** One-time sign-in links as printed, in order: a coordinator, an administrator. */
  links: string[];
  process: ChildProcess;
  output(): string;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; milliseconds: number }>;
}

export interface StartOptions {
  dataDir?: string;
  port?: number;
  env?: Record<string, string>;
  /** False where the server is not to print sign-in links, so none are waited for. */
  expectsLinks?: boolean;
}

/** A temporary folder; the caller removes it. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(path.join(tmpdir(), `citygauge-${name}-`));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Builds what `npm start` builds: only when sources have changed. */
export function buildServer(): void {
  const { status } = spawnSync(process.execPath, ['build.js'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed; see above');
}

/** The environment of a server under test: nothing of the tester's own but what Node needs. */
function environment({ dataDir, port, env }: StartOptions): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    LANG,
    PORT: String(port ?? 0),
    LOG_LEVEL: 'warn',
    ...(dataDir && { DATA_DIR: dataDir }),
    ...env,
  };
}

function spawnServer(options: StartOptions) {
  const child = spawn(process.execPath, ['server.js'], {
    env: environment(options) as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, ended };
}

/** Runs a server that is expected to give up; says how it ended and what it printed. */
export async function failedStart(
  options: StartOptions,
): Promise<{ code: number | null; output: string }> {
  const { child, output, ended } = spawnServer(options);
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  const code = await ended;
  clearTimeout(timer);
  return { code, output: output() };
}

/** Names the folder whose copies servers start with that are not told where their data are. */
const TEMPLATE = 'DATA_TEMPLATE';

/** Loads the examples once for all servers of a run that are to have them; removed with the answer. */
export async function prepareExamples(): Promise<() => void> {
  const server = await startServer();
  await server.stop();
  process.env[TEMPLATE] = server.dataDir;
  return () => removeFolder(server.dataDir);
}

/** A temporary folder that a server starts in as if it had loaded the examples before; the caller removes it. */
export function folderWithExamples(name: string): string {
  const folder = temporaryFolder(name);
  const template = process.env[TEMPLATE];
  if (template) cpSync(template, folder, { recursive: true });
  return folder;
}

function newDataDir({ env }: StartOptions): string {
  const isOfExamples = !env?.SEED && !env?.DATABASE_URL;
  return isOfExamples ? folderWithExamples('data') : temporaryFolder('data');
}

/** Starts `node server.js` and waits until it says where it is. Throws with its output when it does not. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? newDataDir(options);
  const { child, output, ended } = spawnServer({ ...options, dataDir });
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  const deadline = Date.now() + START_MS;
  let address: string | undefined;
  let links: string[] = [];
  while (!address) {
    if (hasEnded || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the server did not start:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    links = output().match(/https?:\/\/\S+\/sign-in\/\S+/g) ?? [];
    const isComplete = options.expectsLinks === false || links.length >= 2;
    if (isComplete) address = /ready at (http\S+)/.exec(output())?.[1];
  }
  return {
    address,
    port: Number(new URL(address).port),
    dataDir,
    links,
    process: child,
    output,
    async stop(signal = 'SIGTERM') {
      const startedAt = performance.now();
      if (!hasEnded) child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      const code = await ended;
      clearTimeout(timer);
      return { code, milliseconds: performance.now() - startedAt };
    },
  };
}
