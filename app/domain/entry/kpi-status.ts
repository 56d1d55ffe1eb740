/** Sums up the data points of one KPI, because cities and verifiers count KPIs, not data points. */

export type KpiStatus = 'reported' | 'partlyReported' | 'notReported';

/** What is known of one data point: whether it applies to the city, and whether it has a valid value. */
export interface DataPointState {
  isApplicable: boolean;
  isReported: boolean;
}

/**
 * Whether a KPI is reported: all, some or none of its applicable data points have a valid value.
 * A KPI none of whose data points applies is not reported; whoever counts gaps leaves it out by
 * its applicability. (Verification Manual 2022, p. 162-163: column Q is YES when data are entered.)
 */
export function kpiStatus(dataPoints: readonly DataPointState[]): KpiStatus {
  const applicable = dataPoints.filter((dataPoint) => dataPoint.isApplicable);
  const reported = applicable.filter((dataPoint) => dataPoint.isReported).length;
  if (reported === 0) return 'notReported';
  return reported === applicable.length ? 'reported' : 'partlyReported';
}
