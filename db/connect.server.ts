/** Opens the database: a PostgreSQL server where DATABASE_URL names one, else the embedded one in a folder. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { lockFolder } from './folder-lock.server.ts';
import { PARSERS } from './parsers.server.ts';
import { pgliteDialect } from './pglite-dialect.server.ts';
import type { Database } from './schema.ts';

export interface Connection {
  db: Kysely<Database>;
  /** For public reads: a replica where there is one, else the same. */
  readDb: Kysely<Database>;
  engine: 'pglite' | 'postgres';
  /**
   * Calls the listener when a committed change has notified a channel, before whoever made the change learns of it. Only
   * where no other process can change anything: the embedded database.
   */
  listen?(channel: string, listener: () => void): Promise<void>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  databaseUrl?: string;
  databaseReadUrl?: string;
  /** Folder of the embedded database. */
  dataDir: string;
  /** Told about trouble that heals by itself, such as a dropped idle connection. */
  onNotice?: (text: string) => void;
}

/** Opens and checks a connection. Throws `DatabaseLockedError` when another process has the embedded database. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { databaseUrl, databaseReadUrl, dataDir, onNotice = () => {} } = options;
  return databaseUrl
    ? connectToServer(databaseUrl, databaseReadUrl, onNotice)
    : openEmbedded(dataDir);
}

async function connectToServer(
  url: string,
  readUrl: string | undefined,
  onNotice: (text: string) => void,
): Promise<Connection> {
  const db = kyselyOnPool(url, onNotice);
  const readDb = readUrl ? kyselyOnPool(readUrl, onNotice) : db;
  const connection: Connection = {
    db,
    readDb,
    engine: 'postgres',
    async ping() {
      await Promise.all([select1(db), readDb === db ? undefined : select1(readDb)]);
    },
    async close() {
      await Promise.all([db.destroy(), readDb === db ? undefined : readDb.destroy()]);
    },
  };
  try {
    await connection.ping();
  } catch (error) {
    await connection.close();
    throw error;
  }
  return connection;
}

function kyselyOnPool(url: string, onNotice: (text: string) => void): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    statement_timeout: 30_000,
    application_name: 'citygauge',
    types: {
      getTypeParser: (oid, format) =>
        (format !== 'binary' && PARSERS[oid]) || pg.types.getTypeParser(oid, format),
    } as pg.CustomTypesConfig,
  });
  // without a listener a connection that drops while idle would end the process
  pool.on('error', (error) => onNotice(`a database connection was lost: ${error.message}`));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

async function openEmbedded(dataDir: string): Promise<Connection> {
  const unlock = lockFolder(dataDir);
  const folder = path.join(dataDir, 'pglite');
  try {
    removeUnfinished(dataDir);
    if (!existsSync(folder)) await initialise(folder);
    const client = await PGlite.create({ dataDir: folder, parsers: { ...PARSERS } });
    const db = new Kysely<Database>({ dialect: pgliteDialect(client) });
    let closing: Promise<void> | undefined;
    return {
      db,
      readDb: db,
      engine: 'pglite',
      async listen(channel, listener) {
        await client.listen(channel, listener);
      },
      ping: () => select1(db),
      close: () => (closing ??= client.close().finally(unlock)),
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Makes the database beside its place and moves it there when it is whole: a kill in between leaves no ruin. */
async function initialise(folder: string): Promise<void> {
  const beside = `${folder}.new-${process.pid}`;
  const client = await PGlite.create({ dataDir: beside });
  await client.close();
  renameSync(beside, folder);
}

/** Clears what a killed first start left behind. Whoever holds the lock is alone, so nobody is at work on it. */
function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (/^pglite\.new-\d+$/.test(name))
      rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
}

async function select1(db: Kysely<Database>): Promise<void> {
  await db.selectNoFrom((eb) => eb.val(1).as('one')).execute();
}
