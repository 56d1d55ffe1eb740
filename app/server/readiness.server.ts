/** Whether this process can serve requests, part by part. */
import { pendingMigrations } from '#db/migrate.server.ts';
import { isDefinitionSetStored } from '#db/queries/definition-sets.server.ts';
import { application } from './application.server.ts';
import type { Log } from './log.server.ts';

type Check = 'ok' | 'failed' | 'pending';

/** Asks the database itself each time, so that a lost connection shows. What went wrong is for the log alone. */
export async function readiness(log: Log): Promise<{
  isReady: boolean;
  checks: { database: Check; migrations: Check; definitions: Check };
}> {
  const { connection, definitions } = await application();
  try {
    const pending = await pendingMigrations(connection.db);
    const isStored = await isDefinitionSetStored(connection.db, definitions.hash);
    const checks = {
      database: 'ok',
      migrations: pending.length === 0 ? 'ok' : 'pending',
      definitions: isStored ? 'ok' : 'failed',
    } as const;
    return { isReady: Object.values(checks).every((check) => check === 'ok'), checks };
  } catch (error) {
    log.error({ error: String(error) }, 'not ready');
    return {
      isReady: false,
      checks: { database: 'failed', migrations: 'failed', definitions: 'failed' },
    };
  }
}
