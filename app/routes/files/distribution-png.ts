/** Where the cities stand in a data point, as PNG. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { textFor } from '#app/messages/catalogue.server.ts';
import { distributionSvg } from '#app/reports/distribution-svg.tsx';
import { pngOf } from '#app/server/drawings/png-of-svg.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { distributionFile } from '#app/server/reading/kpi-distributions.server.ts';
import { distributionFileWords, drawnValues } from '#app/ui/distribution/distribution-words.ts';

export const access = { kind: 'public' } as const satisfies Access;
const WIDTH = 2000;

export function loader(args: LoaderFunctionArgs) {
  return distributionFile(args, {
    access,
    extension: 'png',
    type: 'image/png',
    content: ({ distribution, dataPoint, targetSet }) => {
      const words = distributionFileWords(distribution, dataPoint, targetSet, textFor());
      return pngOf(distributionSvg(drawnValues(distribution), words), WIDTH);
    },
  });
}
