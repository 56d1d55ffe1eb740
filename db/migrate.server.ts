/** Brings the database to the newest form, or a step back. */
import { Migrator, type Kysely } from 'kysely';
import { migrations } from './migrations/migrations.server.ts';
import type { Database } from './schema.ts';

function migrator(db: Kysely<Database>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}

/** Runs all pending migrations; several processes at once wait for each other. Returns the names of those that ran. */
export async function migrateToLatest(db: Kysely<Database>): Promise<string[]> {
  const { error, results = [] } = await migrator(db).migrateToLatest();
  if (error) throw error;
  return results.map((result) => result.migrationName);
}

/** Takes the newest migration back. Returns its name, or undefined when none was left. */
export async function migrateDown(db: Kysely<Database>): Promise<string | undefined> {
  const { error, results = [] } = await migrator(db).migrateDown();
  if (error) throw error;
  return results[0]?.migrationName;
}

/** Names of the migrations that have not run. */
export async function pendingMigrations(db: Kysely<Database>): Promise<string[]> {
  const all = await migrator(db).getMigrations();
  return all.filter((migration) => !migration.executedAt).map((migration) => migration.name);
}
