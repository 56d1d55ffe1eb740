/** One data point of a verification, opened down to what was typed, with the verdict and what was said about it. */
import type { Explanation } from '#app/domain/explanation/explain-data-point.ts';
import type { ReviewSide } from '#app/domain/verification/thread.ts';
import type { WorkState } from '#app/domain/verification/work.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { TypedFigures } from '../explanation/typed-figures.tsx';
import { ValueStep } from '../explanation/value-step.tsx';
import { BehindValue, type BehindValueProps } from './behind-value.tsx';
import { ChecksOfValue } from './checks-of-value.tsx';
import { EarlierRounds } from './earlier-rounds.tsx';
import type { ChoosableField } from './proposal-forms.tsx';
import { PeersOfValue, type ShownPeers } from './peers-of-value.tsx';
import type { RefusedReview } from './refused.ts';
import { Thread, type ShownMessage } from './thread.tsx';
import { VerdictPanel, type ShownVerdict } from './verdict-panel.tsx';

export interface ReviewedPage {
  id: string;
  label: string;
  kpi: { id: string };
  segment: { id: string; name: string };
  state: WorkState;
  explanation: Explanation;
  behind: BehindValueProps;
  rounds: Parameters<typeof EarlierRounds>[0]['rounds'];
  peers: ShownPeers | null;
  warnings: Parameters<typeof ChecksOfValue>[0]['warnings'];
  fingerprint: string;
  isJudgeable: boolean;
  turn: ReviewSide | null;
  verdict: ShownVerdict | null;
  hasOpenProposal: boolean;
  messages: ShownMessage[];
  fields: ChoosableField[];
  side: ReviewSide | null;
  canEnter: boolean;
  previous: { id: string; label: string } | null;
  next: { id: string; label: string } | null;
  historyRow: string;
}

export function ReviewedDataPoint({
  city,
  year,
  page,
  refused,
}: {
  city: string;
  year: number;
  page: ReviewedPage;
  refused: RefusedReview | undefined;
}) {
  const t = useText();
  const { explanation, side, state } = page;
  const { dataPoint, calculation } = explanation;
  const canJudge = side === 'verifier' && state === 'inReview' && page.isJudgeable;
  return (
    <>
      <div className="review-columns">
        <div>
          <section className="section" aria-labelledby="figures">
            <h2 id="figures">{t('review.figures')}</h2>
            <TypedFigures explanation={explanation} />
          </section>
          <section className="section" aria-labelledby="calculation">
            <h2 id="calculation">{t('review.calculation')}</h2>
            {calculation ? (
              <ValueStep dataPoint={dataPoint} calculation={calculation} />
            ) : (
              <p>
                {t('review.noValue', { reason: t(`band.${dataPoint.result.kind as 'missing'}`) })}
              </p>
            )}
          </section>
          <BehindValue behind={page.behind} />
          <EarlierRounds rounds={page.rounds} />
          <PeersOfValue peers={page.peers} kpi={page.kpi.id} dataPoint={page.id} />
          <ChecksOfValue warnings={page.warnings} />
          <p className="row">
            {page.canEnter && (
              <a href={pathTo.segment(city, year, page.segment.id, page.id)}>
                {t('review.toForm')}
              </a>
            )}
            <a href={pathTo.history(city, year, page.historyRow)}>{t('review.toHistory')}</a>
          </p>
        </div>
        <div>
          <VerdictPanel
            verdict={page.verdict}
            canJudge={canJudge}
            isNotApplicable={dataPoint.result.kind === 'notApplicable'}
            fingerprint={page.fingerprint}
            refused={refused?.of === 'verdict' ? refused : undefined}
          />
          <Thread
            messages={page.messages}
            turn={page.turn}
            side={side}
            state={state}
            hasOpenProposal={page.hasOpenProposal}
            fields={page.fields}
            refused={refused}
          />
        </div>
      </div>
      <nav className="row review-neighbours" aria-label={t('review.dataPoints')}>
        {page.previous && (
          <a href={pathTo.reviewDataPoint(city, year, page.previous.id)}>
            {t('review.previous', { label: page.previous.label })}
          </a>
        )}
        <a href={pathTo.review(city, year)}>{t('review.back')}</a>
        {page.next && (
          <a href={pathTo.reviewDataPoint(city, year, page.next.id)}>
            {t('review.next', { label: page.next.label })}
          </a>
        )}
      </nav>
    </>
  );
}
