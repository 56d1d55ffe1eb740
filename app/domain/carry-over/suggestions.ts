/** What the round before suggests for this one: never a figure of a data point, and nothing where somebody has spoken already. */
import type { EntryAttribute, RegisterAttribute } from '../entry/fields.ts';

export type EntryTexts = Partial<Record<EntryAttribute, string>>;
export type RegisterTexts = Partial<Record<RegisterAttribute, string>>;

/** What stands behind a figure and often still holds a round later. The reference year does not. */
export const CARRIED_ATTRIBUTES = [
  'quality',
  'origin',
  'sourceName',
  'sourceUrl',
  'scope',
] as const satisfies readonly EntryAttribute[];

/**
 * The fields of a data point that the round before suggests, with their texts; empty for none. That something does not
 * apply is suggested where this round says nothing yet; source, quality and scope only where it has none of them, so
 * that the source of one year is never mixed with the link of another.
 */
export function suggestedEntry(before: EntryTexts, now: EntryTexts): EntryTexts {
  const status = now.status ?? 'notStarted';
  if (before.status === 'notApplicable') {
    if (status !== 'notStarted' || now.statusReason) return {};
    return { status: before.status, ...filled(before, ['statusReason']) };
  }
  if (status === 'notApplicable' || status === 'notCollected') return {};
  if (CARRIED_ATTRIBUTES.some((attribute) => now[attribute])) return {};
  return filled(before, CARRIED_ATTRIBUTES);
}

/**
 * The fields of a register item that the round before suggests; empty for none. A figure that said no year was one of
 * its round's year, and says so when it is taken into another.
 */
export function suggestedRegister(
  before: RegisterTexts & { roundYear: number },
  now: RegisterTexts,
): RegisterTexts {
  if (!before.value || now.value) return {};
  return {
    // a unit chosen ahead of a figure is not that of another round's; it comes first, so that one by one each is right
    ...((before.unit ?? '') !== (now.unit ?? '') && { unit: before.unit ?? '' }),
    value: before.value,
    ...(!now.referenceYear && {
      referenceYear: before.referenceYear || String(before.roundYear),
    }),
    ...(!now.source && filled(before, ['source'])),
  };
}

function filled<Name extends string>(
  texts: Partial<Record<Name, string>>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  return Object.fromEntries(
    names.flatMap((name) => (texts[name] ? [[name, texts[name]]] : [])),
  ) as Partial<Record<Name, string>>;
}
