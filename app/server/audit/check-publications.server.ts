/** Holds every publication against its hashes, its signatures and the line of the log that it says it rests on. */
import type { Kysely } from 'kysely';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { hasCityAuditLine } from '#db/queries/audit.server.ts';
import {
  getPublicationByHash,
  getPublicDocument,
  getSealedDocument,
  listPublications,
} from '#db/queries/publications.server.ts';
import { getPublicationSignature, listSigningKeys } from '#db/queries/signatures.server.ts';
import type { Database } from '#db/schema.ts';
import { isSignedWith } from '../publications/signing-key.server.ts';
import { sha256 } from '../publications/publish.server.ts';
import { allCities } from './check-chains.server.ts';

type Db = Kysely<Database>;

export interface CheckedPublication {
  hash: string;
  isSigned: boolean;
  /** The first thing that is not right. */
  problem?: 'publicHash' | 'sealedHash' | 'publicSignature' | 'sealedSignature' | 'auditHead';
}

/** One publication after the other, so that no more than one is held in memory. */
export async function* checkPublications(db: Db): AsyncGenerator<CheckedPublication> {
  for await (const { city_id: cityId } of allCities(db)) {
    for (const { publication_id: id, hash } of await listPublications(db, cityId)) {
      yield { hash, ...(await check(db, cityId, id, hash)) };
    }
  }
}

async function check(
  db: Db,
  cityId: string,
  publicationId: string,
  hash: string,
): Promise<Omit<CheckedPublication, 'hash'>> {
  const facts = await getPublicationByHash(db, hash);
  const signature = await getPublicationSignature(db, cityId, publicationId);
  const isSigned = signature !== undefined;
  const text = await getPublicDocument(db, cityId, publicationId);
  if (sha256(text) !== hash) return { isSigned, problem: 'publicHash' };
  const sealed = await getSealedDocument(db, cityId, publicationId);
  const { sealedHash, auditHead } = JSON.parse(text) as PublicDocument;
  // the public document is what cannot have changed
  if (sha256(sealed) !== sealedHash || facts?.sealed_hash !== sealedHash) {
    return { isSigned, problem: 'sealedHash' };
  }
  if (signature) {
    const keys = await listSigningKeys(db);
    const key = keys.find((one) => one.key_id === signature.key_id)?.public_key ?? '';
    if (!isSignedWith(key, text, signature.public_signature))
      return { isSigned, problem: 'publicSignature' };
    if (!isSignedWith(key, sealed, signature.sealed_signature))
      return { isSigned, problem: 'sealedSignature' };
  }
  if (auditHead && !(await hasCityAuditLine(db, cityId, auditHead)))
    return { isSigned, problem: 'auditHead' };
  return { isSigned };
}
