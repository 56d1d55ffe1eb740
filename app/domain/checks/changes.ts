/** What changed since the last round more than it usually does, or by a power of ten. */
import type { Decimal } from 'decimal.js';
import type { Rule } from '../definitions/schema.ts';
import {
  type CheckedAssessment,
  figure,
  limitOf,
  type PreviousValue,
  told,
  toldShortly,
} from './checked-assessment.ts';
import { type Finding, registerSubject } from './warning.ts';

const POWER_OF_TEN = 'power-of-ten';
const POWERS = ['10', '100', '1000', '10000', '100000', '1000000'].flatMap((power) => [
  power,
  figure(1).div(power).toFixed(),
]);

/** Data points, and the register's items, that look like a slipped point; others that moved beyond their limit. */
export function checkChanges(checked: CheckedAssessment): Finding[] {
  const { input } = checked;
  const findings: Finding[] = [];
  const slipped = new Set<string>();
  for (const id of checked.places.keys()) {
    const slip = slipOf(checked, id, checked.figureOf(id), input.previous?.[id]);
    if (!slip) continue;
    slipped.add(id);
    findings.push({ ...slip, dataPoints: [id] });
  }
  for (const rule of input.definitions.rules) {
    if (rule.kind !== 'changeLimit') continue;
    for (const id of rule.dataPoints) {
      if (!checked.places.has(id) || slipped.has(id)) continue;
      findings.push(...changeOf(rule, id, checked.figureOf(id), input.previous?.[id]));
    }
  }
  if (input.checksRegister) {
    for (const { id } of input.definitions.framework.register) {
      const number = checked.registerNumber(id);
      const slip = slipOf(checked, registerSubject(id), number, input.previousRegister?.[id]);
      if (slip) findings.push({ ...slip, registerIds: [id] });
    }
  }
  return findings;
}

/** A ratio to the previous value near ten, a hundred, a thousand ... or their inverse: ours. */
function slipOf(
  checked: CheckedAssessment,
  subject: string,
  value: Decimal | undefined,
  previous: PreviousValue | undefined,
): Finding | undefined {
  const tolerance = checked.generalCheck(POWER_OF_TEN)?.tolerance;
  const before = beforeOf(previous);
  if (tolerance === undefined || !value?.gt(0) || !before?.gt(0) || !previous) return undefined;
  /** Nearly every value has moved less than that, which plain numbers tell faster. */
  const ratio = Number(value) / Number(before);
  if (ratio > 0.2 && ratio < 5 && Number(tolerance) < 50) return undefined;
  const times = POWERS.find((power) => {
    const expected = before.times(limitOf(power));
    return value
      .minus(expected)
      .abs()
      .times(100)
      .lte(expected.times(limitOf(tolerance)));
  });
  if (times === undefined) return undefined;
  const figures = { before: told(before), value: told(value) };
  return {
    ruleId: POWER_OF_TEN,
    subject,
    kind: { code: 'powerOfTen', beforeYear: previous.year, times, ...figures },
    dataPoints: [],
    figures: [previous.year, figures.before, figures.value],
  };
}

function changeOf(
  rule: Extract<Rule, { kind: 'changeLimit' }>,
  id: string,
  value: Decimal | undefined,
  previous: PreviousValue | undefined,
): Finding[] {
  const before = beforeOf(previous);
  if (!value || !before || !previous) return [];
  const difference = value.minus(before);
  const shared = { value: told(value), beforeYear: previous.year };
  const finding = {
    ruleId: rule.id,
    subject: id,
    dataPoints: [id],
    figures: [previous.year, told(before), shared.value],
  };
  if (rule.changeUnit === 'percent' && before.isZero()) {
    return difference.isZero() ? [] : [{ ...finding, kind: { code: 'changeFromZero', ...shared } }];
  }
  const change =
    rule.changeUnit === 'percent' ? difference.times(100).div(before.abs()) : difference;
  if (change.abs().lte(limitOf(rule.value))) return [];
  return [
    {
      ...finding,
      kind: {
        code: 'change',
        before: told(before),
        ...shared,
        change: toldShortly(change),
        limit: rule.value,
        changeUnit: rule.changeUnit,
      },
    },
  ];
}

function beforeOf(previous: PreviousValue | undefined): Decimal | undefined {
  return previous?.value ? figure(previous.value) : undefined;
}
