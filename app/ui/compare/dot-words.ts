/** Rows and words of the comparison's drawing, for the page and for files. */
import { letterOf, type DotRow } from '#app/charts/dot-comparison/dot-layout.ts';
import type { ComparisonIslandData } from '#app/charts/dot-comparison/island-data.ts';
import type { GroupRow } from '#app/domain/comparison/compare.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatPercent, formatShare } from '../format.ts';

/** The rows of the drawing: all dimensions, and the segments of which any city has a score. */
export function dotRowsOf(groups: readonly GroupRow[]): DotRow[] {
  const shown = groups.filter(
    ({ dimension, scores }) => dimension === null || scores.some(({ kind }) => kind === 'scored'),
  );
  return shown.map(({ id, name, dimension, scores }) => ({
    id,
    name,
    isDimension: dimension === null,
    scores: scores.map((score) =>
      score.kind === 'scored'
        ? { percent: score.percent, band: score.band, range: score.range }
        : null,
    ),
  }));
}

/** The words of `dotComparisonSvg` in `reports`. */
export function dotFileWords(documents: readonly PublicDocument[], t: Text) {
  return {
    heading: t('compare.dots'),
    cities: documents.map(({ city, reportingYear }) => `${city.name} ${String(reportingYear)}`),
    notes: [t('frame.scoresAreOurs'), t('frame.independent')],
  };
}

/** What the chart in the browser needs, words included: it has no catalogue. */
export function comparisonIslandData(
  groups: readonly GroupRow[],
  names: readonly string[],
  t: Text,
): ComparisonIslandData {
  return {
    title: t('compare.dots'),
    hint: t('compare.keyboard'),
    rows: dotRowsOf(groups).map(({ name, isDimension, scores }) => ({
      name,
      isDimension,
      dots: scores.flatMap((score, city) => {
        if (score === null) return [];
        const { percent, band, range } = score;
        const values = {
          name,
          city: names[city] ?? '',
          percent: formatPercent(percent, band, t.locale),
          low: range && formatShare(range.low, t.locale),
          high: range && formatShare(range.high, t.locale),
        };
        return [
          {
            letter: letterOf(city),
            percent: Number(percent),
            band,
            range: range && ([Number(range.low), Number(range.high)] as [number, number]),
            words: t(
              range && range.low !== range.high ? 'compare.dotWordsRange' : 'compare.dotWords',
              values,
            ),
          },
        ];
      }),
    })),
  };
}
