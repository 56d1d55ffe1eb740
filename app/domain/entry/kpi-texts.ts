/** From the texts of one KPI's fields to the data that scoring reads, so that the browser can compute as people type. */
import type { DataPoint, Kpi } from '../definitions/schema.ts';
import { inputKey, type AssessmentData, type AssessmentEntry, type EntryStatus } from './entry.ts';
import {
  fieldName,
  inputReferences,
  inputsOfKpi,
  isRegisterReference,
  registerIdOf,
  registerReferencesOfKpi,
  statusAfterTyping,
} from './fields.ts';
import { readFigure, type FigureSpec } from './read-figure.ts';
import type { Reading } from './read-text.ts';
import type { HeldUnit } from '../units/held-units.ts';

/** What the fields need to know of a KPI. */
export type AskedKpi = Pick<
  Kpi,
  'id' | 'code' | 'name' | 'definition' | 'howToCollect' | 'dataSources' | 'dataPoints'
>;

export type Texts = Readonly<Record<string, string>>;
/** What the fields need to know of the register, by id. */
export type RegisterItems = Readonly<
  Record<string, { label: string; unit: string; integer: boolean }>
>;

/** The units that figures may be typed in, by the name of their field; left out where there is but one. */
export type UnitChoices = Readonly<Record<string, HeldUnit[]>>;

/** A figure's field with its text, the field of its unit, and what the text was read as. */
export interface Figure {
  name: string;
  unitName: string;
  text: string;
  spec: FigureSpec;
  reading: Reading | undefined;
}

function figure(
  texts: Texts,
  name: string,
  unitName: string,
  { unit, integer }: { unit: string; integer: boolean },
  choices: UnitChoices,
): Figure {
  const text = texts[name] ?? '';
  const whole = { unit, integer, units: choices[name] ?? [] };
  return { name, unitName, text, spec: whole, reading: readFigure(text, texts[unitName], whole) };
}

/** An input of a KPI, or its own figure for a register item. */
export function inputFigure(
  kpiId: string,
  inputId: string,
  spec: { unit: string; integer: boolean },
  texts: Texts,
  choices: UnitChoices,
): Figure {
  const unitName = fieldName.input(kpiId, inputId, 'unit');
  return figure(texts, fieldName.input(kpiId, inputId), unitName, spec, choices);
}

/** An item of the register. */
export function registerFigure(
  item: { id: string; unit: string; integer: boolean },
  texts: Texts,
  choices: UnitChoices,
): Figure {
  const unitName = fieldName.register(item.id, 'unit');
  return figure(texts, fieldName.register(item.id, 'value'), unitName, item, choices);
}

/** The final value of a data point. */
export function finalFigure(dataPoint: DataPoint, texts: Texts, choices: UnitChoices): Figure {
  const { id, integer } = dataPoint;
  const unit = dataPoint.formula.type === 'yesNo' ? 'yes-no' : dataPoint.unit;
  const unitName = fieldName.entry(id, 'finalUnit');
  return figure(texts, fieldName.entry(id, 'final'), unitName, { unit, integer }, choices);
}

/** The status of a data point as it will be once the texts are saved. */
export function liveStatus(kpi: Pick<Kpi, 'id'>, dataPoint: DataPoint, texts: Texts): EntryStatus {
  const status = (texts[fieldName.entry(dataPoint.id, 'status')] || 'notStarted') as EntryStatus;
  const hasFigure =
    Boolean(texts[fieldName.entry(dataPoint.id, 'final')]) ||
    inputReferences(dataPoint).some(
      (ref) => !isRegisterReference(ref) && Boolean(texts[fieldName.input(kpi.id, ref)]),
    );
  return statusAfterTyping(status, hasFigure);
}

/** What scoring reads of the KPI's fields as they are now. */
export function dataFromTexts(
  kpi: Pick<Kpi, 'id' | 'dataPoints'>,
  texts: Texts,
  register: Readonly<Record<string, Reading>>,
  registerItems: RegisterItems,
  unitChoices: UnitChoices,
): AssessmentData {
  const inputs: Record<string, Reading> = {};
  for (const input of inputsOfKpi(kpi)) {
    const { reading } = inputFigure(kpi.id, input.id, input, texts, unitChoices);
    if (reading) inputs[inputKey(kpi.id, input.id)] = reading;
  }
  for (const ref of registerReferencesOfKpi(kpi)) {
    const item = registerItems[registerIdOf(ref)];
    const reading = item && inputFigure(kpi.id, ref, item, texts, unitChoices).reading;
    if (reading) inputs[inputKey(kpi.id, ref)] = reading;
  }
  const entries: Record<string, AssessmentEntry> = {};
  for (const dataPoint of kpi.dataPoints) {
    const { reading: finalValue } = finalFigure(dataPoint, texts, unitChoices);
    entries[dataPoint.id] = {
      status: liveStatus(kpi, dataPoint, texts),
      ...(finalValue && { finalValue }),
    };
  }
  return { register, inputs, entries };
}
