/** Progress with all its figures: of goals, or of SDG targets. */
import type { GroupProgress } from '#app/domain/progress/group-progress.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatShare } from '../format.ts';
import { ProgressWord } from './progress-word.tsx';
import { signed } from './progress-words.ts';

export interface ProgressRow {
  id: string;
  name: string;
  progress: GroupProgress;
}

export function ProgressTable({
  name,
  rows,
  horizon,
}: {
  /** Of the first column. */
  name: string;
  rows: readonly ProgressRow[];
  horizon: number;
}) {
  const t = useText();
  return (
    <table className="cards-on-phone progress-table">
      <thead>
        <tr>
          <th scope="col">{name}</th>
          {(
            [
              t('progress.current'),
              t('progress.change'),
              t('progress.pace'),
              t('progress.anticipated', { horizon: String(horizon) }),
            ] as const
          ).map((column) => (
            <th key={column} scope="col" className="number">
              {column}
            </th>
          ))}
          <th scope="col">{t('progress.restsOn')}</th>
          <th scope="col">{t('progress.word')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} horizon={horizon} t={t} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  row: { name, progress },
  horizon,
  t,
}: {
  row: ProgressRow;
  horizon: number;
  t: Text;
}) {
  const { current, change, trend, scored, status } = progress;
  const share = (percent: string) => formatShare(percent, t.locale);
  const points = (value: string) => signed(value, t.locale);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number" data-label={t('progress.current')}>
        {current === null ? '–' : t('progress.percent', { percent: share(current) })}
      </td>
      <td className="number" data-label={t('progress.change')}>
        {change
          ? t('progress.since', { change: points(change.by), since: String(change.since) })
          : '–'}
      </td>
      <td className="number" data-label={t('progress.pace')}>
        {trend ? t('progress.spread', spread(trend.pace, points)) : '–'}
      </td>
      <td className="number" data-label={t('progress.anticipated', { horizon: String(horizon) })}>
        {trend?.anticipated ? t('progress.spreadPercent', spread(trend.anticipated, share)) : '–'}
      </td>
      <td data-label={t('progress.restsOn')}>
        {trend
          ? t('progress.followed', { scored, followed: trend.dataPoints, rounds: trend.rounds })
          : t('progress.dataPoints', { scored })}
      </td>
      <td data-label={t('progress.word')}>
        <ProgressWord status={status} />
      </td>
    </tr>
  );
}

function spread(
  { median, lower, upper }: { median: string; lower: string; upper: string },
  shown: (value: string) => string,
) {
  return { median: shown(median), lower: shown(lower), upper: shown(upper) };
}
