/** The data points of a verification, each with its value, its verdict and whose turn it is; several can be judged at once. */
import { Form } from '@remix-run/react';
import type { ReviewSide } from '#app/domain/verification/thread.ts';
import type { DataPointResult } from '#app/domain/scoring/score-data-point.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { valueText } from '../explanation/figures.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { ProblemNote } from './problem-note.tsx';
import type { RefusedReview } from './refused.ts';

export interface ReviewedRow {
  id: string;
  label: string;
  code: string;
  segmentName: string;
  value: string | null;
  yesNo: boolean | null;
  decimals: number;
  unitSymbol: string;
  isReported: boolean;
  isJudgeable: boolean;
  /** Why there is no value; null where there is one. */
  gap: Exclude<DataPointResult['kind'], 'scored'> | null;
  isConfidential: boolean;
  verdict: 'verified' | 'notVerified' | 'dropped' | null;
  givenWith: number;
  turn: ReviewSide | null;
  isChanged: boolean;
  /** Whoever looks has opened it with these figures. */
  isOpened: boolean;
  fingerprint: string;
}

export interface ReviewTableProps {
  city: string;
  year: number;
  rows: readonly ReviewedRow[];
  canJudge: boolean;
  refused: RefusedReview | undefined;
}

export function ReviewTable(props: ReviewTableProps) {
  const { rows, canJudge, refused } = props;
  const t = useText();
  if (rows.length === 0) return null;
  if (!canJudge) return <Rows {...props} />;
  return (
    <Form method="post" className="stack">
      <Rows {...props} />
      <div className="card stack-small">
        <h3>{t('review.severalTitle')}</h3>
        <p className="small quiet">{t('review.severalText')}</p>
        {refused?.problem === 'choose' && (
          <p className="problem" role="alert">
            {t('review.severalNone')}
          </p>
        )}
        {refused?.problems && (
          <div className="problem" role="alert">
            <p>{t('review.severalRefused')}</p>
            <ul>
              {Object.entries(refused.problems).map(([id, problem]) => (
                <li key={id}>
                  {rows.find((row) => row.id === id)?.label ?? id}: {t(`review.problem.${problem}`)}
                </li>
              ))}
            </ul>
          </div>
        )}
        {refused && !refused.problems && refused.problem !== 'choose' && (
          <ProblemNote id="verdicts-problem" problem={refused.problem} />
        )}
        <p>
          <SubmitButton intent="verdicts" isPlain>
            {t('review.severalGive')}
          </SubmitButton>
        </p>
      </div>
    </Form>
  );
}

function Rows({ city, year, rows, canJudge, refused }: ReviewTableProps) {
  const t = useText();
  return (
    <table className="cards-on-phone">
      <thead>
        <tr>
          {canJudge && <th scope="col">{t('review.choose')}</th>}
          <th scope="col">{t('review.dataPoint')}</th>
          <th scope="col" className="number">
            {t('review.value')}
          </th>
          <th scope="col">{t('review.verdict')}</th>
          <th scope="col">{t('review.turn')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {canJudge && (
              <td data-label={t('review.choose')}>
                {row.isJudgeable && row.isOpened && row.verdict !== 'verified' && (
                  <input
                    type="checkbox"
                    name="chosen"
                    value={`${row.id} ${row.fingerprint}`}
                    defaultChecked={refused?.chosen?.includes(row.id)}
                    aria-label={t('review.chooseOne', { label: row.label })}
                  />
                )}
              </td>
            )}
            <th scope="row">
              <a href={pathTo.reviewDataPoint(city, year, row.id)}>{row.label}</a>{' '}
              <span className="small quiet data-point-kpi">
                {row.segmentName} · {row.code}
              </span>
            </th>
            <td data-label={t('review.value')} className="number">
              <span>
                {valueText(row, t) ??
                  (row.gap && <span className="small quiet">{t(`band.${row.gap}`)}</span>)}{' '}
                {row.isConfidential && <span className="tag">{t('status.confidential')}</span>}
              </span>
            </td>
            <td data-label={t('review.verdict')}>
              <VerdictMark row={row} />
            </td>
            <td data-label={t('review.turn')}>
              <span>
                {row.turn && <strong>{t(`review.turnOf.${row.turn}`)}</strong>}{' '}
                {row.isChanged && <span className="tag">{t('review.changed')}</span>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function VerdictMark({ row: { verdict, givenWith, isReported } }: { row: ReviewedRow }) {
  const t = useText();
  if (verdict === null) {
    return isReported ? <span className="quiet">{t('review.noVerdict')}</span> : null;
  }
  return (
    <span>
      <span className={`verdict verdict-${verdict}`}>{t(`review.${verdict}`)}</span>{' '}
      {givenWith > 1 && (
        <span className="small quiet">{t('review.givenTogether', { count: givenWith })}</span>
      )}
    </span>
  );
}
