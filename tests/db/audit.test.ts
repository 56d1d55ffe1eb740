/** The logs are chains: nothing in them can be changed, left out or added in between without being seen. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  appendCityAudit,
  appendInstallationAudit,
  getCityAuditHead,
  getInstallationAuditHead,
  verifyCityAudit,
  verifyInstallationAudit,
  type AuditEvent,
} from '#db/queries/audit.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addCity, newHash } from '#tests/support/database-rows.ts';

function event(subject: string): AuditEvent {
  return {
    at: new Date('2025-06-01T12:00:00.123Z'),
    actorId: '6f1c1f0e-7c35-4a53-9a39-1f3f0d0f6a11',
    action: 'entry.saved',
    subject,
    // not in the order in which the database gives them back, and with what JSON leaves out
    details: { zeta: 'é', a: [1, { y: 2, x: 1.5 }], left: undefined, bb: null },
  };
}

describe.each(engines())('audit on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  const append = (cityId: string, subject: string) =>
    database.db.transaction().execute((trx) => appendCityAudit(trx, cityId, event(subject)));
  const appendToInstallation = (subject: string) =>
    database.db
      .transaction()
      .execute((trx) => appendInstallationAudit(trx, { ...event(subject), actorId: null }));

  async function cityWithLines(...subjects: string[]) {
    const cityId = await addCity(database.db);
    for (const subject of subjects) await append(cityId, subject);
    return cityId;
  }

  /** What only someone with all rights on the database can do. */
  async function tamper(statement: ReturnType<typeof sql>) {
    await sql`alter table city_audit disable trigger only_grows`.execute(database.db);
    await statement.execute(database.db);
    await sql`alter table city_audit enable trigger only_grows`.execute(database.db);
  }

  test("a city's log grows line by line, each resting on the one before", async () => {
    const cityId = await addCity(database.db);
    expect(await getCityAuditHead(database.db, cityId)).toBeUndefined();
    expect(await verifyCityAudit(database.db, cityId)).toEqual({ kind: 'intact', length: 0 });
    const hashes = [
      await append(cityId, 'a'),
      await append(cityId, 'b'),
      await append(cityId, 'c'),
    ];
    expect(new Set(hashes).size).toBe(3);
    expect(await getCityAuditHead(database.db, cityId)).toEqual({ sequence: 3, hash: hashes[2] });
    expect(await verifyCityAudit(database.db, cityId)).toEqual({ kind: 'intact', length: 3 });
    const lines = database.db
      .selectFrom('city_audit')
      .select('previous_hash')
      .where('city_id', '=', cityId);
    const previous = (await lines.orderBy('sequence').execute()).map((line) => line.previous_hash);
    expect(previous).toEqual(['0'.repeat(64), hashes[0], hashes[1]]);
  });

  test("the installation's log is a chain of its own", async () => {
    expect(await getInstallationAuditHead(database.db)).toBeUndefined();
    const hashes = [await appendToInstallation('a'), await appendToInstallation('b')];
    expect(await getInstallationAuditHead(database.db)).toEqual({ sequence: 2, hash: hashes[1] });
    expect(await verifyInstallationAudit(database.db)).toEqual({ kind: 'intact', length: 2 });
    await sql`alter table installation_audit disable trigger only_grows`.execute(database.db);
    await sql`update installation_audit set actor_id = ${randomUUID()}::uuid where sequence = 2`.execute(
      database.db,
    );
    await sql`alter table installation_audit enable trigger only_grows`.execute(database.db);
    expect(await verifyInstallationAudit(database.db)).toEqual({ kind: 'broken', sequence: 2 });
  });

  test('the same event is another line in another city', async () => {
    const [a, b] = [await addCity(database.db), await addCity(database.db)];
    expect(await append(a, 'same')).not.toBe(await append(b, 'same'));
  });

  test('many who write at once make one unbroken chain', async () => {
    const [a, b] = [await addCity(database.db), await addCity(database.db)];
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        append(index % 3 === 0 ? b : a, `line ${index}`),
      ).concat(Array.from({ length: 4 }, (_, index) => appendToInstallation(`line ${index}`))),
    );
    expect(await verifyCityAudit(database.db, a)).toEqual({ kind: 'intact', length: 8 });
    expect(await verifyCityAudit(database.db, b)).toEqual({ kind: 'intact', length: 4 });
  });

  test('a line of a transaction that failed is not there', async () => {
    const cityId = await cityWithLines('a');
    const failing = database.db.transaction().execute(async (trx) => {
      await appendCityAudit(trx, cityId, event('b'));
      throw new Error('something later failed');
    });
    await expect(failing).rejects.toThrow('something later failed');
    await append(cityId, 'c');
    expect(await verifyCityAudit(database.db, cityId)).toEqual({ kind: 'intact', length: 2 });
  });

  test('the database refuses to change or delete a line', async () => {
    await cityWithLines('a');
    const message = 'rows of city_audit are never changed or deleted';
    await expect(
      database.db.updateTable('city_audit').set({ subject: 'b' }).execute(),
    ).rejects.toThrow(message);
    await expect(database.db.deleteFrom('city_audit').execute()).rejects.toThrow(message);
  });

  const line2 = sql`where sequence = 2 and city_id`;
  test.each([
    ['its time', sql`update city_audit set at = at + interval '1 millisecond' ${line2}`, 2],
    ['who acted', sql`update city_audit set actor_id = null ${line2}`, 2],
    ['what was done', sql`update city_audit set action = 'entry.seen' ${line2}`, 2],
    ['its subject', sql`update city_audit set subject = 'B' ${line2}`, 2],
    ['its details', sql`update city_audit set details = details || '{"bb": 1}' ${line2}`, 2],
    ['its own hash', sql`update city_audit set hash = ${newHash()} ${line2}`, 2],
    ['what it rests on', sql`update city_audit set previous_hash = ${newHash()} ${line2}`, 2],
    ['its place', sql`update city_audit set sequence = 7 ${line2}`, 3],
    ['that it is gone', sql`delete from city_audit ${line2}`, 3],
    [
      'that it stands in for the first',
      sql`delete from city_audit where sequence = 1 and city_id`,
      2,
    ],
  ])('of a line that was tampered with it is seen: %s', async (_, statement, sequence) => {
    const cityId = await cityWithLines('a', 'b', 'c');
    await tamper(sql`${statement} = ${cityId}::uuid`);
    expect(await verifyCityAudit(database.db, cityId)).toEqual({ kind: 'broken', sequence });
  });
});
