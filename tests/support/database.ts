/** Gives each test file a fresh database on each engine, opened the way the application opens it. */
import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { sql } from 'kysely';
import { inject } from 'vitest';
import { connect, type Connection, type ConnectOptions } from '#db/connect.server.ts';
import { databaseUrl } from './database-url.ts';
import { removeFolder, temporaryFolder } from './running-server.ts';

export type Engine = Connection['engine'];

export interface TestDatabase extends Connection {
  /** With these another process, or the same one after `close`, opens it. */
  options: ConnectOptions;
  /** Closes the database and takes it away. */
  remove(): Promise<void>;
}

/** The engines that the tests run on: PostgreSQL only where a server was found. */
export function engines(): Engine[] {
  return inject('postgresUrl') ? ['pglite', 'postgres'] : ['pglite'];
}

/** A migrated database without rows. */
export async function openDatabase(engine: Engine): Promise<TestDatabase> {
  const { options, remove } = engine === 'pglite' ? copiedFolder() : await copiedDatabase();
  const connection = await connect(options);
  return {
    ...connection,
    options,
    async remove() {
      await connection.close();
      await remove();
    },
  };
}

interface Place {
  options: ConnectOptions;
  remove(): Promise<void>;
}

function copiedFolder(): Place {
  const dataDir = temporaryFolder('database');
  cpSync(inject('templateFolder'), dataDir, { recursive: true });
  return { options: { dataDir }, remove: async () => removeFolder(dataDir) };
}

async function copiedDatabase(): Promise<Place> {
  const serverUrl = inject('postgresUrl') ?? '';
  const name = `citygauge_test_${randomUUID().replaceAll('-', '')}`;
  const template = inject('postgresTemplate');
  await onServer(serverUrl, sql`create database ${sql.id(name)} template ${sql.id(template)}`);
  return {
    options: { databaseUrl: databaseUrl(serverUrl, name), dataDir: '' },
    remove: () => onServer(serverUrl, sql`drop database ${sql.id(name)} with (force)`),
  };
}

async function onServer(url: string, statement: ReturnType<typeof sql>): Promise<void> {
  const server = await connect({ databaseUrl: url, dataDir: '' });
  try {
    await statement.execute(server.db);
  } finally {
    await server.close();
  }
}
