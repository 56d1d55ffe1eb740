/** Reads what a correction changed. */
import type { Kysely } from 'kysely';
import { correctionsOf, type Corrections } from '#app/domain/publication/corrections.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { Database } from '#db/schema.ts';
import { getPublicationDocument } from './read-publication.server.ts';

/** Null for a publication that corrects none. */
export async function readCorrected(
  db: Kysely<Database>,
  document: PublicDocument,
): Promise<Corrections | null> {
  if (!document.supersedes) return null;
  const before = await getPublicationDocument(db, document.supersedes);
  return before ? correctionsOf(before.document, document) : null;
}
