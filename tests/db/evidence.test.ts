/** Evidence: bytes once per city, never changed when whole; every step kept; nothing of another city. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ReadableStream } from 'node:stream/web';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile } from '#app/server/evidence/evidence-file.server.ts';
import { CHUNK_BYTES, writeFile } from '#app/server/evidence/store-file.server.ts';
import {
  completeEvidenceFile,
  deleteEvidenceFile,
  deleteUnfinishedFiles,
  getEvidenceChunk,
  insertEvidenceChunk,
  insertEvidenceFile,
} from '#db/queries/evidence-files.server.ts';
import {
  getEvidence,
  insertEvidence,
  listEvidence,
  listEvidenceEvents,
  updateEvidence,
} from '#db/queries/evidence.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addAssessment, addCity } from '#tests/support/database-rows.ts';

const AT = new Date('2025-06-01T12:00:00Z');
const DATA_POINT = 'ec-ict-ict-1c';

describe.each(engines())('evidence on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  async function addRound() {
    const { db } = database;
    const cityId = await addCity(db);
    const assessmentId = await addAssessment(db, cityId);
    const stamp = { at: AT, by: await addAccount(db) };
    return { db, cityId, assessmentId, stamp };
  }

  const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)]);

  async function* inPieces(bytes: Uint8Array, size = 65_000) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  async function keep(cityId: string, name: string, bytes: Uint8Array) {
    const written = await writeFile(database.db, cityId, name, inPieces(bytes));
    if ('problem' in written) throw new Error(written.problem);
    return database.db
      .transaction()
      .execute((trx) => completeEvidenceFile(trx, cityId, written.fileId, written));
  }

  async function read(cityId: string, fileId: string): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    const content = readFile(database.db, cityId, fileId) as ReadableStream<Uint8Array>;
    for await (const piece of content) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  const count = async (table: 'evidence_file' | 'evidence_chunk', cityId: string) =>
    (await database.db.selectFrom(table).select('file_id').where('city_id', '=', cityId).execute())
      .length;

  async function addEvidence() {
    const round = await addRound();
    const { db, cityId, assessmentId, stamp } = round;
    const fileId = await keep(cityId, 'plan.pdf', pdf(1000));
    const evidenceId = randomUUID();
    await db.transaction().execute((trx) =>
      insertEvidence(
        trx,
        {
          city_id: cityId,
          assessment_id: assessmentId,
          evidence_id: evidenceId,
          data_point_id: DATA_POINT,
          file_id: fileId,
          file_name: 'plan.pdf',
          media_type: 'application/pdf',
          note: 'page 3',
        },
        stamp,
      ),
    );
    return { ...round, fileId, evidenceId };
  }

  test('a file comes back as it was brought, from pieces', async () => {
    const { cityId } = await addRound();
    for (const size of [CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES * 2 + 77]) {
      const bytes = pdf(size);
      const fileId = await keep(cityId, 'plan.pdf', bytes);
      expect(await getEvidenceChunk(database.db, cityId, fileId, 9)).toBeUndefined();
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(
        createHash('sha256')
          .update(await read(cityId, fileId))
          .digest('hex'),
      ).toBe(sha256);
    }
    expect(await count('evidence_chunk', cityId)).toBe(1 + 1 + 3);
  });

  test('the same file is stored once per city', async () => {
    const { cityId } = await addRound();
    const bytes = pdf(5000);
    const ids = await Promise.all([1, 2, 3].map(() => keep(cityId, 'plan.pdf', bytes)));
    expect(new Set(ids).size).toBe(1);
    expect(await count('evidence_file', cityId)).toBe(1);
    expect(await count('evidence_chunk', cityId)).toBe(1);
    const other = await addCity(database.db);
    expect(await keep(other, 'plan.pdf', bytes)).not.toBe(ids[0]);
    expect(await count('evidence_file', other)).toBe(1);
  });

  test('what is not kept leaves nothing behind', async () => {
    const { db, cityId } = await addRound();
    const write = (name: string, bytes: Uint8Array) => writeFile(db, cityId, name, inPieces(bytes));
    expect(await write('empty.csv', new Uint8Array())).toEqual({ problem: 'empty' });
    expect(await write('run.png', Buffer.from('alert(1)'))).toEqual({ problem: 'misnamed' });
    expect(await write('run.exe', randomBytes(300_000))).toEqual({ problem: 'unknownType' });
    expect(await write('plan.pdf', pdf(20_000_001))).toEqual({ problem: 'tooLarge' });
    async function* breaking() {
      yield pdf(CHUNK_BYTES + 1);
      throw new Error('the line is down');
    }
    await expect(writeFile(db, cityId, 'plan.pdf', breaking())).rejects.toThrow('the line is down');
    expect(await count('evidence_file', cityId)).toBe(0);
    expect(await count('evidence_chunk', cityId)).toBe(0);
  });

  test('the largest file is kept', async () => {
    const { cityId } = await addRound();
    const fileId = await keep(cityId, 'plan.pdf', pdf(20_000_000));
    expect((await read(cityId, fileId)).length).toBe(20_000_000);
  });

  test('what was begun and never finished is cleared after a while, a whole file never', async () => {
    const { db, cityId } = await addRound();
    const whole = await keep(cityId, 'plan.pdf', pdf(1000));
    const [old, young] = [randomUUID(), randomUUID()];
    await insertEvidenceFile(db, cityId, old, AT);
    await insertEvidenceChunk(db, cityId, old, 0, Buffer.from('%PDF-1.7'));
    await insertEvidenceFile(db, cityId, young, new Date());
    await deleteUnfinishedFiles(db, cityId, new Date(AT.getTime() + 1));
    await deleteEvidenceFile(db, cityId, whole);
    const left = await db
      .selectFrom('evidence_file')
      .select('file_id')
      .where('city_id', '=', cityId)
      .execute();
    expect(left.map((one) => one.file_id).sort()).toEqual([whole, young].sort());
    expect(await count('evidence_chunk', cityId)).toBe(1);
  });

  test('a whole file cannot be changed, not even by a statement', async () => {
    const { db, cityId } = await addRound();
    const fileId = await keep(cityId, 'plan.pdf', pdf(1000));
    const statements = [
      sql`update evidence_chunk set bytes = 'x' where file_id = ${fileId}`,
      sql`delete from evidence_chunk where file_id = ${fileId}`,
      sql`delete from evidence_file where file_id = ${fileId}`,
      sql`update evidence_file set sha256 = null, byte_size = null where file_id = ${fileId}`,
    ];
    for (const statement of statements) await expect(statement.execute(db)).rejects.toThrow();
    await expect(insertEvidenceChunk(db, cityId, fileId, 1, Buffer.from('x'))).rejects.toThrow();
    expect((await read(cityId, fileId)).length).toBe(1000);
  });

  test('evidence is removed with a reason, put back, and every step stays', async () => {
    const { db, cityId, assessmentId, stamp, evidenceId } = await addEvidence();
    const change = async (
      revision: number,
      what: 'remove' | 'putBack',
      reason: string | null = null,
    ) => {
      const current = await getEvidence(db, cityId, assessmentId, evidenceId);
      if (!current) throw new Error('it is not there');
      return db
        .transaction()
        .execute((trx) => updateEvidence(trx, current, revision, { what, reason }, stamp));
    };
    expect(await change(1, 'remove', 'wrong year')).toMatchObject({ kind: 'saved' });
    expect(await change(1, 'putBack')).toMatchObject({ kind: 'conflict', row: { revision: 2 } });
    expect(await change(2, 'remove', 'again')).toMatchObject({ kind: 'conflict' });
    expect(await listEvidence(db, cityId, assessmentId)).toMatchObject([
      { evidence_id: evidenceId, is_removed: true, byte_size: 1000, name: 'Kari Nordmann' },
    ]);
    expect(await change(2, 'putBack')).toMatchObject({ kind: 'saved', row: { is_removed: false } });
    const events = await listEvidenceEvents(db, cityId, assessmentId, DATA_POINT);
    expect(events.map(({ sequence, what, reason }) => [sequence, what, reason])).toEqual([
      [3, 'putBack', null],
      [2, 'remove', 'wrong year'],
      [1, 'add', null],
    ]);
    await expect(db.deleteFrom('evidence_event').execute()).rejects.toThrow();
  });

  test('another city, another round and another data point have none of it', async () => {
    const { db, cityId, assessmentId, evidenceId, fileId } = await addEvidence();
    const other = await addRound();
    expect(await getEvidence(db, other.cityId, other.assessmentId, evidenceId)).toBeUndefined();
    expect(await getEvidence(db, other.cityId, assessmentId, evidenceId)).toBeUndefined();
    expect(await getEvidence(db, cityId, other.assessmentId, evidenceId)).toBeUndefined();
    expect(await getEvidenceChunk(db, other.cityId, fileId, 0)).toBeUndefined();
    expect(await listEvidence(db, cityId, assessmentId, ['en-en-aq-1c'])).toEqual([]);
    expect(await listEvidence(db, cityId, assessmentId, [DATA_POINT])).toHaveLength(1);
  });
});
