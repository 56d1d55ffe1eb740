/** Rules on the values that are usual for one data point. */
import type { Decimal } from 'decimal.js';
import type { Rule } from '../definitions/schema.ts';
import { type CheckedAssessment, limitOf, told } from './checked-assessment.ts';
import type { Finding, WarningKind } from './warning.ts';

type UsualRule = Extract<Rule, { kind: 'usuallyAtLeast' | 'usuallyAtMost' | 'usuallyBetween' }>;

/** Values below, above or outside what is usual; the limits and the exceptions themselves are fine. */
export function checkUsual(checked: CheckedAssessment, rule: UsualRule): Finding[] {
  return rule.dataPoints.flatMap((id) => {
    const value = checked.places.has(id) ? checked.figureOf(id) : undefined;
    if (!value || rule.exceptions?.some((exception) => value.eq(limitOf(exception)))) return [];
    const kind = unusual(rule, value);
    return kind
      ? [{ ruleId: rule.id, subject: id, kind, dataPoints: [id], figures: [told(value)] }]
      : [];
  });
}

function unusual(rule: UsualRule, value: Decimal): WarningKind | undefined {
  switch (rule.kind) {
    case 'usuallyAtLeast':
      return value.lt(limitOf(rule.value))
        ? { code: 'below', value: told(value), limit: rule.value }
        : undefined;
    case 'usuallyAtMost':
      return value.gt(limitOf(rule.value))
        ? { code: 'above', value: told(value), limit: rule.value }
        : undefined;
    case 'usuallyBetween': {
      const [low, high] = rule.value;
      const isUsual = (one: Decimal) => one.gte(limitOf(low)) && one.lte(limitOf(high));
      if (isUsual(value)) return undefined;
      const conversions = Object.entries(rule.conversions ?? {}).flatMap(([unit, factor]) => {
        const converted = value.times(limitOf(factor));
        return isUsual(converted) ? [{ unit, factor, converted: told(converted) }] : [];
      });
      return { code: 'outsideRange', value: told(value), low, high, conversions };
    }
  }
}
