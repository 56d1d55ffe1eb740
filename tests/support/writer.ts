/** A process of its own for the crash test: saves entries one after another and acknowledges each, until it is killed. */
import { writeSync } from 'node:fs';
import { connect, type ConnectOptions } from '#db/connect.server.ts';
import { saveEntry } from '#db/queries/entries.server.ts';
import { entryContent } from './database-rows.ts';

/** What the process is told as its only argument, in JSON. */
export interface WriterTask {
  options: ConnectOptions;
  cityId: string;
  assessmentId: string;
  /** Part of every key and text, so that rounds do not meet. */
  round: number;
}

/** Entries per round, each saved over and over. */
const ENTRIES = 5;

const { options, cityId, assessmentId, round } = JSON.parse(process.argv[2] ?? '') as WriterTask;
const { db } = await connect(options);
const revisions = new Map<string, number>();
for (let count = 1; ; count += 1) {
  const key = `round-${round}-${count % ENTRIES}`;
  const text = `save ${count} of round ${round}`;
  const stamp = { at: new Date(), by: null };
  const saved = await saveEntry(
    db,
    cityId,
    assessmentId,
    key,
    revisions.get(key) ?? 0,
    entryContent(text),
    stamp,
  );
  if (saved.kind === 'conflict') throw new Error(`${key} was changed by somebody else`);
  revisions.set(key, saved.row.revision);
  // written at once: a buffered line would die with the process
  writeSync(1, `${key}\t${saved.row.revision}\t${text}\n`);
}
