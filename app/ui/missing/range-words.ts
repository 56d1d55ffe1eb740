/** A range of a score as pages about missing data say it. */
import type { Range } from '#app/domain/scoring/score-group.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatShare } from '../format.ts';

/** "54.2–78.1 %", one figure where both are the same, and a word where nothing is scored. */
export function rangeText(t: Text, range: Range | null): string {
  if (!range) return t('missingData.noRange');
  const low = formatShare(range.low, t.locale);
  const high = formatShare(range.high, t.locale);
  return low === high
    ? t('missingData.oneFigure', { figure: low })
    : t('missingData.range', { low, high });
}
