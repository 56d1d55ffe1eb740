/** Gives a piece of evidence out as it was brought, piece by piece. */
import type { Kysely } from 'kysely';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getEvidence } from '#db/queries/evidence.server.ts';
import { getEvidenceChunk } from '#db/queries/evidence-files.server.ts';
import type { Database } from '#db/schema.ts';
import { hasRight } from '../permissions/access.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { attachmentHeaders } from '../request/attachment.ts';
import { notFound } from '../request/responses.server.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether a text can be the id of a piece of evidence. */
export function isEvidenceId(text: string): boolean {
  return UUID.test(text);
}

/** The file. Throws 404 where the round has none such; what was removed is there only for those who enter data. */
export async function evidenceFileResponse(visit: RoundVisit, id: string): Promise<Response> {
  const { db, city, assessment, role } = visit;
  const found = isEvidenceId(id)
    ? await getEvidence(db, city.city_id, assessment.assessment_id, id)
    : undefined;
  if (!found || (found.is_removed && !hasRight(role, 'enter'))) {
    throw notFound(textFor()('evidence.noSuchFile'));
  }
  return new Response(readFile(db, city.city_id, found.file_id), {
    headers: {
      ...attachmentHeaders(found.file_name, found.media_type),
      'content-length': String(found.byte_size),
      etag: `"${found.sha256}"`,
    },
  });
}

/** The bytes of a file; the next piece is read when somebody waits for it. */
export function readFile(
  db: Kysely<Database>,
  cityId: string,
  fileId: string,
): ReadableStream<Uint8Array> {
  let sequence = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const bytes = await getEvidenceChunk(db, cityId, fileId, sequence);
        sequence += 1;
        if (bytes) controller.enqueue(bytes);
        else controller.close();
      },
    },
    { highWaterMark: 1 },
  );
}
