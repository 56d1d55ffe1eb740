/** Where the cities stand in a data point, as SVG. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { textFor } from '#app/messages/catalogue.server.ts';
import { distributionSvg } from '#app/reports/distribution-svg.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { distributionFile } from '#app/server/reading/kpi-distributions.server.ts';
import { distributionFileWords, drawnValues } from '#app/ui/distribution/distribution-words.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return distributionFile(args, {
    access,
    extension: 'svg',
    type: 'image/svg+xml; charset=utf-8',
    content: ({ distribution, dataPoint, targetSet }) =>
      distributionSvg(
        drawnValues(distribution),
        distributionFileWords(distribution, dataPoint, targetSet, textFor()),
      ),
  });
}
