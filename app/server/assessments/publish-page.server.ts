/** What a coordinator has to know before publishing, and what keeps a round from being published. */
import { findObstacles, isPublishable } from '#app/domain/publication/obstacles.ts';
import { suppressionOf } from '#app/domain/publication/build-publication.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { isValid } from '#app/domain/scoring/value.ts';
import { isUnderWay } from '#app/domain/verification/work.ts';
import { getCurrentPublication, getShownPublication } from '#db/queries/publications.server.ts';
import type { PublicationKind } from '#db/schema.ts';
import { readAttested } from '../verification/read-attested.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { readSuppressed } from '../publications/read-suppressed.server.ts';
import { readRound } from './read-round.server.ts';

/** Why nothing was published. */
export type PublishProblem =
  | 'notConfirmed'
  | 'noteMissing'
  | 'nothingReported'
  | 'incomplete'
  | 'notAttested'
  | 'nothingVerified'
  | 'notUnderWay';

export async function readPublishPage({
  db,
  city,
  assessment,
  definitions,
  targetSet,
  signingKey,
  configuration,
}: RoundVisit) {
  const [round, current, shown, attested] = await Promise.all([
    readRound(db, city.city_id, assessment.assessment_id),
    getCurrentPublication(db, city.city_id, assessment.assessment_id),
    getShownPublication(db, city.city_id, assessment.assessment_id),
    readAttested(db, assessment, definitions, targetSet),
  ]);
  const score = scoreAssessment(definitions, targetSet, round.data);
  const obstacles = findObstacles(score, round);
  const sources = new Map(round.entries.map((row) => [row.data_point_id, row.source_name]));
  const list = (ids: readonly string[]) =>
    ids.map((id) => ({
      id,
      label: definitions.dataPointById.get(id)?.label ?? id,
      segment: definitions.kpiOfDataPoint.get(id)?.segment ?? '',
    }));
  const { coverage } = score.total;
  const verified = new Set(
    attested?.verdicts.filter((one) => one.isVerified).map((one) => one.dataPoint),
  );
  const { suppressBelow } = configuration;
  const leftOut = suppressionOf({
    facts: assessment,
    definitions,
    targetSet,
    rows: round,
    suppressBelow,
    suppressedBefore: await readSuppressed(db, current),
  });
  const suppressed = [...leftOut.dataPoints].filter(([, why]) => why === 'suppressed');
  return {
    isSigned: signingKey !== undefined,
    isUnderWay: isUnderWay(assessment.work_state),
    isVerifiedShown: shown?.kind === 'verified',
    suppressBelow,
    suppressed: list(suppressed.map(([id]) => id)),
    /** What a verified publication would hold; null while the round is not attested. */
    verified: attested
      ? {
          grade: attested.verification.verifierGrade,
          attestedAt: attested.verification.attestedAt,
          count: attested.verification.verified,
          leavesOut: list(
            score.dataPoints
              .filter((one) => isValid(one.value) && !verified.has(one.dataPointId))
              .map((one) => one.dataPointId),
          ),
        }
      : null,
    reported: coverage.reported,
    total: coverage.total,
    sequence: (current?.sequence ?? 0) + 1,
    isPublishable: isPublishable(obstacles),
    invalid: list(obstacles.invalid),
    withoutReason: list(obstacles.withoutReason),
    overridden: list(obstacles.overridden),
    /** Only a warning: verifiers ask for the source of every value. */
    withoutSource: score.dataPoints.filter(
      (one) => isValid(one.value) && !sources.get(one.dataPointId),
    ).length,
  };
}

/** Undefined when the round may be published as it stands. */
export async function refusePublication(
  visit: RoundVisit,
  answer: { kind: PublicationKind; isConfirmed: boolean; note: string },
): Promise<PublishProblem | undefined> {
  const page = await readPublishPage(visit);
  if (page.reported === 0) return 'nothingReported';
  if (!page.isPublishable) return 'incomplete';
  if (answer.kind === 'verified' && !page.verified) return 'notAttested';
  if (answer.kind === 'verified' && page.verified?.count === 0) return 'nothingVerified';
  if (answer.kind === 'provisional' && !page.isUnderWay) return 'notUnderWay';
  if (!answer.isConfirmed) return 'notConfirmed';
  if (page.sequence > 1 && answer.note === '') return 'noteMissing';
  return undefined;
}
