/** A range of a score as pages about missing data say it. */
import type { Text } from '#app/messages/text.tsx';
import { formatShare } from '../format.ts';

/** What collecting something would do, as far as this page tells it. */
export interface ShownEffect {
  coverage: {
    now: { reported: number; applicable: number };
    then: { reported: number; applicable: number };
  };
  range: { now: ShownRange; atWorst: ShownRange; atBest: ShownRange };
}
export type ShownRange = { low: string; high: string } | null;

/** "54.2–78.1 %", one figure where both are the same, and a word where nothing is scored. */
export function rangeText(t: Text, range: ShownRange): string {
  if (!range) return t('missingData.noRange');
  const low = formatShare(range.low, t.locale);
  const high = formatShare(range.high, t.locale);
  return low === high
    ? t('missingData.oneFigure', { figure: low })
    : t('missingData.range', { low, high });
}
