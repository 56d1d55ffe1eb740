/** What of a round is published as verified: only what the verifier has judged so, by the figures that it was judged by. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import type { EntryStatus } from '../entry/entry.ts';
import { inputReferences } from '../entry/fields.ts';
import type { PublicDataPoint } from './public-document.ts';

interface Rows {
  inputValues: ReadonlyArray<{ kpi_id: string; input_id: string }>;
  entries: ReadonlyArray<{
    data_point_id: string;
    status: EntryStatus;
    final_text: string | null;
    final_decimal: string | null;
    final_yes_no: boolean | null;
    final_problem: unknown;
  }>;
}

/**
 * The rows without what is not verified: such data points count as gaps, and what only they read is left out. What they
 * share with verified ones stays.
 */
export function rowsOfVerified<Whole extends Rows>(
  definitions: DefinitionSet,
  rows: Whole,
  notVerified: ReadonlySet<string>,
): Whole {
  if (notVerified.size === 0) return rows;
  const isRead = (kpiId: string, reference: string) =>
    (definitions.kpiById.get(kpiId)?.dataPoints ?? []).some(
      (dataPoint) =>
        !notVerified.has(dataPoint.id) && inputReferences(dataPoint).includes(reference),
    );
  return {
    ...rows,
    inputValues: rows.inputValues.filter((row) => isRead(row.kpi_id, row.input_id)),
    entries: rows.entries.map((row) =>
      notVerified.has(row.data_point_id)
        ? {
            ...row,
            status: 'notCollected' as const,
            final_text: null,
            final_decimal: null,
            final_yes_no: null,
            final_problem: null,
          }
        : row,
    ),
  };
}

/** A data point of the verified view that the verifier has not judged so: that it is, and nothing that was typed for it. */
export function asNotVerified(dataPoint: PublicDataPoint): PublicDataPoint {
  // what nobody may know is not said to be reported either
  if (dataPoint.status === 'confidential' || dataPoint.status === 'suppressed') return dataPoint;
  return {
    ...dataPoint,
    status: 'notVerified',
    statusReason: null,
    isProvisional: false,
    value: null,
    yesNo: null,
    valueFrom: null,
    publishedAs: null,
    inputs: [],
    result: { kind: 'notVerified' },
    quality: null,
    origin: null,
    referenceYear: null,
    sourceName: null,
    sourceUrl: null,
    sourcePage: null,
    scope: null,
  };
}
