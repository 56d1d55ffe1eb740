/** The words of a trend, for the page, the file and the chart that runs in the browser. */
import type { TrendBreakMark, TrendLine } from '#app/charts/trend/trend-layout.ts';
import { movements, type Trend } from '#app/domain/trend/trend.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatPercent, formatShare } from '../format.ts';

/** What has moved, and where the lines break. */
export function trendFinding(trend: Trend, t: Text): string {
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' });
  const moved = movements(trend).map(({ name, from, to }) => {
    const [before, after] = [from, to].map(({ score }) =>
      formatPercent(score.percent, score.band, t.locale),
    );
    const values = { name, from: before, to: after, year: String(from.year) };
    if (before === after) return t('trend.stayed', values);
    const isUp = Number(to.score.percent) > Number(from.score.percent);
    return t(isUp ? 'trend.rose' : 'trend.fell', values);
  });
  const breaks = trend.breaks.map(({ from, to, reasons }) =>
    t('trend.break', {
      from: String(from),
      to: String(to),
      reasons: list.format(reasons.map((reason) => t(`trend.reason.${reason}`))),
    }),
  );
  const sentence =
    moved.length > 0
      ? t('trend.sentence', { list: list.format(moved) })
      : withoutMovement(trend, t);
  return [sentence, ...breaks].join(' ');
}

/** Earlier rounds may well be comparable with each other: the lines show that. */
function withoutMovement({ years, series }: Trend, t: Text): string {
  const hasLine = series.some(({ stretches }) => stretches.some((stretch) => stretch.length > 1));
  return hasLine
    ? t('trend.newestApart', { year: String(Math.max(...years)) })
    : t('trend.noMovement');
}

/** Where the drawing says that years on both sides cannot be compared. */
export function trendBreaks({ breaks }: Trend, t: Text): TrendBreakMark[] {
  return breaks.map(({ from, to }) => ({
    year: (from + to) / 2,
    label: t('trend.breakShort'),
  }));
}

/** The lines of the drawing. */
export function trendLines(trend: Trend): TrendLine[] {
  return trend.series.map(({ id, name, stretches }) => ({
    id,
    name,
    stretches: stretches.map((stretch) =>
      stretch.map(({ year, score: { percent, band, range } }) => ({ year, percent, band, range })),
    ),
  }));
}

/** What stands at the end of a line: its name and newest score. */
export function trendLabelOf(t: Text): (line: TrendLine) => string {
  return ({ name, stretches }) => {
    const last = stretches.at(-1)?.at(-1);
    return last
      ? t('trend.label', { name, percent: formatPercent(last.percent, last.band, t.locale) })
      : name;
  };
}

/** A point in words, as it is announced. */
export function trendPointWords(
  name: string,
  { year, percent, band, range }: TrendLine['stretches'][number][number],
  t: Text,
): string {
  const values = {
    name,
    year: String(year),
    percent: formatPercent(percent, band, t.locale),
    low: range && formatShare(range.low, t.locale),
    high: range && formatShare(range.high, t.locale),
  };
  return t(range && range.low !== range.high ? 'trend.pointRange' : 'trend.point', values);
}

/** The words of `trendSvg` in `reports`. */
export function trendFileWords(trend: Trend, city: string, t: Text) {
  return {
    heading: t('trend.heading', { city }),
    breaks: trendBreaks(trend, t),
    labelOf: trendLabelOf(t),
    notes: [trendFinding(trend, t), t('frame.scoresAreOurs'), t('frame.independent')],
  };
}
