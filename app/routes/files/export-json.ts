/** A city's published results of a year as JSON. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { exportJson } from '#app/reports/export-json.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { publishedFile } from '#app/server/publications/published-file.server.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return publishedFile(args, {
    access,
    extension: 'json',
    type: 'application/json; charset=utf-8',
    pathTo: pathTo.exportJson,
    content: exportJson,
  });
}
