/** The installation's public keys at a stable address: the one that signs now, and the old ones. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { sha256 } from '#app/server/publications/publish.server.ts';
import { fileResponse } from '#app/server/request/file-response.server.ts';
import { listSigningKeys } from '#db/queries/signatures.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export async function loader({ request }: LoaderFunctionArgs) {
  const { readDb } = await enterPublic(access);
  const keys = (await listSigningKeys(readDb)).map((key) => ({
    id: key.key_id,
    algorithm: 'Ed25519',
    from: key.valid_from.toISOString(),
    until: key.valid_until?.toISOString() ?? null,
    publicKey: key.public_key,
    file: pathTo.signingKey(key.key_id),
  }));
  const text = `${JSON.stringify({ format: 'citygauge-keys', formatVersion: '1', keys }, null, 2)}\n`;
  return fileResponse({
    request,
    etag: sha256(text).slice(0, 32),
    type: 'application/json; charset=utf-8',
    name: 'citygauge-keys.json',
    isShown: true,
    content: () => text,
  });
}
