/** Runs the checks of a verifier over an assessment or a part of it, on the server and while somebody types. */
import type { Rule } from '../definitions/schema.ts';
import { checkBehindValues } from './behind-values.ts';
import { checkChanges } from './changes.ts';
import { CheckedAssessment, type CheckInput } from './checked-assessment.ts';
import { checkMoneyAndUnits } from './money-and-units.ts';
import { checkNotReported } from './not-reported.ts';
import { checkRegisterConsistency } from './register-consistency.ts';
import { checkOrder, checkSum } from './sums-and-orders.ts';
import { checkTypedFigures } from './typed-figures.ts';
import { checkUsual } from './usual-values.ts';
import { type Finding, type Warning, warningOf } from './warning.ts';

/**
 * Every warning, each key once: first those about no data point, then in the order of the KPIs. Pure; a part of an
 * assessment gets the same warnings, with the same keys and fingerprints, as the whole gives for it.
 */
export function runChecks(input: CheckInput): Warning[] {
  const checked = new CheckedAssessment(input);
  const findings: Finding[] = [
    ...input.definitions.rules.flatMap((rule) => checkRule(checked, rule)),
    ...checkRegisterConsistency(checked),
    ...checkChanges(checked),
    ...checkTypedFigures(checked),
    ...checkBehindValues(checked),
    ...checkMoneyAndUnits(checked),
  ];
  const position = ({ dataPoints }: Warning) =>
    Math.min(
      ...dataPoints.map((id) => checked.places.get(id)?.position ?? Number.MAX_SAFE_INTEGER),
    );
  return findings
    .map(warningOf)
    .map((warning) => ({
      warning,
      position: warning.dataPoints.length > 0 ? position(warning) : -1,
    }))
    .sort((a, b) => a.position - b.position || compare(a.warning.key, b.warning.key))
    .map(({ warning }) => warning);
}

function checkRule(checked: CheckedAssessment, rule: Rule): Finding[] {
  switch (rule.kind) {
    case 'sumsTo':
      return rule.dataPoints.some((id) => checked.places.has(id)) ? checkSum(checked, rule) : [];
    case 'notGreaterThan':
      return rule.dataPoints.some((id) => checked.places.has(id)) ? checkOrder(checked, rule) : [];
    case 'usuallyAtMost':
      return rule.scope === 'assessment'
        ? checkNotReported(checked, rule)
        : checkUsual(checked, rule);
    case 'usuallyAtLeast':
    case 'usuallyBetween':
      return checkUsual(checked, rule);
    /** These look at the rules together. */
    case 'consistentWithRegister':
    case 'changeLimit':
      return [];
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
