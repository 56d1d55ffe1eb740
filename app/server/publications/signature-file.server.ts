/** The signatures of a publication as files of 64 bytes, named after what they sign. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { fileNamesOf } from '#app/domain/publication/file-names.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getPublicationByHash } from '#db/queries/publications.server.ts';
import { getPublicationSignature } from '#db/queries/signatures.server.ts';
import { enterPublic } from '../permissions/enter.server.ts';
import { fileResponse, noFile } from '../request/file-response.server.ts';

/** Sends the file; 404 with a sentence where there is no such publication, or where it was not signed. */
export async function signatureFile(
  { request, params }: LoaderFunctionArgs,
  access: { kind: 'public' },
  which: 'public' | 'sealed',
): Promise<Response> {
  const { readDb } = await enterPublic(access);
  const t = textFor();
  const { hash = '' } = params;
  const publication = await getPublicationByHash(readDb, hash);
  if (!publication) return noFile(t('publication.unknown'));
  const { city_id: cityId, publication_id: id } = publication;
  const signature = await getPublicationSignature(readDb, cityId, id);
  if (!signature) return noFile(t('verify.unsigned'));
  const base64 = which === 'public' ? signature.public_signature : signature.sealed_signature;
  const names = fileNamesOf(hash);
  return fileResponse({
    request,
    etag: `${hash.slice(0, 32)}-${which}-signature`,
    type: 'application/octet-stream',
    name: which === 'public' ? names.signature : names.sealedSignature,
    isPermanent: true,
    content: async () => new Uint8Array(Buffer.from(base64, 'base64')),
  });
}
