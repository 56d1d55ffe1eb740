/** Starts the processes that open a database beside the test, watches what they say, and kills them. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAMS = {
  writer: new URL('./writer.ts', import.meta.url),
  'writer-opener': new URL('./writer-opener.ts', import.meta.url),
};

export interface WriterProcess {
  pid: number;
  output(): string;
  /** Resolves when so many lines have been printed, or the process has ended. */
  lines(count: number): Promise<void>;
  /** Resolves when the process has ended and its output is complete. */
  ended: Promise<void>;
  /** Kills it without a warning, and waits for the end. */
  kill(): Promise<void>;
  /** Ends its input, and waits for the end. */
  finish(): Promise<void>;
}

/** Runs one of the `writer` programs with one argument, given as JSON. */
export function startProcess(program: keyof typeof PROGRAMS, argument: unknown): WriterProcess {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(PROGRAMS[program]), JSON.stringify(argument)],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let output = '';
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    async lines(count) {
      while (output.split('\n').length <= count && isRunning()) await pause(2);
    },
    ended,
    kill() {
      child.kill('SIGKILL');
      return ended;
    },
    finish() {
      child.stdin.end();
      return ended;
    },
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
