/** The fingerprints of a round's data points as it stands. */
import { createHash } from 'node:crypto';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import {
  basisOf,
  canonicalBasis,
  type BasisRows,
  type VerdictBasis,
} from '#app/domain/verification/fingerprint.ts';

export interface Fingerprinted {
  basis: VerdictBasis;
  /** SHA-256 of the canonical basis, hex. */
  fingerprint: string;
}

/** What verdicts about the data points would be bound to now, by data point. */
export function fingerprintsOf(
  definitions: DefinitionSet,
  rows: BasisRows,
): Map<string, Fingerprinted> {
  return new Map(
    definitions.kpis.flatMap((kpi) =>
      kpi.dataPoints.map((dataPoint) => {
        const basis = basisOf(kpi, dataPoint, rows);
        return [dataPoint.id, { basis, fingerprint: fingerprintOf(basis) }] as const;
      }),
    ),
  );
}

/** The fingerprint of a basis. */
export function fingerprintOf(basis: VerdictBasis): string {
  return createHash('sha256').update(canonicalBasis(basis), 'utf8').digest('hex');
}
