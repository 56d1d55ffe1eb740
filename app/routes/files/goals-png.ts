/** The SDGs of a published round, as PNG. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { barsSvg } from '#app/reports/bars-svg.tsx';
import { pngOf } from '#app/server/drawings/png-of-svg.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { publishedFile } from '#app/server/publications/published-file.server.ts';
import { goalBarsFile } from '#app/ui/results/bar-words.ts';

export const access = { kind: 'public' } as const satisfies Access;
const WIDTH = 2000;

export function loader(args: LoaderFunctionArgs) {
  return publishedFile(args, {
    access,
    name: 'goals',
    extension: 'png',
    type: 'image/png',
    pathTo: (city, year) => pathTo.scoresFile(city, year, 'goals', 'png'),
    content: async (document, _, labels) =>
      pngOf(barsSvg(goalBarsFile(document, await labels(), textFor())), WIDTH),
  });
}
