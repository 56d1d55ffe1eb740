/** Takes a file in as it arrives, piece by piece, and keeps what it is only when all of it has been seen. */
import { createHash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import {
  isNamedAs,
  mediaTypeOf,
  MOST_EVIDENCE_BYTES,
  type FileProblem,
} from '#app/domain/evidence/evidence.ts';
import { FileContent } from '#app/domain/evidence/file-content.ts';
import {
  deleteEvidenceFile,
  deleteUnfinishedFiles,
  insertEvidenceChunk,
  insertEvidenceFile,
} from '#db/queries/evidence-files.server.ts';
import type { Database } from '#db/schema.ts';

type Db = Kysely<Database>;

/** So much of a file is in memory at once. */
export const CHUNK_BYTES = 256 * 1024;
const GIVEN_UP_AFTER_MS = 24 * 60 * 60 * 1000;

/** A file that lies in the database and waits to be said whole (`completeEvidenceFile`). */
export interface WrittenFile {
  fileId: string;
  sha256: string;
  byteSize: number;
  mediaType: string;
}

/**
 * Writes a file to the database, each piece by itself: a slow line must not hold a connection. Reads to the end also
 * where the file is not kept, so that the answer reaches who sends it. Leaves nothing behind when it throws.
 */
export async function writeFile(
  db: Db,
  cityId: string,
  fileName: string,
  content: AsyncIterable<Uint8Array>,
): Promise<WrittenFile | { problem: FileProblem }> {
  const now = new Date();
  const fileId = randomUUID();
  await deleteUnfinishedFiles(db, cityId, new Date(now.getTime() - GIVEN_UP_AFTER_MS));
  await insertEvidenceFile(db, cityId, fileId, now);
  try {
    const written = await writePieces(db, cityId, fileId, fileName, content);
    if ('problem' in written) await deleteEvidenceFile(db, cityId, fileId);
    return written;
  } catch (error) {
    await deleteEvidenceFile(db, cityId, fileId);
    throw error;
  }
}

async function writePieces(
  db: Db,
  cityId: string,
  fileId: string,
  fileName: string,
  content: AsyncIterable<Uint8Array>,
): Promise<WrittenFile | { problem: FileProblem }> {
  const hash = createHash('sha256');
  const read = new FileContent();
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let filled = 0;
  let sequence = 0;
  let byteSize = 0;
  const flush = async () => {
    await insertEvidenceChunk(db, cityId, fileId, sequence, Buffer.from(chunk.subarray(0, filled)));
    sequence += 1;
    filled = 0;
  };
  for await (const bytes of content) {
    byteSize += bytes.length;
    if (byteSize > MOST_EVIDENCE_BYTES || read.isHopeless) continue;
    read.add(bytes);
    hash.update(bytes);
    for (let at = 0; at < bytes.length;) {
      const taken = Math.min(CHUNK_BYTES - filled, bytes.length - at);
      chunk.set(bytes.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled === CHUNK_BYTES) await flush();
    }
  }
  if (byteSize > MOST_EVIDENCE_BYTES) return { problem: 'tooLarge' };
  const found = read.end();
  if ('problem' in found) return found;
  if (!isNamedAs(fileName, found.kind)) return { problem: 'misnamed' };
  if (filled > 0) await flush();
  const mediaType = mediaTypeOf(found.kind, found.charset, fileName);
  return { fileId, sha256: hash.digest('hex'), byteSize, mediaType };
}
