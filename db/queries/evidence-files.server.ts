/** The bytes of evidence: written piece by piece, given a hash when whole, never changed after that. */
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

/** Any number that nothing else locks. */
const WHOLE_FILES_LOCK = 7_041_911;

/** Begins a file that has no hash yet. */
export async function insertEvidenceFile(
  db: Db,
  cityId: string,
  fileId: string,
  at: Date,
): Promise<void> {
  await db
    .insertInto('evidence_file')
    .values({ city_id: cityId, file_id: fileId, sha256: null, byte_size: null, created_at: at })
    .execute();
}

/** Adds the next piece of a file that is not whole yet. `sequence` counts from 0. */
export async function insertEvidenceChunk(
  db: Db,
  cityId: string,
  fileId: string,
  sequence: number,
  bytes: Uint8Array,
): Promise<void> {
  await db
    .insertInto('evidence_chunk')
    .values({
      city_id: cityId,
      file_id: fileId,
      sequence,
      // the embedded database takes four times as long for bytes as for base64
      bytes: sql`decode(${Buffer.from(bytes).toString('base64')}, 'base64')`,
    })
    .execute();
}

/**
 * Says of a file that it is whole, and returns the id under which the city has its content: that of an earlier file
 * where it had the same already, and then what was just written is deleted.
 */
export async function completeEvidenceFile(
  trx: Transaction<Database>,
  cityId: string,
  fileId: string,
  { sha256, byteSize }: { sha256: string; byteSize: number },
): Promise<string> {
  // two who bring the same file at once: the second waits, and finds that of the first
  await sql`select pg_advisory_xact_lock(hashtextextended(${cityId}, ${WHOLE_FILES_LOCK}::bigint))`.execute(
    trx,
  );
  const known = await trx
    .selectFrom('evidence_file')
    .select('file_id')
    .where('city_id', '=', cityId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (known) {
    await deleteEvidenceFile(trx, cityId, fileId);
    return known.file_id;
  }
  await trx
    .updateTable('evidence_file')
    .set({ sha256, byte_size: byteSize })
    .where('city_id', '=', cityId)
    .where('file_id', '=', fileId)
    .execute();
  return fileId;
}

/** Takes away a file that is not whole, with its pieces. A whole one stays. */
export async function deleteEvidenceFile(db: Db, cityId: string, fileId: string): Promise<void> {
  await db
    .deleteFrom('evidence_file')
    .where('city_id', '=', cityId)
    .where('file_id', '=', fileId)
    .where('sha256', 'is', null)
    .execute();
}

/** Takes away the files of a city that were begun before a moment and never became whole. */
export async function deleteUnfinishedFiles(db: Db, cityId: string, before: Date): Promise<void> {
  await db
    .deleteFrom('evidence_file')
    .where('city_id', '=', cityId)
    .where('sha256', 'is', null)
    .where('created_at', '<', before)
    .execute();
}

/** A piece of a file; undefined after the last. */
export async function getEvidenceChunk(
  db: Db,
  cityId: string,
  fileId: string,
  sequence: number,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('evidence_chunk')
    .select(sql<string>`encode(bytes, 'base64')`.as('base64'))
    .where('city_id', '=', cityId)
    .where('file_id', '=', fileId)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return row && Buffer.from(row.base64, 'base64');
}
