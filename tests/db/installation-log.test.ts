/** The installation's log is read like a city's: narrowed by person, action and period, newest first, with names. */
import { afterAll, beforeAll, expect, describe, test } from 'vitest';
import { appendInstallationAudit } from '#db/queries/audit.server.ts';
import {
  countInstallationAudit,
  listInstallationAudit,
  listInstallationAuditActions,
  listInstallationAuditActors,
} from '#db/queries/installation-audit.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount } from '#tests/support/database-rows.ts';

const at = (day: number) => new Date(Date.UTC(2026, 4, day));

describe.each(engines())("the installation's log on %s", (engine) => {
  let database: TestDatabase;
  let ada: string;
  beforeAll(async () => {
    database = await openDatabase(engine);
    ada = await addAccount(database.db, { name: 'Ada' });
    const lines = [
      { at: at(1), actorId: null, action: 'account.invited' },
      { at: at(2), actorId: ada, action: 'account.renamed' },
      { at: at(3), actorId: ada, action: 'account.invited' },
    ];
    for (const line of lines)
      await database.db
        .transaction()
        .execute((trx) => appendInstallationAudit(trx, { ...line, subject: 'x', details: {} }));
  });
  afterAll(() => database.remove());

  test.each([
    ['all', {}, [3, 2, 1]],
    ['by the system', { actorId: null }, [1]],
    ['of one action', { action: 'account.invited' }, [3, 1]],
    ['of a period', { from: at(2), until: at(3) }, [2]],
    ['before a line', { before: 3 }, [2, 1]],
    ['of nobody', { actorId: '00000000-0000-4000-8000-000000000000' }, []],
  ])('lines %s', async (_name, filter, sequences) => {
    const lines = await listInstallationAudit(database.db, filter, { limit: 10 });
    expect(lines.map((line) => line.sequence)).toEqual(sequences);
    expect(await countInstallationAudit(database.db, filter)).toBe(sequences.length);
  });

  test('a part of the lines, who acted, and what was done', async () => {
    const { db } = database;
    const [line] = await listInstallationAudit(db, { actorId: ada }, { limit: 1, offset: 1 });
    expect(line).toMatchObject({ sequence: 2, name: 'Ada', action: 'account.renamed' });
    expect(await listInstallationAuditActors(db)).toEqual([
      { actor_id: ada, name: 'Ada' },
      { actor_id: null, name: null },
    ]);
    expect(await listInstallationAuditActions(db)).toEqual(['account.invited', 'account.renamed']);
  });
});
