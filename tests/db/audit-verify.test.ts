/** The command that an operator runs: it says how long each log is, names what is broken, and ends with 1 then. */
import { spawnSync } from 'node:child_process';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { connect } from '#db/connect.server.ts';
import { appendCityAudit, appendInstallationAudit } from '#db/queries/audit.server.ts';
import { migrateDown } from '#db/migrate.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addCity } from '#tests/support/database-rows.ts';

function run({ options }: TestDatabase) {
  const { PATH, HOME } = process.env;
  const command = ['--import', 'tsx', 'app/server/commands/audit-verify.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      DATA_DIR: options.dataDir,
      ...(options.databaseUrl && { DATABASE_URL: options.databaseUrl }),
    },
  });
  return { status, stdout, stderr };
}

test.each(engines())('on %s', { timeout: 120_000 }, async (engine) => {
  const database = await openDatabase(engine);
  const { db } = database;
  const cityId = await addCity(db, { slug: 'walked-no' });
  await addCity(db, { slug: 'silent-no' });
  const event = { at: new Date(), actorId: null, action: 'role.given', subject: 'a', details: {} };
  let head = '';
  await db.transaction().execute(async (trx) => {
    for (let line = 1; line <= 4; line += 1) head = await appendCityAudit(trx, cityId, event);
    await appendInstallationAudit(trx, event);
  });
  await database.close();

  const whole = run(database);
  expect(whole.stderr).toBe('');
  expect(whole.stdout).toContain(`Log of walked-no: 4 lines, head ${head}\n`);
  expect(whole.stdout).toContain('Log of silent-no: 0 lines, head none\n');
  expect(whole.stdout).toContain('Log of the installation: 1 lines, head ');
  expect(whole.stdout).toContain('3 logs and 0 publications checked, 0 of them signed.');
  expect(whole.status).toBe(0);

  const again = await connect(database.options);
  await sql`alter table city_audit disable trigger only_grows`.execute(again.db);
  await sql`update city_audit set action = 'role.taken' where sequence = 3`.execute(again.db);
  await sql`update city_audit set action = 'role.taken' where sequence = 4`.execute(again.db);
  await again.close();
  const broken = run(database);
  expect(broken.stdout).toContain(
    'Log of walked-no: broken at line 3: it does not say what its hash was made of.\n',
  );
  expect(broken.stdout).toContain('Log of the installation: 1 lines');
  expect(broken.stderr).toContain('Not as they were written: 1.');
  expect(broken.status).toBe(1);

  const older = await connect(database.options);
  await migrateDown(older.db);
  await older.close();
  const behind = run(database);
  expect(behind.stderr).toContain('npm run db:migrate');
  expect(behind.status).toBe(1);
  await database.remove();
});
