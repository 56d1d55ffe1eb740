/** The logs are chains: nothing in them can be changed, left out or added in between without being seen. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  appendCityAudit,
  appendInstallationAudit,
  countCityAudit,
  getCityAuditHead,
  getInstallationAuditHead,
  hasCityAuditLine,
  listCityAudit,
  listCityAuditActions,
  listCityAuditActors,
  verifyCityAudit,
  verifyInstallationAudit,
  type AuditEvent,
  type AuditFilter,
  type AuditProblem,
} from '#db/queries/audit.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addCity, newHash } from '#tests/support/database-rows.ts';

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
    expect(await verifyCityAudit(database.db, cityId)).toEqual({
      kind: 'intact',
      length: 0,
      head: null,
    });
    const hashes = [
      await append(cityId, 'a'),
      await append(cityId, 'b'),
      await append(cityId, 'c'),
    ];
    expect(new Set(hashes).size).toBe(3);
    expect(await getCityAuditHead(database.db, cityId)).toEqual({ sequence: 3, hash: hashes[2] });
    expect(await verifyCityAudit(database.db, cityId)).toEqual({
      kind: 'intact',
      length: 3,
      head: hashes[2],
    });
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
    expect(await verifyInstallationAudit(database.db)).toEqual({
      kind: 'intact',
      length: 2,
      head: hashes[1],
    });
    await sql`alter table installation_audit disable trigger only_grows`.execute(database.db);
    await sql`update installation_audit set actor_id = ${randomUUID()}::uuid where sequence = 2`.execute(
      database.db,
    );
    await sql`alter table installation_audit enable trigger only_grows`.execute(database.db);
    expect(await verifyInstallationAudit(database.db)).toEqual({
      kind: 'broken',
      sequence: 2,
      problem: 'content',
    });
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
    expect(await verifyCityAudit(database.db, a)).toMatchObject({ kind: 'intact', length: 8 });
    expect(await verifyCityAudit(database.db, b)).toMatchObject({ kind: 'intact', length: 4 });
  });

  test('a line of a transaction that failed is not there', async () => {
    const cityId = await cityWithLines('a');
    const failing = database.db.transaction().execute(async (trx) => {
      await appendCityAudit(trx, cityId, event('b'));
      throw new Error('something later failed');
    });
    await expect(failing).rejects.toThrow('something later failed');
    await append(cityId, 'c');
    expect(await verifyCityAudit(database.db, cityId)).toMatchObject({ kind: 'intact', length: 2 });
  });

  test('the database refuses to change or delete a line', async () => {
    await cityWithLines('a');
    const message = 'rows of city_audit are never changed or deleted';
    await expect(
      database.db.updateTable('city_audit').set({ subject: 'b' }).execute(),
    ).rejects.toThrow(message);
    await expect(database.db.deleteFrom('city_audit').execute()).rejects.toThrow(message);
  });

  test('nor can it be emptied', async () => {
    const tables = [
      'city_audit',
      'installation_audit',
      'publication_address',
      'publication_signature',
      'publication',
    ];
    for (const table of tables) {
      await expect(sql`truncate ${sql.table(table)} cascade`.execute(database.db)).rejects.toThrow(
        'are never changed or deleted',
      );
    }
  });

  const line2 = sql`where sequence = 2 and city_id`;
  test.each<[string, ReturnType<typeof sql>, number, AuditProblem]>([
    [
      'its time',
      sql`update city_audit set at = at + interval '1 microsecond' ${line2}`,
      2,
      'content',
    ],
    ['who acted', sql`update city_audit set actor_id = null ${line2}`, 2, 'content'],
    ['what was done', sql`update city_audit set action = 'entry.seen' ${line2}`, 2, 'content'],
    ['its subject', sql`update city_audit set subject = 'B' ${line2}`, 2, 'content'],
    [
      'its details',
      sql`update city_audit set details = details || '{"bb": 1}' ${line2}`,
      2,
      'content',
    ],
    ['its own hash', sql`update city_audit set hash = ${newHash()} ${line2}`, 2, 'content'],
    [
      'what it rests on',
      sql`update city_audit set previous_hash = ${newHash()} ${line2}`,
      2,
      'link',
    ],
    ['its place', sql`update city_audit set sequence = 7 ${line2}`, 3, 'gap'],
    ['that it is gone', sql`delete from city_audit ${line2}`, 3, 'gap'],
    [
      'that it stands in for the first',
      sql`delete from city_audit where sequence = 1 and city_id`,
      2,
      'gap',
    ],
  ])('of a line that was tampered with it is seen: %s', async (_, statement, sequence, problem) => {
    const cityId = await cityWithLines('a', 'b', 'c');
    await tamper(sql`${statement} = ${cityId}::uuid`);
    expect(await verifyCityAudit(database.db, cityId)).toEqual({
      kind: 'broken',
      sequence,
      problem,
    });
  });

  test('a chain is checked a few lines at a time, whatever the number', async () => {
    const cityId = await cityWithLines('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const whole = await verifyCityAudit(database.db, cityId);
    expect(whole).toMatchObject({ kind: 'intact', length: 7 });
    for (const atOnce of [1, 2, 3, 7]) {
      expect(await verifyCityAudit(database.db, cityId, atOnce)).toEqual(whole);
    }
    await tamper(
      sql`update city_audit set subject = 'x' where sequence = 5 and city_id = ${cityId}::uuid`,
    );
    expect(await verifyCityAudit(database.db, cityId, 2)).toEqual({
      kind: 'broken',
      sequence: 5,
      problem: 'content',
    });
  });

  describe('a log that is read', () => {
    const START = Date.UTC(2025, 5, 1, 12);
    /** Four lines, an hour apart: by a person, by the system, by the person, by someone who has no account any more. */
    async function readableLog() {
      const person = await addAccount(database.db, { name: 'Ola Nordmann' });
      const gone = randomUUID();
      const cityId = await addCity(database.db);
      const actors = [person, null, person, gone];
      for (const [index, actorId] of actors.entries()) {
        const line = {
          ...event(`line ${index + 1}`),
          at: new Date(START + index * 3_600_000),
          actorId,
          action: index === 3 ? 'role.taken' : 'role.given',
        };
        await database.db.transaction().execute((trx) => appendCityAudit(trx, cityId, line));
      }
      return { cityId, person, gone };
    }

    test('begins with the newest line and names who acted', async () => {
      const { cityId, person, gone } = await readableLog();
      const lines = await listCityAudit(database.db, cityId, {}, { limit: 10 });
      expect(lines.map((line) => [line.sequence, line.name, line.actor_id])).toEqual([
        [4, null, gone],
        [3, 'Ola Nordmann', person],
        [2, null, null],
        [1, 'Ola Nordmann', person],
      ]);
      expect(lines[0]).toMatchObject({ subject: 'line 4', details: { zeta: 'é' } });
      expect(lines[0]?.previous_hash).toBe(lines[1]?.hash);
    });

    test('is narrowed by person, action and period, and paged', async () => {
      const { cityId, person, gone } = await readableLog();
      const sequences = async (filter: AuditFilter, page = { limit: 10, offset: 0 }) =>
        (await listCityAudit(database.db, cityId, filter, page)).map((line) => line.sequence);
      const cases: Array<[AuditFilter, number[]]> = [
        [{ actorId: person }, [3, 1]],
        [{ actorId: null }, [2]],
        [{ actorId: gone }, [4]],
        [{ action: 'role.taken' }, [4]],
        [{ from: new Date(START + 3_600_000) }, [4, 3, 2]],
        [{ until: new Date(START + 3_600_000) }, [1]],
        [{ actorId: person, until: new Date(START + 1) }, [1]],
        [{ before: 3 }, [2, 1]],
      ];
      for (const [filter, expected] of cases) {
        expect(await sequences(filter), JSON.stringify(filter)).toEqual(expected);
        expect(await countCityAudit(database.db, cityId, filter)).toBe(expected.length);
      }
      expect(await sequences({}, { limit: 2, offset: 1 })).toEqual([3, 2]);
    });

    test("offers the people and actions that are in it, and nothing of another city's", async () => {
      const { cityId, person, gone } = await readableLog();
      await cityWithLines('elsewhere');
      const actors = await listCityAuditActors(database.db, cityId);
      expect(actors).toHaveLength(3);
      expect(actors[0]).toEqual({ actor_id: person, name: 'Ola Nordmann' });
      expect(actors).toContainEqual({ actor_id: gone, name: null });
      expect(actors).toContainEqual({ actor_id: null, name: null });
      expect(await listCityAuditActions(database.db, cityId)).toEqual(['role.given', 'role.taken']);
    });
  });

  test('a line is found by its place and hash, in its own city alone', async () => {
    const cityId = await cityWithLines('a', 'b');
    const head = await getCityAuditHead(database.db, cityId);
    if (!head) throw new Error('an empty log');
    expect(await hasCityAuditLine(database.db, cityId, head)).toBe(true);
    expect(await hasCityAuditLine(database.db, cityId, { ...head, sequence: 1 })).toBe(false);
    expect(await hasCityAuditLine(database.db, cityId, { ...head, hash: newHash() })).toBe(false);
    const other = await cityWithLines('a', 'b');
    expect(await hasCityAuditLine(database.db, other, head)).toBe(false);
  });
});
