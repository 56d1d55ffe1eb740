/** The public document of a publication to the byte: its SHA-256 is its address. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { getPublicationDocument } from '#app/server/publications/read-publication.server.ts';
import { fileResponse, noFile } from '#app/server/request/file-response.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { readDb } = await enterPublic(access);
  const found = await getPublicationDocument(readDb, params.hash ?? '');
  if (!found) return noFile(textFor()('publication.unknown'));
  return fileResponse({
    request,
    etag: found.hash.slice(0, 32),
    type: 'application/json; charset=utf-8',
    name: `${found.hash}.json`,
    isPermanent: true,
    content: () => found.text,
  });
}
