/** What a change of the register makes of the values that rest on it, told before anybody saves it. */
import type { DefinitionSet, IndexedTargetSet } from '../definitions/definitions.ts';
import { scoreDataPoint, type DataPointScore } from '../scoring/score-data-point.ts';
import type { ValueResult } from '../scoring/value.ts';
import type { AssessmentData, Reading } from './entry.ts';
import { inputReferences, isRegisterReference, registerIdOf } from './fields.ts';

/** A data point whose value would be another one. */
export interface RegisterEffect {
  dataPointId: string;
  kpiId: string;
  before: DataPointScore;
  after: DataPointScore;
}

/** A value with what it comes to, as plain data for the page. */
export interface ShownValue {
  value: string | null;
  yesNo: boolean | null;
  result: DataPointScore['result'];
}
export interface ShownEffect {
  id: string;
  label: string;
  unit: string;
  decimals: number;
  changesBand: boolean;
  before: ShownValue;
  after: ShownValue;
}
/** What saving a figure of the register would change; those that move to another band first. */
export interface ShownPreview {
  /** False where it can be saved without asking: a first entry, or nothing rests on it. */
  isShownFirst: boolean;
  effects: ShownEffect[];
}

/** What scoring reads once these items of the register are changed; undefined: emptied. */
export function withRegister(
  data: AssessmentData,
  changed: Readonly<Record<string, Reading | undefined>>,
): AssessmentData {
  const register = { ...data.register };
  for (const [id, reading] of Object.entries(changed)) {
    if (reading) register[id] = reading;
    else delete register[id];
  }
  return { ...data, register };
}

/**
 * The data points whose values these changes of the register alter, scored before and after, in the order of the
 * framework. What has no value before and none after is no effect, whatever keeps it from one.
 */
export function registerEffects(
  definitions: Pick<DefinitionSet, 'kpis'>,
  targetSet: IndexedTargetSet,
  data: AssessmentData,
  changed: Readonly<Record<string, Reading | undefined>>,
): RegisterEffect[] {
  const then = withRegister(data, changed);
  return definitions.kpis.flatMap((kpi) =>
    kpi.dataPoints.flatMap((dataPoint): RegisterEffect[] => {
      const reads = inputReferences(dataPoint).filter(isRegisterReference).map(registerIdOf);
      if (!reads.some((id) => id in changed)) return [];
      const before = scoreDataPoint(dataPoint, kpi.id, targetSet, data);
      const after = scoreDataPoint(dataPoint, kpi.id, targetSet, then);
      return isSameValue(before.value, after.value)
        ? []
        : [{ dataPointId: dataPoint.id, kpiId: kpi.id, before, after }];
    }),
  );
}

/** Whether a change is shown before it is saved: a figure that values rest on becomes another. First entries are not. */
export function isShownFirst(
  stored: Reading | undefined,
  effects: readonly RegisterEffect[],
): boolean {
  return stored?.kind === 'number' && effects.length > 0;
}

/** Whether an effect moves a data point to another band, or to a score or from one. */
export function changesBand({ before, after }: Pick<RegisterEffect, 'before' | 'after'>): boolean {
  const bandOf = ({ result }: DataPointScore) =>
    result.kind === 'scored' ? result.band : result.kind;
  return bandOf(before) !== bandOf(after);
}

/** How many data points read each item of the register, by its id. */
export function countReaders(definitions: Pick<DefinitionSet, 'kpis'>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const dataPoint of definitions.kpis.flatMap((kpi) => kpi.dataPoints)) {
    for (const id of new Set(inputReferences(dataPoint).filter(isRegisterReference))) {
      counts[registerIdOf(id)] = (counts[registerIdOf(id)] ?? 0) + 1;
    }
  }
  return counts;
}

function isSameValue(before: ValueResult, after: ValueResult): boolean {
  if (before.kind === 'value' && after.kind === 'value') return before.decimal === after.decimal;
  if (before.kind === 'yesNo' && after.kind === 'yesNo') return before.value === after.value;
  return before.kind === after.kind;
}
