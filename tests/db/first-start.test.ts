/** A start that is killed while it makes the database leaves something that the next start repairs. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '#db/connect.server.ts';
import { migrateToLatest, pendingMigrations } from '#db/migrate.server.ts';
import { migrations } from '#db/migrations/migrations.server.ts';
import { removeFolder, temporaryFolder } from '#tests/support/running-server.ts';
import { pause, startProcess } from '#tests/support/writer-process.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = temporaryFolder('first-start');
});
afterEach(() => removeFolder(dataDir));

const isWhole = () => existsSync(path.join(dataDir, 'pglite'));
const isBegun = (pid: number) => existsSync(path.join(dataDir, `pglite.new-${pid}`)) || isWhole();

/** Moments of a first start: what has to be there, and how long after that. */
const MOMENTS: Array<[reached: (pid: number) => boolean, milliseconds: number]> = [
  [isBegun, 0],
  [isBegun, 700],
  [isBegun, 1400],
  [isWhole, 0],
  [isWhole, 450],
];

test('killed at several moments, the next start goes on and ends with a whole database', async () => {
  for (const [index, [reached, milliseconds]] of MOMENTS.entries()) {
    const start = startProcess('writer-opener', { dataDir });
    while (!reached(start.pid) && !start.output()) await pause(5);
    expect(start.output(), 'the start was not refused').not.toContain('Error');
    await pause(milliseconds);
    await start.kill();
    if (index === 0) expect(isWhole(), 'nothing half-made is in its place').toBe(false);
  }
  const connection = await connect({ dataDir });
  await migrateToLatest(connection.db);
  expect(await pendingMigrations(connection.db)).toEqual([]);
  await connection.close();
  expect(readdirSync(dataDir), 'nothing is left of the killed starts').toEqual(['pglite']);
});

test('what a killed start left is cleared, whoever has its number now', async () => {
  // the parent of this process lives, but makes no database here: the lock is ours
  const remains = path.join(dataDir, `pglite.new-${process.ppid}`);
  mkdirSync(remains);
  writeFileSync(path.join(remains, 'PG_VERSION'), '18');
  const connection = await connect({ dataDir });
  expect(readdirSync(dataDir).sort()).toEqual(['lock', 'pglite']);
  expect(await pendingMigrations(connection.db)).toEqual(Object.keys(migrations));
  await connection.close();
});
