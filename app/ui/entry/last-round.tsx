/** What the round before had behind a figure, and the button that says it is still valid. */
import { ALL, SEEN, STILL_VALID } from '#app/domain/carry-over/posted-choice.ts';
import {
  CARRIED_ATTRIBUTES,
  suggestedEntry,
  type EntryTexts,
} from '#app/domain/carry-over/suggestions.ts';
import type { DataPoint } from '#app/domain/definitions/schema.ts';
import { fieldName, type EntryAttribute } from '#app/domain/entry/fields.ts';
import { useText, type MessageId, type Text } from '#app/messages/text.tsx';
import type { CardContext, Suggestions } from './card-fields.tsx';
import { liveStatus } from '#app/domain/entry/kpi-texts.ts';

/** Gone as soon as something is typed in its place. */
export function LastRound({ card, dataPoint }: { card: CardContext; dataPoint: DataPoint }) {
  const t = useText();
  const { year, byId } = card.suggestions;
  const suggestion = byId[dataPoint.id];
  if (!suggestion) return null;
  const textOf = (attribute: EntryAttribute) =>
    card.texts[fieldName.entry(dataPoint.id, attribute)] ?? '';
  const now: EntryTexts = { status: liveStatus(card.kpi, dataPoint, card.texts) };
  for (const attribute of [...CARRIED_ATTRIBUTES, 'statusReason' as const])
    now[attribute] = textOf(attribute);
  const texts = describe(t, suggestedEntry(suggestion.texts, now));
  if (texts === '') return null;
  const row = `entry/${dataPoint.id}`;
  return (
    <p className="last-round small">
      <input type="hidden" name={SEEN + row} value={suggestion.revision} />
      <span dir="auto">{t('carryOver.suggestion', { year: String(year), texts })}</span>{' '}
      <button type="submit" name={STILL_VALID} value={row} className="button plain small">
        {t('carryOver.stillValid')}
      </button>
    </p>
  );
}

/** The same for everything of a segment. */
export function AllSuggestions({ suggestions: { year, byId } }: { suggestions: Suggestions }) {
  const t = useText();
  const count = Object.keys(byId).length;
  if (count === 0) return null;
  return (
    <p className="last-round">
      <span>{t('carryOver.all', { year: String(year), count })}</span>{' '}
      <button type="submit" name={STILL_VALID} value={ALL} className="button plain small">
        {t('carryOver.allStillValid')}
      </button>
    </p>
  );
}

/** "Based on accurate measurements · Water utility", in the order of the form. */
function describe(t: Text, texts: EntryTexts): string {
  return Object.entries(texts)
    .map(([attribute, text]) =>
      ['quality', 'origin', 'status'].includes(attribute)
        ? t(`${attribute}.${text}` as MessageId)
        : text,
    )
    .join(' · ');
}
