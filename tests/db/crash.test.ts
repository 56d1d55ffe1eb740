/** Whatever was acknowledged is there after a crash: of the process, and of the PostgreSQL server. */
import { expect, test } from 'vitest';
import { connect, type ConnectOptions } from '#db/connect.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { engines, openDatabase, type Engine } from '#tests/support/database.ts';
import {
  findPostgresBinaries,
  startCluster,
  type Cluster,
} from '#tests/support/database-cluster.ts';
import { addAssessment, addCity } from '#tests/support/database-rows.ts';
import { pause, startProcess } from '#tests/support/writer-process.ts';
import type { WriterTask } from '#tests/support/writer.ts';

const ROUNDS = 10;
const LIMIT_MS = 300_000;

interface Saved {
  key: string;
  revision: number;
  text: string;
}

const nameOf = ({ key, revision }: Pick<Saved, 'key' | 'revision'>) =>
  `${key}, revision ${revision}`;
const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key);

/** Adds what the writer writes into. */
async function prepare(options: ConnectOptions): Promise<Omit<WriterTask, 'round'>> {
  const { db, close } = await connect(options);
  await migrateToLatest(db);
  const cityId = await addCity(db);
  const assessmentId = await addAssessment(db, cityId);
  await close();
  return { options, cityId, assessmentId };
}

/** Lets a writer write and kills it at a moment that differs from round to round. Returns what it acknowledged. */
async function writeAndKill(task: WriterTask, server: Cluster | undefined): Promise<Saved[]> {
  const writer = startProcess('writer', task);
  // mostly while it writes, now and then while it opens the database
  if (task.round % 5 === 4) await pause(350 + ((task.round * 61) % 400));
  else await writer.lines(1 + ((task.round * 7) % 20)).then(() => pause(task.round % 8));
  // every other round the server goes down under the writer's hands: killed, or stopped without a word to the disk
  const isServerCrash = server !== undefined && task.round % 2 === 1;
  if (isServerCrash) {
    await server.stop(task.round % 4 === 1 ? 'SIGKILL' : 'SIGQUIT');
    await writer.kill();
    await server.start();
  }
  await writer.kill();
  const lines = writer.output().split('\n').slice(0, -1);
  const acknowledged = lines.filter((line) => line.startsWith(`round-${task.round}-`));
  // without its server the writer ends with an error; otherwise nothing but the kill may end it
  if (!isServerCrash) expect(lines).toEqual(acknowledged);
  return acknowledged.map((line) => {
    const [key = '', revision, text = ''] = line.split('\t');
    return { key, revision: Number(revision), text };
  });
}

/** Reopens the database and holds everything that was ever acknowledged against what is there. */
async function expectNothingLost(
  { options, cityId, assessmentId, round }: WriterTask,
  acknowledged: readonly Saved[],
): Promise<void> {
  const { db, close } = await connect(options);
  const columns = ['data_point_id as key', 'revision', 'final_text as text'] as const;
  const revisions = await db
    .selectFrom('entry_revision')
    .select(columns)
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .execute();
  const current = await db
    .selectFrom('entry')
    .select(columns)
    .where('city_id', '=', cityId)
    .where('assessment_id', '=', assessmentId)
    .execute();
  await close();

  const texts = new Map(revisions.map((row) => [nameOf(row), row.text]));
  const lost = acknowledged.filter((saved) => texts.get(nameOf(saved)) !== saved.text);
  expect(lost, `round ${round}`).toEqual([]);

  const newest = new Map<string, (typeof revisions)[number]>();
  for (const row of revisions) {
    if (row.revision > (newest.get(row.key)?.revision ?? 0)) newest.set(row.key, row);
  }
  expect(current.sort(byKey), `round ${round}: a row without its revision`).toEqual(
    [...newest.values()].sort(byKey),
  );

  // at most the one save of each round that was not acknowledged any more
  const ofRound = (rows: ReadonlyArray<{ key: string }>) =>
    rows.filter((row) => row.key.startsWith(`round-${round}-`)).length;
  expect(ofRound(revisions) - ofRound(acknowledged)).toBeLessThanOrEqual(1);
}

interface Place {
  options: ConnectOptions;
  /** Where it may be crashed, too. */
  server?: Cluster;
  remove: () => Promise<void>;
}

/** A database to write into, and its server where that may be crashed too. */
async function openPlace(engine: Engine): Promise<Place> {
  const binaries = findPostgresBinaries();
  if (engine === 'postgres' && binaries) {
    // of its own: the one that all tests share does not wait for the disk
    const server = await startCluster(binaries, { isDurable: true });
    const options = { databaseUrl: server.url, dataDir: '' };
    return { options, server, remove: () => server.remove() };
  }
  const database = await openDatabase(engine);
  await database.close();
  return { options: database.options, remove: () => database.remove() };
}

// at the same time: they wait more than they work
test.concurrent.each(engines())(
  `%s keeps what it acknowledged through ${ROUNDS} crashes`,
  { timeout: LIMIT_MS },
  async (engine) => {
    const { options, server, remove } = await openPlace(engine);
    try {
      const place = await prepare(options);
      const acknowledged: Saved[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        acknowledged.push(...(await writeAndKill({ ...place, round }, server)));
        await expectNothingLost({ ...place, round }, acknowledged);
      }
      expect(acknowledged.length, 'the writer hardly wrote').toBeGreaterThan(ROUNDS * 5);
    } finally {
      await remove();
    }
  },
);
