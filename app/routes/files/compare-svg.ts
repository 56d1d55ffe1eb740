/** Dimensions and segments of compared cities on one scale, as SVG. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { textFor } from '#app/messages/catalogue.server.ts';
import { dotComparisonSvg } from '#app/reports/dot-comparison-svg.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { comparisonFile } from '#app/server/reading/comparison-file.server.ts';
import { dotFileWords, dotRowsOf } from '#app/ui/compare/dot-words.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return comparisonFile(args, {
    access,
    extension: 'svg',
    type: 'image/svg+xml; charset=utf-8',
    content: ({ groups }, documents) =>
      dotComparisonSvg(dotRowsOf(groups), dotFileWords(documents, textFor())),
  });
}
