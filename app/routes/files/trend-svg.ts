/** A city's trend as SVG. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { trendSvg } from '#app/reports/trend-svg.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { trendFile } from '#app/server/reading/city-trend.server.ts';
import { trendFileWords, trendLines } from '#app/ui/cities/trend-words.ts';

export const access = { kind: 'public' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return trendFile(args, {
    access,
    extension: 'svg',
    type: 'image/svg+xml; charset=utf-8',
    pathTo: pathTo.trendSvg,
    content: (trend, city) =>
      trendSvg(trendLines(trend), trend.years, trendFileWords(trend, city.name, textFor())),
  });
}
