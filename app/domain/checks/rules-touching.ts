/** What a page of a part of an assessment needs, so that it can run the checks of that part. */
import type { Rule } from '../definitions/schema.ts';

/** The rules that name any of the data points. */
export function rulesTouching(rules: readonly Rule[], dataPointIds: Iterable<string>): Rule[] {
  const ids = new Set(dataPointIds);
  return rules.filter((rule) => rule.dataPoints.some((id) => ids.has(id)));
}

/** The other data points whose values these rules compare with: sums and orders reach beyond one data point. */
export function valuesNeededBeyond(
  rules: readonly Rule[],
  dataPointIds: Iterable<string>,
): string[] {
  const ids = new Set(dataPointIds);
  const beyond = rulesTouching(rules, ids)
    .filter((rule) => rule.kind === 'sumsTo' || rule.kind === 'notGreaterThan')
    .flatMap((rule) => rule.dataPoints)
    .filter((id) => !ids.has(id));
  return [...new Set(beyond)];
}
