/** What keeps a round from being published: the coordinator's page asks it, and publishing itself does again. */
import type { AssessmentScore } from '../scoring/score-assessment.ts';
import type { EntryStatus } from '../entry/entry.ts';
import { isRegisterReference } from '../entry/fields.ts';

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
  /** Data points that use a figure in place of the register's, without a reason. */
  overridden: string[];
}

interface InputRow {
  kpi_id: string;
  input_id: string;
  typed_text: string;
  override_reason: string | null;
}

/** The obstacles of a round; empty lists and false when it may be published. */
export function findObstacles(
  score: AssessmentScore,
  { entries, inputValues }: { entries: readonly EntryRow[]; inputValues: readonly InputRow[] },
): Obstacles {
  const overriding = new Set(
    inputValues
      .filter(
        (row) => isRegisterReference(row.input_id) && row.typed_text !== '' && !row.override_reason,
      )
      .map((row) => row.kpi_id),
  );
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
    overridden: score.dataPoints
      .filter((one) => overriding.has(one.kpiId))
      .map((one) => one.dataPointId),
  };
}

/** Whether nothing stands in the way. */
export function isPublishable(obstacles: Obstacles): boolean {
  const { isEmpty, invalid, withoutReason, overridden } = obstacles;
  return !isEmpty && invalid.length + withoutReason.length + overridden.length === 0;
}
