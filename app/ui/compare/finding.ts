/** The largest difference between the compared cities, in a sentence. */
import { byDifference, type Comparison } from '#app/domain/comparison/compare.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';

export function comparisonFinding(
  { dataPoints, common }: Comparison,
  names: readonly string[],
  t: Text,
): string {
  const [largest] = byDifference(dataPoints);
  if (!largest || largest.difference === null) return t('compare.findingNone');
  const scored = largest.cells
    .flatMap(({ result }, city) => (result.kind === 'scored' ? [{ city, ...result }] : []))
    .sort((a, b) => Number(b.percent) - Number(a.percent));
  const [high, low] = [scored[0], scored.at(-1)];
  if (!high || !low) return t('compare.findingNone');
  return t('compare.finding', {
    name: largest.label,
    high: names[high.city] ?? '',
    highPercent: formatPercent(high.percent, high.band, t.locale),
    low: names[low.city] ?? '',
    lowPercent: formatPercent(low.percent, low.band, t.locale),
    common,
  });
}
