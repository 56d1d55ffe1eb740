/** One process per folder: a second one is refused with a sentence, and a lock whose owner is dead is taken over. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '#db/connect.server.ts';
import { DatabaseLockedError, lockFolder } from '#db/folder-lock.server.ts';
import { openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { removeFolder, temporaryFolder } from '#tests/support/running-server.ts';
import { startProcess } from '#tests/support/writer-process.ts';

describe('the lock of a folder', () => {
  let parent: string;
  let folder: string;
  let file: string;
  beforeEach(() => {
    parent = temporaryFolder('lock');
    folder = path.join(parent, 'not', 'yet', 'there');
    file = path.join(folder, 'lock');
  });
  afterEach(() => removeFolder(parent));

  test('is taken, names its owner, and is given back without a trace', () => {
    const unlock = lockFolder(folder);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(readdirSync(folder)).toEqual(['lock']);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
    lockFolder(folder)();
  });

  test('is refused to a second one, with the folder, the owner and what to do', () => {
    const unlock = lockFolder(folder);
    const second = () => lockFolder(folder);
    expect(second).toThrow(DatabaseLockedError);
    expect(second).toThrow(
      `The database in ${folder} is open in another CityGauge (process ${process.pid}).`,
    );
    expect(second).toThrow(/Stop that one first.*DATA_DIR.*DATABASE_URL/);
    expect(readdirSync(folder)).toEqual(['lock']);
    unlock();
  });

  test.each([
    ['of a process that has ended', JSON.stringify({ pid: 2 ** 22 + 1, started: null })],
    [
      'of an earlier process with the same number',
      JSON.stringify({ pid: process.pid, started: 'boot/1' }),
    ],
    ['that is empty', ''],
    ['that is cut off', '{"pid":'],
    ['that names nobody', '{"pid":"1"}'],
  ])('is taken over: one %s', (_, content) => {
    const unlock = lockFolder(folder);
    unlock();
    writeFileSync(file, content);
    const unlockAgain = lockFolder(folder);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(() => lockFolder(folder)).toThrow(DatabaseLockedError);
    unlockAgain();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is given back only by its owner: another's stays", () => {
    const unlock = lockFolder(folder);
    const theirs = JSON.stringify({ pid: 1, started: null });
    rmSync(file);
    writeFileSync(file, theirs);
    unlock();
    expect(readFileSync(file, 'utf8')).toBe(theirs);
  });
});

describe('an embedded database', () => {
  let database: TestDatabase;
  let dataDir: string;
  beforeEach(async () => {
    database = await openDatabase('pglite');
    ({ dataDir } = database.options);
  });
  afterEach(() => database.remove());

  test('is refused to a second process, which says why and ends, and lets the first go on', async () => {
    const second = startProcess('writer-opener', { dataDir });
    await second.ended;
    expect(second.output()).toMatch(
      /^DatabaseLockedError: The database in .* is open in another CityGauge/,
    );
    expect(second.output()).toContain(`(process ${process.pid})`);
    await expect(connect({ dataDir })).rejects.toThrow(DatabaseLockedError);
    await database.ping();
    expect(existsSync(path.join(dataDir, 'lock'))).toBe(true);
  });

  test('is free for the next one after it was closed', async () => {
    await database.close();
    expect(existsSync(path.join(dataDir, 'lock'))).toBe(false);
    const next = startProcess('writer-opener', { dataDir });
    await next.lines(1);
    expect(next.output()).toBe('open\n');
    await expect(connect({ dataDir })).rejects.toThrow(`(process ${next.pid})`);
    await next.finish();
    expect(readdirSync(dataDir)).toEqual(['pglite']);
  });

  test('is opened by one of several that find the lock of a dead process', async () => {
    await database.close();
    const killed = startProcess('writer-opener', { dataDir });
    await killed.lines(1);
    await killed.kill();
    expect(JSON.parse(readFileSync(path.join(dataDir, 'lock'), 'utf8'))).toMatchObject({
      pid: killed.pid,
    });

    const several = [1, 2, 3, 4].map(() => startProcess('writer-opener', { dataDir }));
    await Promise.all(several.map((one) => one.lines(1)));
    const opened = several.filter((one) => one.output() === 'open\n');
    expect(opened).toHaveLength(1);
    await Promise.all(several.map((one) => one.finish()));
    for (const one of several) expect(one.output()).toMatch(/^(open|DatabaseLockedError: .*)\n$/);
  });
});
