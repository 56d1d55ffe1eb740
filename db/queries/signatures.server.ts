/** The keys of the installation, and what they signed. */
import type { Kysely, Transaction } from 'kysely';
import type { Database, PublicationSignature, SigningKey } from '../schema.ts';

type Db = Kysely<Database>;

/** All keys that ever signed, newest first. */
export function listSigningKeys(db: Db): Promise<SigningKey[]> {
  return db
    .selectFrom('signing_key')
    .selectAll()
    .orderBy('valid_from', 'desc')
    .orderBy('key_id')
    .execute();
}

/**
 * Makes a key the one that signs from now on, and every other one an old one. Returns whether anything changed: a key
 * that is taken up again is valid from when it was first.
 */
export async function saveCurrentSigningKey(
  trx: Transaction<Database>,
  key: { key_id: string; public_key: string },
  at: Date,
): Promise<boolean> {
  const taken = await trx
    .insertInto('signing_key')
    .values({ ...key, valid_from: at, valid_until: null })
    .onConflict((conflict) =>
      conflict
        .column('key_id')
        .doUpdateSet({ valid_until: null })
        .where('signing_key.valid_until', 'is not', null),
    )
    .executeTakeFirst();
  if (Number(taken.numInsertedOrUpdatedRows ?? 0) === 0) return false;
  await trx
    .updateTable('signing_key')
    .set({ valid_until: at })
    .where('key_id', '!=', key.key_id)
    .where('valid_until', 'is', null)
    .execute();
  return true;
}

/** Adds the signatures of a publication's two documents. */
export async function insertPublicationSignature(
  trx: Transaction<Database>,
  signature: PublicationSignature,
): Promise<void> {
  await trx.insertInto('publication_signature').values(signature).execute();
}

/** The signatures of a publication; undefined for one that was not signed. */
export function getPublicationSignature(
  db: Db,
  cityId: string,
  publicationId: string,
): Promise<PublicationSignature | undefined> {
  return db
    .selectFrom('publication_signature')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('publication_id', '=', publicationId)
    .executeTakeFirst();
}
