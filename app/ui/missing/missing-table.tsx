/** Every data point without a value: why, whose it is, when it is due, and what collecting it would do. */
import type { IfCollected } from '#app/domain/scoring/if-collected.ts';
import type { MissingState } from '#app/domain/entry/missing-data.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { DueText } from '../tasks/due-text.tsx';
import { rangeText } from './range-words.ts';

export interface ShownMissing {
  id: string;
  label: string;
  kpi: string;
  segment: string;
  segmentName: string;
  state: MissingState;
  reason: string;
  lacks: readonly string[];
  /** '' nobody's, null: someone who has left. */
  ownerName: string | null;
  dueOn: string | null;
  isLate: boolean;
  planLacks: 'owner' | 'date' | null;
  hasTarget: boolean;
  effect: IfCollected;
}

export function MissingTable({
  city,
  year,
  rows,
  count,
  canEnter,
}: {
  city: string;
  year: number;
  rows: readonly ShownMissing[];
  /** All that are missing, chosen or not. */
  count: number;
  canEnter: boolean;
}) {
  const t = useText();
  if (rows.length === 0) {
    return <p>{t(count === 0 ? 'missingData.nothing' : 'missingData.noneFound')}</p>;
  }
  return (
    <table className="cards-on-phone missing-table">
      <caption>{t('missingData.caption', { shown: rows.length, count })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('missingData.dataPoint')}</th>
          <th scope="col">{t('missingData.state')}</th>
          <th scope="col">{t('missingData.whose')}</th>
          <th scope="col">{t('missingData.due')}</th>
          <th scope="col">{t('missingData.ifCollected')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {canEnter ? (
                <a href={pathTo.segment(city, year, row.segment, row.id)}>{row.label}</a>
              ) : (
                row.label
              )}
              <span className="small quiet missing-place">
                {row.kpi === row.label ? row.segmentName : `${row.kpi}, ${row.segmentName}`}
              </span>
            </th>
            <td data-label={t('missingData.state')}>
              <State row={row} t={t} />
            </td>
            <td data-label={t('missingData.whose')}>
              {row.ownerName === '' ? (
                <span className="quiet">{t('tasks.nobody')}</span>
              ) : (
                <span lang="">{row.ownerName ?? t('tasks.hasLeft')}</span>
              )}
            </td>
            <td data-label={t('missingData.due')}>
              <DueText dueOn={row.dueOn} isLate={row.isLate} />
            </td>
            <td data-label={t('missingData.ifCollected')} className="small">
              <Effect row={row} t={t} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ row, t }: { row: ShownMissing; t: Text }) {
  const needsReason = row.state === 'notApplicable' && row.reason === '';
  return (
    <span className="missing-state">
      <span>{t(`missingData.is.${row.state}`)}</span>
      {row.reason !== '' && (
        <span className="small quiet" lang="">
          {row.reason}
        </span>
      )}
      {row.lacks.length > 0 && (
        <span className="small quiet">
          {t('entry.stillMissing', { labels: row.lacks.join(', ') })}
        </span>
      )}
      {row.planLacks && <span className="wrong">{t(`missingData.lacks.${row.planLacks}`)}</span>}
      {needsReason && <span className="wrong">{t('missingData.lacks.reason')}</span>}
    </span>
  );
}

function Effect({ row, t }: { row: ShownMissing; t: Text }) {
  if (row.state === 'notApplicable') return <span>{t('missingData.leaves')}</span>;
  const { coverage, range } = row.effect;
  return (
    <span className="missing-state">
      <span>
        {t('missingData.coverage', {
          now: coverage.now.reported,
          afterwards: coverage.afterwards.reported,
          of: coverage.afterwards.applicable,
        })}
      </span>
      <span>
        {row.hasTarget
          ? t('missingData.rangeThen', {
              now: rangeText(t, range.now),
              worst: rangeText(t, range.atWorst),
              best: rangeText(t, range.atBest),
            })
          : t('missingData.noTarget')}
      </span>
    </span>
  );
}
