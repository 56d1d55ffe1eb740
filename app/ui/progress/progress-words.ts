/** Progress in words and signed figures. */
import type { GroupProgress } from '#app/domain/progress/group-progress.ts';
import type { Progress } from '#app/domain/progress/progress.ts';
import { PROGRESS_STATUSES, type ProgressStatus } from '#app/domain/progress/status.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatShare } from '../format.ts';

/** A change or a pace with its sign, as readers of figures write it; what rounds to nothing has none. */
export function signed(points: string, locale: string): string {
  const shown = formatShare(points.replace('-', ''), locale);
  if (!/[1-9]/.test(shown)) return shown;
  return points.startsWith('-') ? `−${shown}` : `+${shown}`;
}

/** A % of target that may lie below 0. */
export function unheld(percent: string, locale: string): string {
  const shown = formatShare(percent.replace('-', ''), locale);
  return percent.startsWith('-') && /[1-9]/.test(shown) ? `−${shown}` : shown;
}

/** How many goals each word is said of, in the order of the words. */
export function goalsByStatus({
  goals,
}: Progress): Array<{ status: ProgressStatus; ids: string[] }> {
  return PROGRESS_STATUSES.map((status) => ({
    status,
    ids: Object.entries(goals)
      .filter(([, goal]) => goal.status === status)
      .map(([id]) => id),
  })).filter(({ ids }) => ids.length > 0);
}

/** All goals in a sentence. */
export function progressFinding(progress: Progress, year: number, t: Text): string {
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' });
  return t('progress.finding', {
    year: String(year),
    horizon: String(progress.horizon),
    list: list.format(
      goalsByStatus(progress).map(({ status, ids }) =>
        t('progress.counted', { status, count: ids.length, word: t(`progress.${status}`) }),
      ),
    ),
  });
}

/** What a word about a goal rests on, short. */
export function courseOf(
  { current: percent, trend, change }: GroupProgress,
  { horizon, trendFrom }: { horizon: number; trendFrom: number },
  t: Text,
): string {
  const current = formatShare(percent ?? '0', t.locale);
  if (trend) {
    const pace = signed(trend.pace.median, t.locale);
    const course = trend.anticipated
      ? t('progress.line', {
          current,
          pace,
          anticipated: formatShare(trend.anticipated.median, t.locale),
          horizon: String(horizon),
        })
      : t('progress.paceOnly', { current, pace });
    return trend.isWeak ? `${course} (${t('progress.weak', { rounds: trend.rounds })})` : course;
  }
  if (!change) return t('progress.oneRound', { current, from: trendFrom });
  return t('progress.changeOnly', {
    current,
    change: signed(change.by, t.locale),
    since: String(change.since),
    from: trendFrom,
  });
}

/** All scored data points in a sentence; empty without any. */
export function dataPointsFinding(
  dataPoints: Progress['dataPoints'],
  year: number,
  t: Text,
): string {
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' });
  const all = Object.values(dataPoints);
  if (all.length === 0) return '';
  return t('rounds.finding', {
    count: all.length,
    year: String(year),
    list: list.format(
      PROGRESS_STATUSES.map((status) => ({
        status,
        count: all.filter((one) => one.status === status).length,
      }))
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => t('rounds.counted', { count, word: t(`progress.${status}`) })),
    ),
  });
}
