/** Every address that leads nowhere. */
import type { Access } from '#app/server/permissions/access.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export async function loader() {
  await enterPublic(access);
  throw notFound(textFor()('error.notFoundAdvice'));
}

export function action() {
  return loader();
}

export default function NotFound() {
  return null;
}
