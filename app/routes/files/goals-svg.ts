/** The SDGs of a published round, as SVG. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { barsSvg } from '#app/reports/bars-svg.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { publishedFile } from '#app/server/publications/published-file.server.ts';
import { goalBarsFile } from '#app/ui/results/bar-words.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return publishedFile(args, {
    access,
    name: 'goals',
    extension: 'svg',
    type: 'image/svg+xml; charset=utf-8',
    pathTo: (city, year) => pathTo.scoresFile(city, year, 'goals', 'svg'),
    content: async (document, _, labels) =>
      barsSvg(goalBarsFile(document, await labels(), textFor())),
  });
}
