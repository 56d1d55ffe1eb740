/** Takes a step of the work on a round: one at a time, with an event, a line in the log, and the fingerprints of a submission. */
import { findObstacles, isPublishable } from '#app/domain/publication/obstacles.ts';
import {
  STEPS,
  takeStep,
  type Transition,
  type WorkFacts,
  type WorkProblem,
} from '#app/domain/verification/work.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import { appendCityAudit } from '#db/queries/audit.server.ts';
import { insertWorkEvent } from '#db/queries/verification.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { readReview, type Review } from './read-review.server.ts';
import { whoActs } from './who-acts.server.ts';

/** What a step needs of a visit; a test has no more. */
export type Stepping = Pick<
  RoundVisit,
  'db' | 'city' | 'assessment' | 'definitions' | 'targetSet' | 'account'
>;

/** Takes the step, or says why not. Of several at once from one state, one is taken. */
export function takeWorkStep(
  visit: Stepping,
  { transition, reason }: { transition: Transition; reason: string },
  at: Date,
): Promise<WorkProblem | undefined> {
  const { db, city, assessment, definitions, targetSet, account } = visit;
  const ids = { cityId: city.city_id, assessmentId: assessment.assessment_id };
  return db.transaction().execute(async (trx) => {
    const locked = await lockAssessment(trx, ids.cityId, ids.assessmentId);
    if (!locked) return 'notPossible';
    const { sides } = await whoActs(trx, ids, account.accountId);
    const review = await readReview(trx, locked, definitions, targetSet);
    const facts = factsOf(review);
    const taken = takeStep(locked.work_state, transition, { sides, reason, facts });
    if ('problem' in taken) return taken.problem;
    const { to } = taken;
    const event = { at, by: account.accountId, transition, reason: taken.reason };
    const sequence = await insertWorkEvent(trx, {
      city_id: ids.cityId,
      assessment_id: ids.assessmentId,
      ...event,
      from_state: locked.work_state,
      to_state: to,
      fingerprints:
        STEPS[transition].to === 'submitted' ? JSON.stringify(fingerprintsOfReview(review)) : null,
    });
    await appendCityAudit(trx, ids.cityId, {
      at,
      actorId: account.accountId,
      action: `work.${transition}`,
      subject: `assessment:${ids.assessmentId}`,
      details: { from: locked.work_state, to, sequence },
    });
    return undefined;
  });
}

/** What a step is decided by, beside the state. */
export function factsOf({ score, rows, dataPoints }: Review): WorkFacts {
  return {
    hasObstacles: !isPublishable(findObstacles(score, rows)),
    withoutVerdict: dataPoints.filter((one) => one.isReported && !one.verdict?.holds).length,
    openProposals: dataPoints.filter((one) => one.standing.openProposal !== null).length,
  };
}

function fingerprintsOfReview({ dataPoints }: Review): Record<string, string> {
  return Object.fromEntries(dataPoints.map(({ id, fingerprint }) => [id, fingerprint]));
}
