/** What a change of the register would make of the round's values, for the page that shows it before it is saved. */
import {
  fieldName,
  figureItemOf,
  parseFieldName,
  type FieldChange,
} from '#app/domain/entry/fields.ts';
import { readFigure, registerSpec } from '#app/domain/entry/read-figure.ts';
import {
  changesBand,
  isShownFirst,
  registerEffects,
  type RegisterEffect,
  type ShownPreview,
  type ShownEffect,
  type ShownValue,
} from '#app/domain/entry/register-effects.ts';
import type { DataPointScore } from '#app/domain/scoring/score-data-point.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { readRound } from './read-round.server.ts';
import { registerText } from './row-texts.server.ts';

/** The texts of an item's figure and its unit. */
export interface RegisterFigureTexts {
  value: string;
  unit: string;
}

type Round = Awaited<ReturnType<typeof readRound>>;
type Standing = Pick<RoundVisit, 'definitions' | 'targetSet'>;

/** The effects of one figure as typed; none for an item that has no figure, or that there is not. */
export function previewRegister(
  { definitions, targetSet }: Standing,
  round: Round,
  registerId: string,
  texts: RegisterFigureTexts,
): ShownPreview {
  const item = definitions.registerById.get(registerId);
  if (item?.valueType !== 'number') return { isShownFirst: false, effects: [] };
  const reading = readFigure(texts.value.trim(), texts.unit, registerSpec(definitions, item));
  const effects = registerEffects(definitions, targetSet, round.data, { [registerId]: reading });
  return {
    isShownFirst: isShownFirst(round.data.register[registerId], effects),
    effects: effects
      .map((effect) => shown(definitions, effect))
      .sort((a, b) => Number(b.changesBand) - Number(a.changesBand)),
  };
}

/** The changes of a posted form that are shown before they are saved, with what each item's would change. */
export async function findHeldChanges(
  visit: Pick<RoundVisit, 'db'> & {
    assessment: Pick<RoundVisit['assessment'], 'city_id' | 'assessment_id'>;
  } & Standing,
  changes: readonly FieldChange[],
): Promise<{ held: FieldChange[]; previews: Record<string, ShownPreview> }> {
  const own = changes.filter((change) => figureItemOf(change.field) !== undefined);
  if (own.length === 0) return { held: [], previews: {} };
  const { city_id: cityId, assessment_id: assessmentId } = visit.assessment;
  const round = await readRound(visit.db, cityId, assessmentId);
  const previews: Record<string, ShownPreview> = {};
  for (const registerId of new Set(own.flatMap((change) => figureItemOf(change.field) ?? []))) {
    const row = round.registerValues.find((one) => one.register_id === registerId);
    const textOf = (attribute: 'value' | 'unit') => {
      const name = fieldName.register(registerId, attribute);
      return own.find((change) => change.field === name)?.text ?? registerText(row, attribute);
    };
    // what someone else has changed meanwhile is a conflict, and told as one
    const isStale = own.some((change) => {
      const field = parseFieldName(change.field);
      return (
        figureItemOf(change.field) === registerId &&
        field?.row === 'register' &&
        registerText(row, field.attribute) !== change.was
      );
    });
    const texts = { value: textOf('value'), unit: textOf('unit') };
    const preview = previewRegister(visit, round, registerId, texts);
    if (preview.isShownFirst && !isStale) previews[registerId] = preview;
  }
  return {
    held: own.filter((change) => (figureItemOf(change.field) ?? '') in previews),
    previews,
  };
}

function shown(definitions: Standing['definitions'], effect: RegisterEffect): ShownEffect {
  const dataPoint = definitions.dataPointById.get(effect.dataPointId);
  return {
    id: effect.dataPointId,
    label: dataPoint?.label ?? effect.dataPointId,
    unit: definitions.unitById.get(dataPoint?.unit ?? '')?.symbol ?? '',
    decimals: dataPoint?.decimals ?? 2,
    changesBand: changesBand(effect),
    before: shownValue(effect.before),
    after: shownValue(effect.after),
  };
}

function shownValue({ value, result }: DataPointScore): ShownValue {
  return {
    value: value.kind === 'value' ? value.decimal : null,
    yesNo: value.kind === 'yesNo' ? value.value : null,
    result,
  };
}
