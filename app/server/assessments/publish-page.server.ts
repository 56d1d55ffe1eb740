/** What a coordinator has to know before publishing, and what keeps a round from being published. */
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { getCurrentPublication } from '#db/queries/publications.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { readRound } from './read-round.server.ts';

/** Why nothing was published. */
export type PublishProblem = 'notConfirmed' | 'noteMissing' | 'nothingReported' | 'incomplete';

export async function readPublishPage({ db, city, assessment, definitions, targetSet }: RoundVisit) {
  const [round, current] = await Promise.all([
    readRound(db, city.city_id, assessment.assessment_id),
    getCurrentPublication(db, city.city_id, assessment.assessment_id),
  ]);
  const score = scoreAssessment(definitions, targetSet, round.data);
  const entries = new Map(round.entries.map((row) => [row.data_point_id, row]));
  const list = (test: (id: string) => boolean) =>
    definitions.dataPoints
      .filter((dataPoint) => test(dataPoint.id))
      .map((dataPoint) => ({
        id: dataPoint.id,
        label: dataPoint.label,
        segment: definitions.kpiOfDataPoint.get(dataPoint.id)?.segment ?? '',
      }));
  const { coverage } = score.total;
  return {
    reported: coverage.reported,
    total: coverage.total,
    sequence: (current?.sequence ?? 0) + 1,
    /** Cannot be computed with as they stand, and nobody has said why. */
    invalid: list(
      (id) => score.byDataPoint.get(id)?.value.kind === 'invalid' && !entries.get(id)?.comment,
    ),
    /** Said not to apply, without a reason. */
    withoutReason: list(
      (id) => entries.get(id)?.status === 'notApplicable' && !entries.get(id)?.status_reason,
    ),
    /** Only a warning: verifiers ask for the source of every value. */
    withoutSource: list((id) => {
      const kind = score.byDataPoint.get(id)?.value.kind;
      return (kind === 'value' || kind === 'yesNo') && !entries.get(id)?.source_name;
    }).length,
  };
}
export type PublishPage = Awaited<ReturnType<typeof readPublishPage>>;

/** Undefined when the round may be published as it stands. */
export async function refusePublication(
  visit: RoundVisit,
  answer: { isConfirmed: boolean; note: string },
): Promise<PublishProblem | undefined> {
  const page = await readPublishPage(visit);
  if (page.reported === 0) return 'nothingReported';
  if (page.invalid.length > 0 || page.withoutReason.length > 0) return 'incomplete';
  if (!answer.isConfirmed) return 'notConfirmed';
  if (page.sequence > 1 && answer.note === '') return 'noteMissing';
  return undefined;
}
