/** The signature over the bytes of a publication's sealed record, for whoever is given that record. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Access } from '#app/server/permissions/access.ts';
import { signatureFile } from '#app/server/publications/signature-file.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return signatureFile(args, access, 'sealed');
}
