/** What the page of a round's verification shows: how it stands, what can be done, and every data point with its turn. */
import {
  REVIEW_FILTERS,
  reviewSelectionOf,
  selectReviewed,
  type ReviewRow,
} from '#app/domain/verification/select-reviewed.ts';
import { isStepOf, STEPS, takeStep, TRANSITIONS } from '#app/domain/verification/work.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import {
  listDeclarations,
  listOpenings,
  listVerifiersOfCity,
} from '#db/queries/verification.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { gapOf } from './explain-round.server.ts';
import { progressOf, readReview, type Review, type Reviewed } from './read-review.server.ts';
import { factsOf } from './take-step.server.ts';
import { whoActs, type Acting } from './who-acts.server.ts';

export async function readReviewPage(visit: RoundVisit, search: URLSearchParams) {
  const { db, city, assessment, definitions, targetSet, account, role } = visit;
  const ids = { cityId: city.city_id, assessmentId: assessment.assessment_id };
  const review = await readReview(db, assessment, definitions, targetSet);
  const [acting, openings, verifiers, declarations] = await Promise.all([
    whoActs(db, ids, account.accountId),
    listOpenings(db, ids.cityId, ids.assessmentId, account.accountId),
    listVerifiersOfCity(db, ids.cityId),
    listDeclarations(db, ids.cityId, ids.assessmentId),
  ]);
  const selection = reviewSelectionOf(search);
  const opened = new Set(openings.map((one) => `${one.data_point_id} ${one.fingerprint}`));
  const rows = review.dataPoints.map((one) => ({
    ...rowOf(visit, review, one),
    isOpened: opened.has(`${one.id} ${one.fingerprint}`),
  }));
  return {
    selection,
    counts: Object.fromEntries(
      REVIEW_FILTERS.map((show) => [
        show,
        selectReviewed(rows, { show, segment: selection.segment }).length,
      ]),
    ),
    rows: selectReviewed(rows, selection),
    segments: definitions.framework.segments.map(({ id, name }) => ({ id, name })),
    progress: progressOf(review.dataPoints),
    comparedWith: review.comparedWith?.toISOString() ?? null,
    canJudge: acting.side === 'verifier' && review.state === 'inReview',
    declaration: role === 'verifier' && !acting.declaration ? declarationText(visit) : null,
    steps: possibleSteps(review, acting),
    past: review.steps.map(({ transition, at, name, reason, sequence }) => ({
      sequence,
      transition,
      at: at.toISOString(),
      name,
      reason,
    })),
    verifiers: verifiers
      .filter((one) => one.assessment_id === ids.assessmentId)
      .map((one) => {
        const signed = declarations.find(
          (row) => row.by === one.account_id && row.at >= one.assigned_at,
        );
        return {
          id: one.account_id,
          name: one.name,
          grade: one.grade,
          declaredAt: signed?.at.toISOString() ?? null,
        };
      }),
  };
}

/** The text that a verifier signs, as it is kept. */
export function declarationText({ city, assessment }: Pick<RoundVisit, 'city' | 'assessment'>) {
  const year = String(assessment.reporting_year);
  return textFor()('review.declaration', { city: city.name, year });
}

/** The steps that this person could take now, each with what stands in its way. */
function possibleSteps(review: Review, { sides }: Acting) {
  const facts = factsOf(review);
  return TRANSITIONS.filter((transition) => isStepOf(transition, review.state, sides)).map(
    (transition) => {
      const taken = takeStep(review.state, transition, { sides, reason: '-', facts });
      return {
        transition,
        isReasonNeeded: STEPS[transition].isReasonNeeded,
        blockedBy: 'problem' in taken ? taken.problem : null,
        count: transition === 'attest' ? facts.withoutVerdict || facts.openProposals : 0,
      };
    },
  );
}

function rowOf(
  { definitions }: Pick<RoundVisit, 'definitions'>,
  { rows, score }: Review,
  {
    id,
    kpiId,
    segment,
    isReported,
    isJudgeable,
    verdict,
    standing,
    turn,
    isChanged,
    fingerprint,
  }: Reviewed,
) {
  const dataPoint = definitions.dataPointById.get(id);
  const value = score.byDataPoint.get(id)?.value;
  const entry = rows.entries.find((row) => row.data_point_id === id);
  return {
    id,
    label: dataPoint?.label ?? id,
    code: definitions.kpiById.get(kpiId)?.code ?? '',
    segment,
    segmentName: definitions.segmentById.get(segment)?.name ?? '',
    value: value?.kind === 'value' ? value.decimal : null,
    yesNo: value?.kind === 'yesNo' ? value.value : null,
    decimals: dataPoint?.decimals ?? 2,
    unitSymbol: definitions.unitById.get(dataPoint?.unit ?? '')?.symbol ?? '',
    isReported,
    isJudgeable,
    isNotApplicable: isJudgeable && !isReported,
    gap: isReported ? null : gapOf(score.byDataPoint.get(id)),
    isConfidential: entry?.is_confidential ?? false,
    verdict: verdictOf(verdict),
    givenWith: verdict?.givenWith ?? 0,
    turn,
    isOpen: standing.isAsked || standing.isAnswered || standing.openProposal !== null,
    isChanged,
    fingerprint,
  };
}

function verdictOf(verdict: Reviewed['verdict']): ReviewRow['verdict'] {
  if (!verdict) return null;
  if (!verdict.holds) return 'dropped';
  return verdict.isVerified ? 'verified' : 'notVerified';
}
