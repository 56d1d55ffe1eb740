/** The sealed record of a publication, for the city to show: to the byte, so that its hash and signature prove it. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { fileNamesOf } from '#app/domain/publication/file-names.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterCity } from '#app/server/permissions/enter.server.ts';
import { noFile } from '#app/server/request/file-response.server.ts';
import { getPublicationByHash, getSealedDocument } from '#db/queries/publications.server.ts';

export const access = { kind: 'city', right: 'coordinate' } as const satisfies Access;

export async function loader(args: LoaderFunctionArgs) {
  const { db, city } = await enterCity(args, access);
  const publication = await getPublicationByHash(db, args.params.hash ?? '');
  if (publication?.city_id !== city.city_id) return noFile(textFor()('publication.unknown'));
  const { publication_id: id, hash } = publication;
  return new Response(await getSealedDocument(db, city.city_id, id), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileNamesOf(hash).sealed}"`,
      'cache-control': 'no-store',
    },
  });
}
