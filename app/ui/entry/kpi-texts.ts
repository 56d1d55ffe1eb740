/** From the texts of one KPI's fields to the data that scoring reads, so that the browser can compute as people type. */
import type { DataPoint, Kpi } from '#app/domain/definitions/schema.ts';
import {
  inputKey,
  type AssessmentData,
  type AssessmentEntry,
  type EntryStatus,
} from '#app/domain/entry/entry.ts';
import {
  fieldName,
  inputReferences,
  inputsOfKpi,
  isRegisterReference,
  registerIdOf,
  registerReferencesOfKpi,
  statusAfterTyping,
} from '#app/domain/entry/fields.ts';
import { readTyped, type Reading } from '#app/domain/entry/read-text.ts';

export type Texts = Readonly<Record<string, string>>;
/** What the fields need to know of the register, by id. */
export type RegisterItems = Readonly<
  Record<string, { label: string; unit: string; integer: boolean }>
>;

/** How a directly typed figure of a data point is read. */
export function finalSpec(dataPoint: DataPoint): { unit: string; integer: boolean } {
  return {
    unit: dataPoint.formula.type === 'yesNo' ? 'yes-no' : dataPoint.unit,
    integer: dataPoint.integer,
  };
}

/** The status of a data point as it will be once the texts are saved. */
export function liveStatus(kpi: Kpi, dataPoint: DataPoint, texts: Texts): EntryStatus {
  const status = (texts[fieldName.entry(dataPoint.id, 'status')] || 'notStarted') as EntryStatus;
  const hasFigure =
    Boolean(texts[fieldName.entry(dataPoint.id, 'final')]) ||
    inputReferences(dataPoint).some(
      (ref) => !isRegisterReference(ref) && Boolean(texts[fieldName.input(kpi.id, ref)]),
    );
  return statusAfterTyping(status, hasFigure);
}

export function dataFromTexts(
  kpi: Kpi,
  texts: Texts,
  register: Readonly<Record<string, Reading>>,
  registerItems: RegisterItems,
): AssessmentData {
  const inputs: Record<string, Reading> = {};
  for (const input of inputsOfKpi(kpi)) {
    const reading = readTyped(texts[fieldName.input(kpi.id, input.id)] ?? '', input);
    if (reading) inputs[inputKey(kpi.id, input.id)] = reading;
  }
  for (const ref of registerReferencesOfKpi(kpi)) {
    const item = registerItems[registerIdOf(ref)];
    const reading = item && readTyped(texts[fieldName.input(kpi.id, ref)] ?? '', item);
    if (reading) inputs[inputKey(kpi.id, ref)] = reading;
  }
  const entries: Record<string, AssessmentEntry> = {};
  for (const dataPoint of kpi.dataPoints) {
    const finalValue = readTyped(
      texts[fieldName.entry(dataPoint.id, 'final')] ?? '',
      finalSpec(dataPoint),
    );
    entries[dataPoint.id] = {
      status: liveStatus(kpi, dataPoint, texts),
      ...(finalValue && { finalValue }),
    };
  }
  return { register, inputs, entries };
}
