/** A city's trend as PNG. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { trendSvg } from '#app/reports/trend-svg.tsx';
import { pngOf } from '#app/server/drawings/png-of-svg.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { trendFile } from '#app/server/reading/city-trend.server.ts';
import { trendFileWords, trendLines } from '#app/ui/cities/trend-words.ts';

export const access = { kind: 'public' } as const satisfies Access;
const WIDTH = 2000;

export function loader(args: LoaderFunctionArgs) {
  return trendFile(args, {
    access,
    extension: 'png',
    type: 'image/png',
    pathTo: pathTo.trendPng,
    content: (trend, city) => {
      const words = trendFileWords(trend, city.name, textFor());
      return pngOf(trendSvg(trendLines(trend), trend.years, words), WIDTH);
    },
  });
}
