/** The progress of a data point in sentences. */
import type { DataPointProgress } from '#app/domain/progress/data-point-progress.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ProgressWord } from './progress-word.tsx';
import { signed, unheld } from './progress-words.ts';

export function DataPointCourse({
  progress,
  horizon,
  trendFrom,
}: {
  progress: DataPointProgress;
  horizon: number;
  trendFrom: number;
}) {
  const t = useText();
  const { change, trend, status } = progress;
  const points = (value: string) => signed(value, t.locale);
  const percent = (value: string) => unheld(value, t.locale);
  const sentences: string[] = [];
  if (trend) {
    sentences.push(
      t('progress.dataPointPace', {
        pace: points(trend.pace.median),
        lower: points(trend.pace.lower),
        upper: points(trend.pace.upper),
        rounds: trend.rounds,
      }),
    );
    if (trend.anticipated) {
      sentences.push(
        t('progress.dataPointAnticipated', {
          anticipated: percent(trend.anticipated.median),
          from: percent(trend.anticipated.lower),
          to: percent(trend.anticipated.upper),
          horizon: String(horizon),
        }),
      );
    }
    if (trend.isWeak) sentences.push(t('progress.dataPointWeak', { rounds: trend.rounds }));
  } else if (change) {
    sentences.push(
      t('progress.dataPointChange', {
        change: points(change.by),
        since: String(change.since),
        from: trendFrom,
      }),
    );
  }
  if (sentences.length === 0 && status === 'notEnoughData') return null;
  return (
    <p className="data-point-course">
      <ProgressWord status={status} /> {sentences.join(' ')}{' '}
      <a href={pathTo.method('progress')}>{t('progress.how')}</a>
    </p>
  );
}
