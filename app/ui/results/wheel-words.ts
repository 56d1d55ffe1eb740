/** The words on the wheel, in the language of the page or the file. */
import type { WheelWords } from '#app/charts/wheel/wheel.tsx';
import type { WheelLeaf, WheelSegment } from '#app/charts/wheel/wheel-data.ts';
import type { PublicGroup } from '#app/domain/publication/public-document.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';

/** `city` and `year` name the whole drawing. */
export function wheelWordsOf(city: string, year: string, t: Text): WheelWords {
  const percentOf = (score: PublicGroup) =>
    score.kind === 'scored' ? `${formatPercent(score.percent, score.band, t.locale)} %` : '';
  return {
    title: t('wheel.name', { city, year }),
    percent: percentOf,
    dimension: ({ name, score }) => [name, percentOf(score)].filter(Boolean).join(': '),
    segment: (segment: WheelSegment) =>
      segment.score.kind === 'scored'
        ? t('wheel.segment', {
            name: segment.name,
            percent: formatPercent(segment.score.percent, segment.score.band, t.locale),
            count: segment.leaves.length,
          })
        : t('wheel.segmentUnscored', { name: segment.name, count: segment.leaves.length }),
    leaf: (leaf: WheelLeaf) =>
      leaf.result.kind === 'scored'
        ? t('wheel.leaf', {
            name: leaf.label,
            percent: formatPercent(leaf.result.percent, leaf.result.band, t.locale),
          })
        : t('wheel.leafOther', { name: leaf.label, result: t(`band.${leaf.result.kind}`) }),
    // the ring is narrow: whole figures, cut and not rounded so that none shows in the next band
    figure: (leaf: WheelLeaf) =>
      leaf.percent === null ? '' : String(Math.floor(Number(leaf.percent))),
  };
}
