/** Says in words what was changed, and why. */
import type { ChangeCause } from '#app/domain/entry/entry.ts';
import { parseFieldName, type Field } from '#app/domain/entry/fields.ts';
import type { MessageId, Text } from '#app/messages/text.tsx';

type Attribute = Field['attribute'];

const LABELS: Record<Attribute, MessageId> = {
  value: 'history.field.value',
  unit: 'history.field.unit',
  finalUnit: 'history.field.unit',
  source: 'history.field.source',
  final: 'history.field.final',
  overrideReason: 'entry.overrideReason',
  reason: 'entry.statusReason',
  status: 'entry.status',
  statusReason: 'entry.statusReason',
  plannedFor: 'entry.plannedFor',
  plannedOwner: 'entry.plannedOwner',
  quality: 'entry.quality',
  origin: 'entry.origin',
  referenceYear: 'entry.referenceYear',
  sourceName: 'entry.sourceName',
  sourceUrl: 'entry.sourceUrl',
  scope: 'entry.scope',
  comment: 'entry.comment',
  isConfidential: 'entry.isConfidential',
  isProvisional: 'entry.isProvisional',
};

/** The kinds of choice whose values have words of their own. */
const CHOICES: Partial<Record<Attribute, string>> = {
  status: 'status',
  quality: 'quality',
  origin: 'origin',
  isConfidential: 'answer',
  isProvisional: 'answer',
};

/** "Figure: 48.500 → 49.500" */
export function describeDifference(
  t: Text,
  { field, was, now }: { field: string; was: string; now: string },
): string {
  const shown = (text: string) => {
    if (text === '') return t('history.nothing');
    const said = describeText(t, field, text);
    return said === text ? `“${text}”` : said;
  };
  return t('history.fromTo', { label: labelOfField(t, field), was: shown(was), now: shown(now) });
}

/** What a field is called. */
export function labelOfField(t: Text, field: string): string {
  return t(LABELS[attributeOf(field)]);
}

/** The text of a field, or the words for what was chosen in it. */
export function describeText(t: Text, field: string, text: string): string {
  const choice = CHOICES[attributeOf(field)];
  return choice && text !== '' ? t(`${choice}.${text}` as MessageId) : text;
}

function attributeOf(field: string): Attribute {
  return parseFieldName(field)?.attribute ?? 'value';
}

export function describeCause(t: Text, cause: ChangeCause | null): string {
  switch (cause?.kind) {
    case undefined:
      return t('history.cause.typed');
    case 'import':
      return t('history.cause.import', { file: cause.file });
    case 'restore':
      return cause.reason
        ? t('history.cause.restoreBecause', { revision: cause.revision, reason: cause.reason })
        : t('history.cause.restore', { revision: cause.revision });
    case 'undo':
      return t('history.cause.undo');
    case 'carryOver':
      return t('history.cause.carryOver', { year: String(cause.year) });
    case 'proposal':
      return t('history.cause.proposal');
  }
}
