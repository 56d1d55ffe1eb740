/** What a score rests on: how many data points were there to report, were reported, and how well they are founded. */
import type { DataPointScore } from './score-data-point.ts';
import { isValid } from './value.ts';

/** Numbers of data points. */
export interface Coverage {
  /** All data points of the group. */
  total: number;
  /** All but those that are not applicable, by declaration or by a zero denominator. */
  applicable: number;
  /** Those with a valid value. */
  reported: number;
  /** Those reported for which the target set has a target. */
  benchmarked: number;
  /** Those with points. */
  scored: number;
  /** Those whose inputs or value are invalid. */
  invalid: number;
  /** Those on pages that were not read. */
  notInExtract: number;
}

/** Numbers of reported data points by quality of the data. */
export interface Evidence {
  measured: number;
  /** From a survey of inhabitants or from higher-level data. */
  extrapolated: number;
  /** By assumptions or personally. */
  estimated: number;
  /** Said to be unknown, or not stated. */
  unknown: number;
}

/** Counts the data points of a group by how far they came. */
export function coverageOf(dataPoints: readonly DataPointScore[]): Coverage {
  const coverage: Coverage = {
    total: dataPoints.length,
    applicable: 0,
    reported: 0,
    benchmarked: 0,
    scored: 0,
    invalid: 0,
    notInExtract: 0,
  };
  for (const { value, hasTarget, result } of dataPoints) {
    if (value.kind !== 'notApplicable') coverage.applicable += 1;
    if (isValid(value)) {
      coverage.reported += 1;
      if (hasTarget) coverage.benchmarked += 1;
    }
    if (result.kind === 'scored') coverage.scored += 1;
    if (value.kind === 'invalid') coverage.invalid += 1;
    if (value.kind === 'notInExtract') coverage.notInExtract += 1;
  }
  return coverage;
}

/** Less than half reported: such a score is shown more faintly, since leaving out what is bad raises it. */
export function isThin({
  reported,
  applicable,
}: Pick<Coverage, 'reported' | 'applicable'>): boolean {
  return reported * 2 < applicable;
}

/** Counts the reported data points by quality (Verification Manual 2022, p. 163/153, column T). */
export function evidenceOf(dataPoints: readonly DataPointScore[]): Evidence {
  const evidence: Evidence = { measured: 0, extrapolated: 0, estimated: 0, unknown: 0 };
  for (const { value, quality } of dataPoints) {
    if (isValid(value)) evidence[EVIDENCE_OF_QUALITY[quality ?? 'unknown']] += 1;
  }
  return evidence;
}

const EVIDENCE_OF_QUALITY = {
  measured: 'measured',
  surveyExtrapolated: 'extrapolated',
  higherLevelExtrapolated: 'extrapolated',
  assumptionEstimate: 'estimated',
  personalEstimate: 'estimated',
  unknown: 'unknown',
} as const satisfies Record<NonNullable<DataPointScore['quality']>, keyof Evidence>;
