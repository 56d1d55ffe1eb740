/** Reads what a publication suppressed, so that a correction hides behind the same data points. */
import type { Kysely } from 'kysely';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { getPublicDocument, type PublicationFacts } from '#db/queries/publications.server.ts';
import type { Database } from '#db/schema.ts';

/** Ids of data points; none where nothing was published before. */
export async function readSuppressed(
  db: Kysely<Database>,
  current: Pick<PublicationFacts, 'city_id' | 'publication_id'> | undefined,
): Promise<ReadonlySet<string>> {
  if (!current) return new Set();
  const text = await getPublicDocument(db, current.city_id, current.publication_id);
  const { dataPoints } = JSON.parse(text) as PublicDocument;
  return new Set(dataPoints.filter((one) => one.status === 'suppressed').map((one) => one.id));
}
