/** What keeps a round from being published: the coordinator's page asks it, and publishing itself does again. */
import type { AssessmentScore } from '../scoring/score-assessment.ts';
import type { EntryStatus } from '../entry/entry.ts';

interface EntryRow {
  data_point_id: string;
  status: EntryStatus;
  status_reason: string | null;
  comment: string | null;
}

export interface Obstacles {
  /** Nothing is reported at all. */
  isEmpty: boolean;
  /** Data points that cannot be computed with, and nobody has said why (Verification Manual 2022, p. 163/153: comments). */
  invalid: string[];
  /** Data points that are said not to apply, without a reason. */
  withoutReason: string[];
}

/** The obstacles of a round; empty lists and false when it may be published. */
export function findObstacles(score: AssessmentScore, entries: readonly EntryRow[]): Obstacles {
  const byId = new Map(entries.map((row) => [row.data_point_id, row]));
  const ids = (test: (id: string) => boolean) =>
    score.dataPoints.map((one) => one.dataPointId).filter(test);
  return {
    isEmpty: score.total.coverage.reported === 0,
    invalid: ids(
      (id) => score.byDataPoint.get(id)?.value.kind === 'invalid' && !byId.get(id)?.comment,
    ),
    withoutReason: ids(
      (id) => byId.get(id)?.status === 'notApplicable' && !byId.get(id)?.status_reason,
    ),
  };
}

/** Whether nothing stands in the way. */
export function isPublishable(obstacles: Obstacles): boolean {
  const { isEmpty, invalid, withoutReason } = obstacles;
  return !isEmpty && invalid.length === 0 && withoutReason.length === 0;
}
