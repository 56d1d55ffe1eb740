/** `npm run db:migrate`: brings the database to the newest form. `-- --list` only says what is pending, `-- --down` takes one step back. */
import { migrateDown, migrateToLatest, pendingMigrations } from '#db/migrate.server.ts';
import { CommandError, withDatabase } from './open-database.server.ts';

await withDatabase(async ({ db }) => {
  const [option, ...rest] = process.argv.slice(2);
  if (rest.length > 0 || (option && option !== '--list' && option !== '--down')) {
    throw new CommandError('Usage: npm run db:migrate [-- --list | -- --down]');
  }
  const say = (text: string) => process.stdout.write(`${text}\n`);
  if (option === '--list') {
    const pending = await pendingMigrations(db);
    say(pending.length === 0 ? 'Nothing is pending.' : `Pending:\n  ${pending.join('\n  ')}`);
  } else if (option === '--down') {
    const name = await migrateDown(db);
    say(name ? `Taken back: ${name}` : 'There is nothing to take back.');
  } else {
    const names = await migrateToLatest(db);
    say(names.length === 0 ? 'The database is up to date.' : `Migrated:\n  ${names.join('\n  ')}`);
  }
});
