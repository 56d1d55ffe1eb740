/** What data points come to, as plain data: sent with the page, and worked out in the browser once someone types. */
import type { DataPoint, Kpi } from '../definitions/schema.ts';
import {
  scoreDataPoint,
  type DataPointResult,
  type DataPointScore,
  type ScoringTargets,
} from '../scoring/score-data-point.ts';
import type { ValueResult } from '../scoring/value.ts';
import { changeSince } from './change-since.ts';
import type { AssessmentData } from './entry.ts';

export interface Outcome {
  value: { kind: 'value'; decimal: string } | Exclude<ValueResult, { kind: 'value' }>;
  result: DataPointResult;
  /** Since the round before. */
  change?: NonNullable<ReturnType<typeof changeSince>>;
}

/** A score without what only calculation needs; `before` is the decimal of the round before. */
export function outcomeOf(
  { value, result }: DataPointScore,
  dataPoint: DataPoint,
  before: string | null | undefined,
): Outcome {
  if (value.kind !== 'value') return { value, result };
  const { kind, decimal } = value;
  const change = changeSince(decimal, before, dataPoint.decimals);
  return { value: { kind, decimal }, result, ...(change && { change }) };
}

/** The outcomes of a KPI's data points by id, from what stands in its fields now. */
export function outcomesOfKpi(
  kpi: Pick<Kpi, 'id' | 'dataPoints'>,
  targetSet: ScoringTargets,
  data: AssessmentData,
  previous: Readonly<Record<string, { value: string | null }>>,
): Record<string, Outcome> {
  return Object.fromEntries(
    kpi.dataPoints.map((dataPoint) => [
      dataPoint.id,
      outcomeOf(
        scoreDataPoint(dataPoint, kpi.id, targetSet, data),
        dataPoint,
        previous[dataPoint.id]?.value,
      ),
    ]),
  );
}
