/** The fields of the entry forms: their names, to which row they belong, and what a text in them means. */
import type { DataPoint, Kpi } from '../definitions/schema.ts';
import { readDueDate } from '../tasks/due-date.ts';
import { ENTRY_STATUSES, ORIGINS, QUALITIES, type EntryStatus } from './entry.ts';

/** What can be typed about a data point beside its inputs. */
export const ENTRY_ATTRIBUTES = [
  'final',
  'finalUnit',
  'status',
  'statusReason',
  'plannedFor',
  'plannedOwner',
  'quality',
  'origin',
  'referenceYear',
  'sourceName',
  'sourceUrl',
  'scope',
  'comment',
  'isConfidential',
  'isProvisional',
] as const;
export type EntryAttribute = (typeof ENTRY_ATTRIBUTES)[number];
export const REGISTER_ATTRIBUTES = ['value', 'unit', 'referenceYear', 'source'] as const;
export type RegisterAttribute = (typeof REGISTER_ATTRIBUTES)[number];
/** What can be typed about an input; `overrideReason` only where it stands in place of a register item. */
export const INPUT_ATTRIBUTES = ['value', 'unit', 'referenceYear', 'overrideReason'] as const;
export type InputAttribute = (typeof INPUT_ATTRIBUTES)[number];
/** The last part of an input's field name. */
const INPUT_SUFFIX = { unit: 'unit', referenceYear: 'year', overrideReason: 'reason' } as const;

/** A field's name taken apart. */
export type Field =
  | { row: 'input'; kpiId: string; inputId: string; attribute: InputAttribute }
  | { row: 'entry'; dataPointId: string; attribute: EntryAttribute }
  | { row: 'register'; registerId: string; attribute: RegisterAttribute }
  | { row: 'warning'; warningKey: string; attribute: 'reason' };

/** A row of a round, without a field of it. */
export type Row =
  | { row: 'input'; kpiId: string; inputId: string }
  | { row: 'entry'; dataPointId: string }
  | { row: 'register'; registerId: string };

export const fieldName = {
  /** A figure, and with an attribute what belongs to it. A KPI's own figure for a register item: `register:<id>`. */
  input: (kpiId: string, inputId: string, attribute: InputAttribute = 'value') =>
    attribute === 'value'
      ? `input/${kpiId}/${inputId}`
      : `input/${kpiId}/${inputId}/${INPUT_SUFFIX[attribute]}`,
  entry: (dataPointId: string, attribute: EntryAttribute) => `entry/${dataPointId}/${attribute}`,
  register: (registerId: string, attribute: RegisterAttribute) =>
    `register/${registerId}/${attribute}`,
  /** Why the figures that a check asks about are right. */
  warning: (warningKey: string) => `warning/${warningKey}/reason`,
};

/** Whether what stands in a field changes what is computed of a KPI, rather than what is said of it. */
export function isOfFigure(field: Field): boolean {
  if (field.row === 'entry') return FIGURE_ATTRIBUTES.has(field.attribute);
  return field.row === 'input' && field.attribute !== 'referenceYear';
}
const FIGURE_ATTRIBUTES: ReadonlySet<EntryAttribute> = new Set(['final', 'finalUnit', 'status']);

/** The field of a name; undefined for a name that no form has. */
export function parseFieldName(name: string): Field | undefined {
  const [row, first = '', second = '', ...rest] = name.split('/');
  if (first === '' || second === '') return undefined;
  if (row === 'input') {
    const attribute = inputAttribute(rest.join('/'), second);
    return attribute && { row, kpiId: first, inputId: second, attribute };
  }
  if (rest.length > 0) return undefined;
  if (row === 'warning' && second === 'reason') {
    return { row, warningKey: first, attribute: second };
  }
  if (row === 'entry' && isOneOf(ENTRY_ATTRIBUTES, second)) {
    return { row, dataPointId: first, attribute: second };
  }
  if (row === 'register' && isOneOf(REGISTER_ATTRIBUTES, second)) {
    return { row, registerId: first, attribute: second };
  }
  return undefined;
}

function inputAttribute(suffix: string, inputId: string): InputAttribute | undefined {
  if (suffix === '') return 'value';
  if (suffix === INPUT_SUFFIX.unit) return 'unit';
  if (suffix === INPUT_SUFFIX.referenceYear) return 'referenceYear';
  return suffix === INPUT_SUFFIX.overrideReason && isRegisterReference(inputId)
    ? 'overrideReason'
    : undefined;
}

/** The key of a row, or of the row that a field is a part of: the field's name without the attribute. */
export function rowKey(field: Field | Row): string {
  if (field.row === 'input') return `input/${field.kpiId}/${field.inputId}`;
  if (field.row === 'warning') return `warning/${field.warningKey}`;
  return field.row === 'entry' ? `entry/${field.dataPointId}` : `register/${field.registerId}`;
}

/** The row of a key that `rowKey` made; undefined for anything else. Whether a round has it is another question. */
export function parseRowKey(key: string): Row | undefined {
  const [row, first = '', second = '', ...rest] = key.split('/');
  if (first === '' || rest.length > 0) return undefined;
  if (row === 'input' && second !== '') return { row, kpiId: first, inputId: second };
  if (key !== `${row}/${first}`) return undefined;
  if (row === 'entry') return { row, dataPointId: first };
  return row === 'register' ? { row, registerId: first } : undefined;
}

/** The register item whose figure or unit a field is; undefined for years, sources and other rows. */
export function figureItemOf(name: string): string | undefined {
  const field = parseFieldName(name);
  return field?.row === 'register' && (field.attribute === 'value' || field.attribute === 'unit')
    ? field.registerId
    : undefined;
}

/** The names of a row's fields, in the order of its form. */
export function fieldNamesOfRow(row: Row): string[] {
  switch (row.row) {
    case 'entry':
      return ENTRY_ATTRIBUTES.map((one) => fieldName.entry(row.dataPointId, one));
    case 'register':
      return REGISTER_ATTRIBUTES.map((one) => fieldName.register(row.registerId, one));
    case 'input':
      return INPUT_ATTRIBUTES.filter(
        (one) => one !== 'overrideReason' || isRegisterReference(row.inputId),
      ).map((one) => fieldName.input(row.kpiId, row.inputId, one));
  }
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
  return (list as readonly string[]).includes(text);
}

/** One change that a person made: what they saw before, and what they typed. */
export interface FieldChange {
  field: string;
  was: string;
  text: string;
  /** The row's revision that they saw; 0: none yet. */
  revision: number;
}

/** Why a text of a field that is not a figure cannot be stored. */
export type FieldProblem =
  | { code: 'year' }
  | { code: 'link' }
  | { code: 'date' }
  | { code: 'choice' }
  | { code: 'tooLong'; most: number }
  /** The round is attested. */
  | { code: 'attested' }
  | { code: 'unknownField' };

/** What became of a change. */
export type FieldResult = { field: string } & (
  | { kind: 'saved'; text: string; revision: number }
  | { kind: 'conflict'; theirs: string; by: string | null; at: string; revision: number }
  | { kind: 'refused'; problem: FieldProblem }
);

const LONGEST: Partial<Record<string, number>> = {
  comment: 4000,
  statusReason: 2000,
  reason: 2000,
  final: 200,
};
const LONGEST_BY_DEFAULT = 500;

/** What keeps a text out of its field; figures are never kept out, only read as invalid. */
export function fieldProblem(field: Field, text: string): FieldProblem | undefined {
  const most = LONGEST[field.attribute] ?? LONGEST_BY_DEFAULT;
  if (text.length > most) return { code: 'tooLong', most };
  if (text === '') return undefined;
  switch (field.attribute) {
    case 'referenceYear':
      return /^\d{4}$/.test(text) && Number(text) >= 1990 && Number(text) <= 2100
        ? undefined
        : { code: 'year' };
    case 'sourceUrl':
      return isWebAddress(text) ? undefined : { code: 'link' };
    case 'plannedFor':
      return 'problem' in readDueDate(text) ? { code: 'date' } : undefined;
    case 'status':
      return isOneOf(ENTRY_STATUSES, text) && text !== 'notInExtract'
        ? undefined
        : { code: 'choice' };
    case 'quality':
      return isOneOf(QUALITIES, text) ? undefined : { code: 'choice' };
    case 'origin':
      return isOneOf(ORIGINS, text) ? undefined : { code: 'choice' };
    case 'isConfidential':
    case 'isProvisional':
      return text === 'yes' ? undefined : { code: 'choice' };
    default:
      return undefined;
  }
}

function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** Whether a data point's figure is typed directly, because neither inputs nor the register lead to it. */
export function isTypedDirectly(dataPoint: DataPoint): boolean {
  return inputReferences(dataPoint).length === 0;
}

/** The inputs that a data point's formula reads, of the KPI and of the register. */
export function inputReferences(dataPoint: DataPoint): string[] {
  const { formula } = dataPoint;
  switch (formula.type) {
    case 'ratio':
      return [formula.numerator, formula.denominator];
    case 'per100k':
      return [formula.numerator, 'register:population'];
    case 'reported':
      return formula.from ? [formula.from] : dataPoint.inputs.map((input) => input.id);
    case 'yesNo':
      return dataPoint.inputs.map((input) => input.id);
    case 'checklist':
      return formula.fullOnlyWith ? [...formula.inputs, formula.fullOnlyWith] : formula.inputs;
  }
}

/** Every input of a KPI once, in the order in which the data points name them. */
export function inputsOfKpi(kpi: Pick<Kpi, 'dataPoints'>): DataPoint['inputs'] {
  const inputs = new Map(
    kpi.dataPoints.flatMap((dataPoint) =>
      dataPoint.inputs.map((input) => [input.id, input] as const),
    ),
  );
  return [...inputs.values()];
}

/**
 * The status that goes with what is typed: a figure makes a data point that was not started a reported one, and
 * deleting every figure takes that back. What a person chose otherwise stays.
 */
export function statusAfterTyping(status: EntryStatus, hasFigure: boolean): EntryStatus {
  if (status === 'notStarted' && hasFigure) return 'reported';
  if (status === 'reported' && !hasFigure) return 'notStarted';
  return status;
}

const REGISTER = 'register:';

/** Whether a formula reads this from the register, or from the KPI's own figure in its place. */
export function isRegisterReference(reference: string): boolean {
  return reference.startsWith(REGISTER);
}

/** The id of the register item that a reference names. */
export function registerIdOf(reference: string): string {
  return reference.slice(REGISTER.length);
}

/** The register items that a KPI's formulas read, each once, as references. */
export function registerReferencesOfKpi(kpi: Pick<Kpi, 'dataPoints'>): string[] {
  return [...new Set(kpi.dataPoints.flatMap(inputReferences).filter(isRegisterReference))];
}
