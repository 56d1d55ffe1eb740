/** A city's wheel of a year as SVG. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { wheelDataOf } from '#app/charts/wheel/wheel-data.ts';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { wheelSvg } from '#app/reports/wheel-svg.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { publishedFile } from '#app/server/publications/published-file.server.ts';
import { wheelFileWordsOf } from '#app/ui/results/wheel-file-words.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return publishedFile(args, {
    access,
    extension: 'svg',
    type: 'image/svg+xml; charset=utf-8',
    isShown: true,
    pathTo: pathTo.wheelSvg,
    content: async (document, hash, labels, origin) =>
      wheelSvg(
        wheelDataOf(document, await labels()),
        wheelFileWordsOf(document, hash, textFor()),
        // without a public address from the root, so that they lead on where the file is opened at its own address
        (dataPoint) =>
          `${origin}${pathTo.results(document.city.slug, document.reportingYear, dataPoint)}`,
      ),
  });
}
