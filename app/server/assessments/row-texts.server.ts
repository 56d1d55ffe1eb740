/** Between rows and fields: the text that a stored row shows in a field, and the row that a text makes. */
import type { DataPoint } from '#app/domain/definitions/schema.ts';
import type { EntryStatus, Origin, Quality } from '#app/domain/entry/entry.ts';
import type { EntryAttribute, RegisterAttribute } from '#app/domain/entry/fields.ts';
import { readTyped } from '#app/domain/entry/read-text.ts';
import type { Entry, RegisterValue } from '#db/schema.ts';

/** An entry without its keys and its revision. */
export type EntryValues = Omit<
  Entry,
  'city_id' | 'assessment_id' | 'data_point_id' | 'revision' | 'updated_at' | 'updated_by'
>;

const EMPTY: EntryValues = {
  status: 'notStarted',
  status_reason: null,
  planned_for: null,
  planned_owner: null,
  is_confidential: false,
  is_provisional: false,
  final_text: null,
  final_decimal: null,
  final_yes_no: null,
  final_problem: null,
  published_as: null,
  reference_year: null,
  quality: null,
  origin: null,
  source_name: null,
  source_url: null,
  source_page: null,
  scope: null,
  comment: null,
};

/** What a field of an entry shows. */
export function entryText(row: EntryValues | undefined, attribute: EntryAttribute): string {
  if (!row) return attribute === 'status' ? EMPTY.status : '';
  switch (attribute) {
    case 'final':
      return row.final_text ?? '';
    case 'status':
      return row.status;
    case 'statusReason':
      return row.status_reason ?? '';
    case 'plannedFor':
      return row.planned_for ?? '';
    case 'plannedOwner':
      return row.planned_owner ?? '';
    case 'quality':
      return row.quality ?? '';
    case 'origin':
      return row.origin ?? '';
    case 'referenceYear':
      return row.reference_year === null ? '' : String(row.reference_year);
    case 'sourceName':
      return row.source_name ?? '';
    case 'sourceUrl':
      return row.source_url ?? '';
    case 'scope':
      return row.scope ?? '';
    case 'comment':
      return row.comment ?? '';
    case 'isConfidential':
      return row.is_confidential ? 'yes' : '';
    case 'isProvisional':
      return row.is_provisional ? 'yes' : '';
  }
}

/** What a field of the register shows. */
export function registerText(row: RegisterValue | undefined, attribute: RegisterAttribute): string {
  if (!row) return '';
  if (attribute === 'value') return row.typed_text;
  if (attribute === 'source') return row.source ?? '';
  return row.reference_year === null ? '' : String(row.reference_year);
}

/** An entry with one field changed. The text has passed `fieldProblem`. */
export function withEntryText(
  row: Entry | undefined,
  attribute: EntryAttribute,
  text: string,
  dataPoint: DataPoint,
): EntryValues {
  const values: EntryValues = row ? pickValues(row) : { ...EMPTY };
  const orNull = text === '' ? null : text;
  switch (attribute) {
    case 'final': {
      const unit = dataPoint.formula.type === 'yesNo' ? 'yes-no' : dataPoint.unit;
      const reading = readTyped(text, { unit, integer: dataPoint.integer });
      return {
        ...values,
        final_text: orNull,
        final_decimal: reading?.kind === 'number' ? reading.value : null,
        final_yes_no: reading?.kind === 'yesNo' ? reading.value : null,
        final_problem: reading?.kind === 'invalid' ? reading.problem : null,
        // a figure that was typed anew is no longer the printed one
        published_as: null,
      };
    }
    case 'status':
      return { ...values, status: (orNull ?? 'notStarted') as EntryStatus };
    case 'statusReason':
      return { ...values, status_reason: orNull };
    case 'plannedFor':
      return { ...values, planned_for: orNull };
    case 'plannedOwner':
      return { ...values, planned_owner: orNull };
    case 'quality':
      return { ...values, quality: orNull as Quality | null };
    case 'origin':
      return { ...values, origin: orNull as Origin | null };
    case 'referenceYear':
      return { ...values, reference_year: orNull === null ? null : Number(orNull) };
    case 'sourceName':
      return { ...values, source_name: orNull };
    case 'sourceUrl':
      return { ...values, source_url: orNull };
    case 'scope':
      return { ...values, scope: orNull };
    case 'comment':
      return { ...values, comment: orNull };
    case 'isConfidential':
      return { ...values, is_confidential: text === 'yes' };
    case 'isProvisional':
      return { ...values, is_provisional: text === 'yes' };
  }
}

function pickValues(row: Entry): EntryValues {
  const {
    city_id: _c,
    assessment_id: _a,
    data_point_id: _d,
    revision: _r,
    updated_at: _t,
    updated_by: _b,
    ...values
  } = row;
  return values;
}
