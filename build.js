/** Builds the application, but only when its sources have changed since the last build. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FINGERPRINT = 'build/fingerprint';
const sources = [
  'app',
  'db',
  'public',
  'vite.config.ts',
  'vite.islands.config.ts',
  'vite.thread.config.ts',
  'package-lock.json',
  'tsconfig.json',
];

function* filesIn(entry) {
  if (!existsSync(entry)) return;
  if (path.extname(entry) && !['public'].includes(entry)) {
    yield entry;
    return;
  }
  for (const child of readdirSync(entry, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const name = path.join(entry, child.name);
    if (child.isDirectory()) yield* filesIn(name);
    else yield name;
  }
}

const hash = createHash('sha256').update(process.version);
for (const source of sources)
  for (const file of filesIn(source)) hash.update(file).update(readFileSync(file));
const fingerprint = hash.digest('hex');

const isCurrent =
  !process.argv.includes('--force') &&
  existsSync('build/server/index.js') &&
  existsSync(FINGERPRINT) &&
  readFileSync(FINGERPRINT, 'utf8') === fingerprint;

if (!isCurrent) {
  const remix = path.join('node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  // whoever calls: a build is for production
  process.env.NODE_ENV = 'production';
  const { status } = spawnSync(process.execPath, [remix, 'vite:build', '--logLevel', 'warn'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  const { build } = await import('vite');
  await build({ configFile: 'vite.islands.config.ts', logLevel: 'warn' });
  await build({ configFile: 'vite.thread.config.ts', logLevel: 'warn' });
  writeFileSync(FINGERPRINT, fingerprint);
}
