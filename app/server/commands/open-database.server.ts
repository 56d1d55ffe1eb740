/** Opens the database for a command at the terminal, and says in a sentence what keeps it from opening. */
import { connect, type Connection } from '#db/connect.server.ts';
import { DatabaseLockedError } from '#db/folder-lock.server.ts';
import {
  ConfigurationError,
  readConfiguration,
  type Configuration,
} from '../configuration.server.ts';

/** Runs work with the configured database and closes it. The process ends with 1 and a sentence where that is not possible. */
export async function withDatabase(
  work: (connection: Connection, configuration: Configuration) => Promise<void>,
): Promise<void> {
  try {
    const configuration = readConfiguration(process.env);
    const connection = await connect({
      databaseUrl: configuration.databaseUrl,
      databaseReadUrl: undefined,
      dataDir: configuration.dataDir,
      onNotice: (text) => process.stderr.write(`${text}\n`),
    });
    try {
      await work(connection, configuration);
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (!(
      error instanceof CommandError ||
      error instanceof ConfigurationError ||
      error instanceof DatabaseLockedError
    )) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Ends a command with a sentence. */
export class CommandError extends Error {}
