/** A publication as JSON for people and programs: the public document with its permanent address in front. */
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';

/** Indented JSON. The bytes that the address is the hash of are at `document`. */
export function exportJson(document: PublicDocument, hash: string): string {
  const publication = {
    hash,
    address: pathTo.publication(hash),
    document: pathTo.publicationDocument(hash),
  };
  return `${JSON.stringify({ publication, ...document }, null, 2)}\n`;
}
