/** What exactly a verdict is about: the figures, units, overrides, status and definition behind a data point. */
import { Decimal } from 'decimal.js';
import type { DataPoint, Kpi } from '../definitions/schema.ts';
import type { EntryStatus } from '../entry/entry.ts';
import { inputReferences, isRegisterReference, registerIdOf } from '../entry/fields.ts';

interface TypedRow {
  typed_text: string;
  decimal_value: string | null;
  yes_no: boolean | null;
  unit: string | null;
  reference_year: number | null;
}

/** The rows of a round, of which only these columns are read. */
export interface BasisRows {
  registerValues: ReadonlyArray<TypedRow & { register_id: string }>;
  inputValues: ReadonlyArray<
    TypedRow & { kpi_id: string; input_id: string; override_reason: string | null }
  >;
  entries: ReadonlyArray<{
    data_point_id: string;
    status: EntryStatus;
    status_reason?: string | null;
    final_text: string | null;
    final_unit: string | null;
    final_decimal: string | null;
    final_yes_no: boolean | null;
  }>;
}

/** A figure that the value rests on. */
export interface BasisFigure {
  /** An input's id, `register:<id>`, or `final`. */
  id: string;
  /** `own`: the KPI's own figure in place of the register's. */
  from: 'input' | 'register' | 'own' | 'final';
  /** The decimal in the definition's unit, without idle digits; `yes` or `no`; or the text, where it could not be read. */
  value: string;
  isRead: boolean;
  /** The unit that it was typed in; null: the definition's own. */
  unit: string | null;
  year: number | null;
  /** Why it stands in place of the register's. */
  reason: string | null;
}

export interface VerdictBasis {
  /** Revision of the data point's definition. */
  definition: string;
  status: EntryStatus;
  /** Why it does not apply, where it does not: that is what is judged then. */
  statusReason?: string;
  /** By id; what is not typed is left out. */
  figures: BasisFigure[];
}

/** What a verdict about a data point would rest on now. The order of the rows does not matter. */
export function basisOf(kpi: Kpi, dataPoint: DataPoint, rows: BasisRows): VerdictBasis {
  const entry = rows.entries.find((row) => row.data_point_id === dataPoint.id);
  const figures = [...new Set(inputReferences(dataPoint))].flatMap((id) =>
    figureOf(kpi.id, id, rows),
  );
  if (entry?.final_text) {
    figures.push({
      id: 'final',
      from: 'final',
      ...readOf(entry.final_text, entry.final_decimal, entry.final_yes_no),
      unit: entry.final_unit,
      year: null,
      reason: null,
    });
  }
  return {
    definition: dataPoint.revision,
    status: entry?.status ?? 'notStarted',
    ...(entry?.status === 'notApplicable' && { statusReason: entry.status_reason ?? '' }),
    figures: figures.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** The figure that a formula reads: the KPI's own, or else the register's. */
function figureOf(kpiId: string, id: string, rows: BasisRows): BasisFigure[] {
  const own = rows.inputValues.find(
    (row) => row.kpi_id === kpiId && row.input_id === id && row.typed_text !== '',
  );
  if (own) {
    const from = isRegisterReference(id) ? 'own' : 'input';
    return [{ ...typedOf(own), id, from, reason: from === 'own' ? own.override_reason : null }];
  }
  if (!isRegisterReference(id)) return [];
  const item = rows.registerValues.find(
    (row) => row.register_id === registerIdOf(id) && row.typed_text !== '',
  );
  return item ? [{ ...typedOf(item), id, from: 'register', reason: null }] : [];
}

function typedOf(row: TypedRow) {
  return {
    ...readOf(row.typed_text, row.decimal_value, row.yes_no),
    unit: row.unit,
    year: row.reference_year,
  };
}

function readOf(text: string, decimal: string | null, yesNo: boolean | null) {
  if (yesNo !== null) return { value: yesNo ? 'yes' : 'no', isRead: true };
  if (decimal !== null) return { value: new Decimal(decimal).toFixed(), isRead: true };
  return { value: text, isRead: false };
}

/** The basis as one text: the same for the same basis, another for any other. Its SHA-256 is the fingerprint. */
export function canonicalBasis({
  definition,
  status,
  statusReason,
  figures,
}: VerdictBasis): string {
  const sorted = figures
    .map(({ id, from, value, isRead, unit, year, reason }) =>
      JSON.stringify([id, from, value, isRead, unit, year, reason]),
    )
    .sort();
  const said = statusReason === undefined ? [] : [statusReason];
  return JSON.stringify([definition, status, sorted, ...said]);
}

/** One thing that differs; `was` and `is` are null where there was, or is, nothing. */
export type BasisDifference =
  | { kind: 'definition'; was: string; is: string }
  | { kind: 'status'; was: EntryStatus; is: EntryStatus }
  | { kind: 'statusReason'; was: string; is: string }
  | { kind: 'figure'; id: string; was: BasisFigure | null; is: BasisFigure | null };

/** What has changed since a verdict was given; none where it still holds. */
export function differencesOf(was: VerdictBasis, is: VerdictBasis): BasisDifference[] {
  const found: BasisDifference[] = [];
  if (was.definition !== is.definition) {
    found.push({ kind: 'definition', was: was.definition, is: is.definition });
  }
  if (was.status !== is.status) found.push({ kind: 'status', was: was.status, is: is.status });
  else if (was.statusReason !== is.statusReason) {
    const [before, now] = [was.statusReason ?? '', is.statusReason ?? ''];
    found.push({ kind: 'statusReason', was: before, is: now });
  }
  const ids = new Set([...was.figures, ...is.figures].map((figure) => figure.id));
  for (const id of [...ids].sort()) {
    const before = was.figures.find((figure) => figure.id === id) ?? null;
    const now = is.figures.find((figure) => figure.id === id) ?? null;
    if (!isSame(before, now)) found.push({ kind: 'figure', id, was: before, is: now });
  }
  return found;
}

function isSame(a: BasisFigure | null, b: BasisFigure | null): boolean {
  if (!a || !b) return a === b;
  return (
    a.from === b.from &&
    a.value === b.value &&
    a.isRead === b.isRead &&
    a.unit === b.unit &&
    a.year === b.year &&
    a.reason === b.reason
  );
}
