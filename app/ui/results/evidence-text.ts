/** How well the values behind a score are founded, in words. */
import type { Evidence } from '#app/domain/scoring/coverage.ts';
import type { Text } from '#app/messages/text.tsx';

/** The kinds of evidence that there are, with their counts; empty where nothing is reported. */
export function evidenceText(evidence: Evidence, t: Text): string {
  return (['measured', 'extrapolated', 'estimated', 'unknown'] as const)
    .filter((kind) => evidence[kind] > 0)
    .map((kind) => t(`evidence.${kind}`, { count: evidence[kind] }))
    .join(', ');
}
