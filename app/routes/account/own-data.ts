/** What is kept about whoever asks, as JSON. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { readOwnData } from '#app/server/people/own-data.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { attachmentHeaders } from '#app/server/request/attachment.ts';

export const access = { kind: 'signedIn' } as const satisfies Access;

export async function loader(args: LoaderFunctionArgs) {
  const { db, account } = await enter(args, access);
  const content = JSON.stringify(await readOwnData(db, account.accountId, new Date()), null, 2);
  return new Response(`${content}\n`, {
    headers: attachmentHeaders('citygauge-my-data.json', 'application/json; charset=utf-8'),
  });
}
