/** What of verifications waits for somebody: the rounds that they verify, and the questions to their city. */
import { getAssessment } from '#db/queries/assessments.server.ts';
import { listRoundsToVerify } from '#db/queries/verification.server.ts';
import {
  definitionsByStoredHash,
  targetSetByStoredHash,
} from '../definitions/stored-definitions.server.ts';
import type { RoundVisit, Visit } from '../permissions/enter.server.ts';
import { progressOf, readReview } from './read-review.server.ts';
import { whoActs } from './who-acts.server.ts';

export async function readMyVerifications({
  db,
  account,
  definitions: newest,
  targetSet: newestTargets,
}: Visit) {
  const rounds = await listRoundsToVerify(db, account.accountId);
  const read = await Promise.all(
    rounds.map(async ({ city_id: cityId, assessment_id: assessmentId, slug, name, year }) => {
      const assessment = await getAssessment(db, cityId, assessmentId);
      if (!assessment) return [];
      const definitions = await definitionsByStoredHash(db, assessment.definition_hash, newest);
      const targetSet = await targetSetByStoredHash(db, assessment.target_set_hash, newestTargets);
      const review = await readReview(db, assessment, definitions, targetSet);
      const { side } = await whoActs(db, { cityId, assessmentId }, account.accountId);
      const { judged, reported } = progressOf(review.dataPoints);
      return [
        {
          city: slug,
          cityName: name,
          year,
          state: review.state,
          hasDeclared: side === 'verifier',
          yourTurn: review.dataPoints.filter((one) => one.turn === 'verifier').length,
          judged,
          reported,
        },
      ];
    }),
  );
  return read.flat();
}

/** In how many data points of a round it is the city's turn. */
export async function countCityTurns({
  db,
  assessment,
  definitions,
  targetSet,
}: Pick<RoundVisit, 'db' | 'assessment' | 'definitions' | 'targetSet'>): Promise<number> {
  if (assessment.work_state === 'collecting' || assessment.work_state === 'attested') return 0;
  const { dataPoints } = await readReview(db, assessment, definitions, targetSet);
  return dataPoints.filter((one) => one.turn === 'city').length;
}
