/** Reads what a public page says of a publication's signature. */
import type { Kysely } from 'kysely';
import { getPublicationSignature, listSigningKeys } from '#db/queries/signatures.server.ts';
import type { Database } from '#db/schema.ts';
import type { ReadPublication } from './read-publication.server.ts';

export interface ShownSignature {
  keyId: string;
  /** In base64. */
  signature: string;
  sealedSignature: string;
  /** PEM. */
  publicKey: string;
  /** ISO; `until` is null for the key that signs now. */
  from: string;
  until: string | null;
}

/** Null for a publication that was not signed. */
export async function readSignature(
  db: Kysely<Database>,
  { cityId, publicationId }: Pick<ReadPublication, 'cityId' | 'publicationId'>,
): Promise<ShownSignature | null> {
  const signature = await getPublicationSignature(db, cityId, publicationId);
  if (!signature) return null;
  const keys = await listSigningKeys(db);
  const key = keys.find((one) => one.key_id === signature.key_id);
  if (!key) throw new Error(`key ${signature.key_id} is not listed`);
  return {
    keyId: key.key_id,
    signature: signature.public_signature,
    sealedSignature: signature.sealed_signature,
    publicKey: key.public_key,
    from: key.valid_from.toISOString(),
    until: key.valid_until?.toISOString() ?? null,
  };
}
