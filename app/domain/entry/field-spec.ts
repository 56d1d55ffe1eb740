/** What a field of a round is: how its figure is read, and when two texts in it mean the same. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import { rowKey, type Field } from './fields.ts';
import { finalSpec, inputSpec, readFigure, registerSpec, type FigureSpec } from './read-figure.ts';

/** A file asks for each row several times. */
const specsOfSets = new WeakMap<DefinitionSet, Map<string, FigureSpec | null | undefined>>();

/** How the figure of a field's row is read; null for a code such as the currency, undefined for a row that the set has not. */
export function figureSpecOf(
  definitions: DefinitionSet,
  field: Field,
): FigureSpec | null | undefined {
  const known = specsOfSets.get(definitions) ?? new Map<string, FigureSpec | null | undefined>();
  specsOfSets.set(definitions, known);
  const key = rowKey(field);
  if (!known.has(key)) known.set(key, makeSpec(definitions, field));
  return known.get(key);
}

function makeSpec(definitions: DefinitionSet, field: Field): FigureSpec | null | undefined {
  switch (field.row) {
    case 'entry': {
      const dataPoint = definitions.dataPointById.get(field.dataPointId);
      return dataPoint && finalSpec(definitions, dataPoint);
    }
    case 'register': {
      const item = definitions.registerById.get(field.registerId);
      if (item && item.valueType !== 'number') return null;
      return item && registerSpec(definitions, item);
    }
    case 'input': {
      const kpi = definitions.kpiById.get(field.kpiId);
      return kpi && inputSpec(definitions, kpi, field.inputId);
    }
    case 'warning':
      return undefined;
  }
}

/** A figure as typed, with the unit that it was typed in ('' for the definition's own). */
export interface TypedFigure {
  text: string;
  unit: string;
}

/** Whether two figures are one: in the same unit, and to the letter or as they are read. */
export function isSameFigure(
  spec: FigureSpec | null,
  one: TypedFigure,
  other: TypedFigure,
): boolean {
  if (one.text === '' && other.text === '') return true;
  const own = spec?.units[0]?.id ?? '';
  if ((one.unit || own) !== (other.unit || own)) return false;
  if (one.text === other.text) return true;
  const [left, right] = [one, other].map(({ text, unit }) => spec && readFigure(text, unit, spec));
  if (!left || !right || left.kind === 'invalid' || right.kind === 'invalid') return false;
  return left.kind === right.kind && left.value === right.value;
}
