/** Dimensions and segments of compared cities on one scale, as SVG. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { textFor } from '#app/messages/catalogue.server.ts';
import { dotComparisonSvg } from '#app/reports/dot-comparison-svg.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { comparisonFile } from '#app/server/reading/comparison-file.server.ts';
import { dotRowsOf } from '#app/ui/compare/dot-figure.tsx';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  const t = textFor();
  return comparisonFile(args, {
    access,
    extension: 'svg',
    type: 'image/svg+xml; charset=utf-8',
    content: ({ groups }, documents) =>
      dotComparisonSvg(dotRowsOf(groups), {
        heading: t('compare.dots'),
        cities: documents.map(({ city, reportingYear }) => `${city.name} ${String(reportingYear)}`),
        notes: [t('frame.scoresAreOurs'), t('frame.independent')],
      }),
  });
}
