/** Dimensions and segments of compared cities on one scale, as PNG. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { textFor } from '#app/messages/catalogue.server.ts';
import { dotComparisonSvg } from '#app/reports/dot-comparison-svg.tsx';
import { pngOf } from '#app/server/drawings/png-of-svg.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { comparisonFile } from '#app/server/reading/comparison-file.server.ts';
import { dotFileWords, dotRowsOf } from '#app/ui/compare/dot-words.ts';

export const access = { kind: 'public' } as const satisfies Access;
const WIDTH = 2200;

export function loader(args: LoaderFunctionArgs) {
  return comparisonFile(args, {
    access,
    extension: 'png',
    type: 'image/png',
    content: ({ groups }, documents) =>
      pngOf(dotComparisonSvg(dotRowsOf(groups), dotFileWords(documents, textFor())), WIDTH),
  });
}
