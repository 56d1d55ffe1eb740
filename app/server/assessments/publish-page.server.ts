/** What a coordinator has to know before publishing, and what keeps a round from being published. */
import { findObstacles, isPublishable } from '#app/domain/publication/obstacles.ts';
import { suppressionOf } from '#app/domain/publication/build-publication.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { isValid } from '#app/domain/scoring/value.ts';
import { getCurrentPublication } from '#db/queries/publications.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { readSuppressed } from '../publications/read-suppressed.server.ts';
import { readRound } from './read-round.server.ts';

/** Why nothing was published. */
export type PublishProblem = 'notConfirmed' | 'noteMissing' | 'nothingReported' | 'incomplete';

export async function readPublishPage({
  db,
  city,
  assessment,
  definitions,
  targetSet,
  signingKey,
  configuration,
}: RoundVisit) {
  const [round, current] = await Promise.all([
    readRound(db, city.city_id, assessment.assessment_id),
    getCurrentPublication(db, city.city_id, assessment.assessment_id),
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
    suppressBelow,
    suppressed: list(suppressed.map(([id]) => id)),
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
  answer: { isConfirmed: boolean; note: string },
): Promise<PublishProblem | undefined> {
  const page = await readPublishPage(visit);
  if (page.reported === 0) return 'nothingReported';
  if (!page.isPublishable) return 'incomplete';
  if (!answer.isConfirmed) return 'notConfirmed';
  if (page.sequence > 1 && answer.note === '') return 'noteMissing';
  return undefined;
}
