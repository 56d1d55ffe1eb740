/** `npm run bench`: every benchmark of the house, each held against its own yardstick in the same run. */
import { benchChecks } from './checks.bench.ts';
import { benchDefinitions } from './definitions.bench.ts';
import { benchImport } from './import.bench.ts';
import { benchScoring } from './scoring.bench.ts';

// before React is loaded: it chooses its form by this
process.env.NODE_ENV = 'production';
const { buildServer } = await import('#tests/support/running-server.ts');
const { benchFirstRender, benchFromMemory } = await import('./pages.bench.ts');
const { benchEntry } = await import('./entry.bench.ts');

buildServer();
const benches = [
  benchDefinitions,
  benchScoring,
  benchChecks,
  benchFirstRender,
  benchFromMemory,
  benchEntry,
  benchImport,
];
for (const bench of benches) {
  for (const { name, lines, isMet } of [await bench()].flat()) {
    console.log([name, ...lines.map((line) => `  ${line}`)].join('\n'));
    console.log(`  ${isMet ? 'met' : 'NOT MET'}`);
    if (!isMet) process.exitCode = 1;
  }
}
