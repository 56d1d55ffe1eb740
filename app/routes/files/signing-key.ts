/** One public key of the installation as PEM, for openssl. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { keyFileNameOf } from '#app/domain/publication/file-names.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { fileResponse, noFile } from '#app/server/request/file-response.server.ts';
import { listSigningKeys } from '#db/queries/signatures.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { readDb } = await enterPublic(access);
  const keys = await listSigningKeys(readDb);
  const key = keys.find((one) => `${one.key_id}.pem` === params.key);
  if (!key) return noFile(textFor()('verify.unknownKey'));
  return fileResponse({
    request,
    etag: `key-${key.key_id}`,
    type: 'application/x-pem-file',
    name: keyFileNameOf(key.key_id),
    content: () => key.public_key,
  });
}
