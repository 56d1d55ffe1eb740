/** Holds the cost of loading the definitions, which every start waits for, against that of reading their YAML. */
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { loadDefinitions } from '#app/server/definitions/load-definitions.server.ts';
import { median, type Benchmark } from './timing.ts';

const ROUNDS = 7;
/** Checking what was read takes no longer than reading it. */
const MAXIMUM_RATIO = 2;

export async function benchDefinitions(): Promise<Benchmark> {
  const files = (await readdir('kpi-definitions', { recursive: true }))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `kpi-definitions/${name}`);
  const times = { read: [] as number[], load: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    let start = performance.now();
    for (const file of files) parse(await readFile(file, 'utf8'));
    times.read.push(performance.now() - start);
    start = performance.now();
    await loadDefinitions('kpi-definitions');
    times.load.push(performance.now() - start);
  }
  const [read, load] = [median(times.read), median(times.load)];
  return {
    name: 'loading the definitions',
    lines: [
      `reading ${files.length} files ${read.toFixed(0)} ms, loading and checking ${load.toFixed(0)} ms`,
      `ratio ${(load / read).toFixed(1)}, at most ${MAXIMUM_RATIO}`,
    ],
    isMet: load / read <= MAXIMUM_RATIO,
  };
}
