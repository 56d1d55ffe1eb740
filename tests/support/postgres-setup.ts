/** Before the database tests: a PostgreSQL server where one can be had, and a migrated database to copy on each engine. */
import { randomUUID } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { sql } from 'kysely';
import { connect, type Connection } from '#db/connect.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { findPostgresBinaries, startCluster, type Cluster } from './database-cluster.ts';
import { databaseUrl } from './database-url.ts';
import { removeFolder, temporaryFolder } from './running-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL server on which databases may be made; undefined when there is none. */
    postgresUrl: string | undefined;
    /** Name of the migrated database to copy there. */
    postgresTemplate: string;
    /** Folder of a migrated embedded database, closed. */
    templateFolder: string;
  }
}

export default async function setup(project: TestProject) {
  const templateFolder = temporaryFolder('template');
  const template = `citygauge_template_${randomUUID().slice(0, 8)}`;
  let cluster: Cluster | undefined;
  let url = process.env.TEST_DATABASE_URL;
  const teardown = async () => {
    if (url) await withServer(url, (server) => drop(server, template));
    await cluster?.remove();
    removeFolder(templateFolder);
  };
  try {
    await migrateOnce({ dataDir: templateFolder });
    if (!url) {
      cluster = await throwAwayCluster();
      url = cluster?.url;
    }
    if (url) {
      await withServer(url, (server) => sql`create database ${sql.id(template)}`.execute(server));
      await migrateOnce({ databaseUrl: databaseUrl(url, template), dataDir: templateFolder });
    }
  } catch (error) {
    await teardown().catch(() => {});
    throw error;
  }
  project.provide('postgresUrl', url);
  project.provide('postgresTemplate', template);
  project.provide('templateFolder', templateFolder);
  return teardown;
}

async function throwAwayCluster(): Promise<Cluster | undefined> {
  const binaries = findPostgresBinaries();
  if (binaries) return startCluster(binaries, { isDurable: false });
  const advice =
    'no PostgreSQL server was found; name its programs by POSTGRES_BIN or a server by TEST_DATABASE_URL';
  if (process.env.CI) throw new Error(advice);
  console.log(`The database tests run on the embedded database alone: ${advice}.`);
  return undefined;
}

async function migrateOnce(options: { databaseUrl?: string; dataDir: string }): Promise<void> {
  const connection = await connect(options);
  try {
    await migrateToLatest(connection.db);
  } finally {
    await connection.close();
  }
}

async function withServer(
  url: string,
  work: (server: Connection['db']) => Promise<unknown>,
): Promise<void> {
  const server = await connect({ databaseUrl: url, dataDir: '' });
  try {
    await work(server.db);
  } finally {
    await server.close();
  }
}

function drop(server: Connection['db'], name: string): Promise<unknown> {
  return sql`drop database if exists ${sql.id(name)} with (force)`.execute(server);
}
