/** Between rows and fields: the text that a stored row shows in a field, and the row that a text makes. */
import type { EntryStatus, Origin, Quality } from '#app/domain/entry/entry.ts';
import type {
  EntryAttribute,
  InputAttribute,
  RegisterAttribute,
} from '#app/domain/entry/fields.ts';
import { readFigure, type FigureSpec } from '#app/domain/entry/read-figure.ts';
import type { Reading } from '#app/domain/entry/read-text.ts';
import type { EntryContent } from '#db/queries/entries.server.ts';
import type { InputValueContent } from '#db/queries/input-values.server.ts';
import type { RegisterValueContent } from '#db/queries/register-values.server.ts';
import type { RevisionColumn } from '#db/queries/revisions.server.ts';
import type { Entry, InputValue, RegisterValue } from '#db/schema.ts';

const EMPTY: EntryContent = {
  status: 'notStarted',
  status_reason: null,
  planned_for: null,
  planned_owner: null,
  is_confidential: false,
  is_provisional: false,
  final_text: null,
  final_unit: null,
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
export function entryText(row: EntryContent | undefined, attribute: EntryAttribute): string {
  if (!row) return attribute === 'status' ? EMPTY.status : '';
  switch (attribute) {
    case 'final':
      return row.final_text ?? '';
    case 'finalUnit':
      return row.final_unit ?? '';
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
      return yearText(row.reference_year);
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
export function registerText(
  row: RegisterValueContent | undefined,
  attribute: RegisterAttribute,
): string {
  if (!row) return '';
  switch (attribute) {
    case 'value':
      return row.typed_text;
    case 'unit':
      return row.unit ?? '';
    case 'referenceYear':
      return yearText(row.reference_year);
    case 'source':
      return row.source ?? '';
  }
}

/** What a field of an input shows. */
export function inputText(row: InputValueContent | undefined, attribute: InputAttribute): string {
  if (!row) return '';
  switch (attribute) {
    case 'value':
      return row.typed_text;
    case 'unit':
      return row.unit ?? '';
    case 'referenceYear':
      return yearText(row.reference_year);
    case 'overrideReason':
      return row.override_reason ?? '';
  }
}

/** An entry with one field changed. The text has passed `fieldProblem`. */
export function withEntryText(
  row: Entry | undefined,
  attribute: EntryAttribute,
  text: string,
  spec: FigureSpec,
): EntryContent {
  const values: EntryContent = row ? contentOf(row) : { ...EMPTY };
  const orNull = text === '' ? null : text;
  switch (attribute) {
    case 'final':
      // a figure that was typed anew is no longer the printed one
      return { ...withFinal(values, text, values.final_unit, spec), published_as: null };
    case 'finalUnit':
      return { ...withFinal(values, values.final_text ?? '', orNull, spec), published_as: null };
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
      return { ...values, reference_year: yearOf(text) };
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

function withFinal(
  values: EntryContent,
  text: string,
  unit: string | null,
  spec: FigureSpec,
): EntryContent {
  const { decimal_value, yes_no, problem } = readingColumns(readFigure(text, unit, spec));
  return {
    ...values,
    final_text: text === '' ? null : text,
    final_unit: unit,
    final_decimal: decimal_value,
    final_yes_no: yes_no,
    final_problem: problem,
  };
}

/** A register value with one field changed. `spec` is undefined for what is a code and no number. */
export function withRegisterText(
  row: RegisterValue | undefined,
  attribute: RegisterAttribute,
  text: string,
  spec: FigureSpec | undefined,
): RegisterValueContent {
  const now = (one: RegisterAttribute) => (one === attribute ? text : registerText(row, one));
  const unit = now('unit') || null;
  return {
    typed_text: now('value'),
    ...readingColumns(spec && readFigure(now('value'), unit, spec)),
    unit,
    reference_year: yearOf(now('referenceYear')),
    source: now('source') || null,
  };
}

/** An input with one field changed. */
export function withInputText(
  row: InputValue | undefined,
  attribute: InputAttribute,
  text: string,
  spec: FigureSpec,
): InputValueContent {
  const now = (one: InputAttribute) => (one === attribute ? text : inputText(row, one));
  const unit = now('unit') || null;
  return {
    typed_text: now('value'),
    ...readingColumns(readFigure(now('value'), unit, spec)),
    unit,
    reference_year: yearOf(now('referenceYear')),
    override_reason: now('overrideReason') || null,
  };
}

function readingColumns(reading: Reading | undefined) {
  return {
    decimal_value: reading?.kind === 'number' ? reading.value : null,
    yes_no: reading?.kind === 'yesNo' ? reading.value : null,
    problem: reading?.kind === 'invalid' ? reading.problem : null,
  };
}

function yearText(year: number | null): string {
  return year === null ? '' : String(year);
}

function yearOf(text: string): number | null {
  return text === '' ? null : Number(text);
}

function contentOf(row: Entry): EntryContent {
  const content: Partial<Entry> = { ...row };
  const keys: Array<RevisionColumn | 'city_id' | 'assessment_id' | 'data_point_id'> = [
    'city_id',
    'assessment_id',
    'data_point_id',
    'revision',
    'updated_at',
    'updated_by',
    'cause',
  ];
  for (const key of keys) delete content[key];
  return content as EntryContent;
}
