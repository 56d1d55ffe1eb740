/** A city's wheel of a year as PNG, for a slide or a newspaper. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { wheelDataOf } from '#app/charts/wheel/wheel-data.ts';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { wheelSvg } from '#app/reports/wheel-svg.tsx';
import { pngOf } from '#app/server/drawings/png-of-svg.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { publishedFile } from '#app/server/publications/published-file.server.ts';
import { wheelFileWordsOf } from '#app/ui/results/wheel-file-words.ts';

export const access = { kind: 'public' } as const satisfies Access;
const WIDTH = 2200;

export function loader(args: LoaderFunctionArgs) {
  return publishedFile(args, {
    access,
    extension: 'png',
    type: 'image/png',
    isShown: true,
    pathTo: pathTo.wheelPng,
    content: async (document, hash, labels) => {
      const words = wheelFileWordsOf(document, hash, textFor());
      return pngOf(wheelSvg(wheelDataOf(document, await labels()), words), WIDTH);
    },
  });
}
