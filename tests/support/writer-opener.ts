/** A process of its own that opens and migrates a database, says how that went, and holds it until its input ends. */
import { connect, type ConnectOptions } from '#db/connect.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';

try {
  const connection = await connect(JSON.parse(process.argv[2] ?? '') as ConnectOptions);
  await migrateToLatest(connection.db);
  console.log('open');
  process.stdin.resume().once('end', () => void connection.close().then(() => process.exit(0)));
} catch (error) {
  console.log(error instanceof Error ? `${error.name}: ${error.message}` : 'failed');
  process.exitCode = 1;
}
