/** The rule on the whole assessment: how many of its KPIs are not reported. */
import type { Rule } from '../definitions/schema.ts';
import { kpiStatus } from '../entry/kpi-status.ts';
import { type CheckedAssessment, figure, limitOf, toldShortly } from './checked-assessment.ts';
import type { Finding } from './warning.ts';

/**
 * More KPIs without any value than usual (Verification Manual 2022, p. 32). KPIs that do not apply to the city, and those
 * whose page of a printed report was not read, are not counted.
 */
export function checkNotReported(
  checked: CheckedAssessment,
  rule: Extract<Rule, { kind: 'usuallyAtMost' }>,
): Finding[] {
  if (!checked.input.isWholeAssessment || rule.measure !== 'shareOfKpisNotReported') return [];
  const { values } = checked.input;
  let count = 0;
  let of = 0;
  for (const kpi of checked.input.definitions.kpis) {
    const states = kpi.dataPoints.map(({ id }) => ({
      isApplicable: !['notApplicable', 'notInExtract'].includes(values[id]?.kind ?? 'missing'),
      isReported: checked.isReported(id),
    }));
    if (!states.some((state) => state.isApplicable)) continue;
    of += 1;
    if (kpiStatus(states) === 'notReported') count += 1;
  }
  if (of === 0) return [];
  const share = figure(count).times(100).div(of);
  if (share.lte(limitOf(rule.value))) return [];
  return [
    {
      ruleId: rule.id,
      subject: 'assessment',
      kind: { code: 'notReported', share: toldShortly(share), limit: rule.value, count, of },
      dataPoints: [],
      figures: [count, of],
    },
  ];
}
