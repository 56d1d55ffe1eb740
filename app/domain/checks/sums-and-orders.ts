/** Rules that hold between data points: parts that make a whole, and stages of which one contains the other. */
import type { Rule } from '../definitions/schema.ts';
import { type CheckedAssessment, figure, limitOf, told } from './checked-assessment.ts';
import type { Finding } from './warning.ts';

/** An error in the last of 40 digits of each part must not push a sum over its edge. */
const DIGITS_OF_A_SUM = 30;

/**
 * Parts that do not make the whole (Verification Manual 2022, p. 32). Asked when all parts are there, or when those that
 * are there already exceed it. A part that does not apply to the city is none.
 */
export function checkSum(
  checked: CheckedAssessment,
  rule: Extract<Rule, { kind: 'sumsTo' }>,
): Finding[] {
  let sum = figure(0);
  let missing = 0;
  let present = 0;
  const parts: (string | null)[] = [];
  for (const id of rule.dataPoints) {
    const part = checked.figureOf(id);
    if (part) {
      sum = sum.plus(part);
      present += 1;
    } else if (checked.input.values[id]?.kind !== 'notApplicable') {
      missing += 1;
    }
    parts.push(part ? told(part) : null);
  }
  if (present === 0) return [];
  sum = sum.toSignificantDigits(DIGITS_OF_A_SUM);
  const excess = sum.minus(limitOf(rule.value));
  const isOff =
    missing === 0 ? excess.abs().gt(limitOf(rule.tolerance)) : excess.gt(limitOf(rule.tolerance));
  if (!isOff) return [];
  return [
    {
      ruleId: rule.id,
      subject: 'sum',
      kind: {
        code: 'sum',
        sum: told(sum),
        expected: rule.value,
        tolerance: rule.tolerance,
        missing,
      },
      dataPoints: rule.dataPoints,
      figures: parts,
    },
  ];
}

/** A data point above the one that contains it. */
export function checkOrder(
  checked: CheckedAssessment,
  rule: Extract<Rule, { kind: 'notGreaterThan' }>,
): Finding[] {
  const [firstId, secondId] = rule.dataPoints;
  const first = checked.figureOf(firstId);
  const second = checked.figureOf(secondId);
  if (!first || !second || first.minus(second).lte(limitOf(rule.tolerance))) return [];
  const [firstTold, secondTold] = [told(first), told(second)];
  return [
    {
      ruleId: rule.id,
      subject: `${firstId}+${secondId}`,
      kind: { code: 'order', first: firstTold, second: secondTold, tolerance: rule.tolerance },
      dataPoints: rule.dataPoints,
      figures: [firstTold, secondTold],
    },
  ];
}
