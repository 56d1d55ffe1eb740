/** Whether the bases of the KPIs are those of the register: drift, a slipped power of ten, or another base altogether. */
import type { Decimal } from 'decimal.js';
import type { DataPoint, Kpi, Rule } from '../definitions/schema.ts';
import { inputReferences, isRegisterReference, registerIdOf } from '../entry/fields.ts';
import { REGISTER_DRIFT } from '../entry/register-drift.ts';
import {
  type CheckedAssessment,
  figure,
  limitOf,
  type Place,
  told,
  toldShortly,
} from './checked-assessment.ts';
import { type BaseOrigin, type Finding, inputSubject, registerSubject } from './warning.ts';

type ConsistencyRule = Pick<
  Extract<Rule, { kind: 'consistentWithRegister' }>,
  'id' | 'register' | 'tolerance' | 'toleranceUnit' | 'scale' | 'notRegister'
>;

/** A base lies between `low` and `high`: a rounded final value does not tell it exactly. */
interface Base {
  origin: BaseOrigin;
  subject: string;
  used: Decimal;
  low: Decimal;
  high: Decimal;
}

/** How telling a finding is; of several about the same base only the most telling is kept. */
interface Candidate {
  finding: Finding;
  rank: [importance: number, tolerance: number];
}

/**
 * What does not agree with the register (Verification Manual 2022, p. 28, 31, 34, 123). A KPI's base is its own figure
 * in place of the register's, or what its numerator and its final value imply. A rule with `scale` asks only about slips
 * by these numbers, one with `notRegister` only about bases that are the wrong item; items without a rule of drift fall
 * under the general check.
 */
export function checkRegisterConsistency(checked: CheckedAssessment): Finding[] {
  const general = checked.generalCheck(REGISTER_DRIFT)?.tolerance;
  const withDriftRule = new Set<string>();
  const candidates = new Map<string, Candidate>();
  const consider = (rule: ConsistencyRule, { kpi, dataPoint }: Place) => {
    for (const base of basesOf(checked, kpi, dataPoint, rule.register)) {
      const found = compare(checked, rule, base);
      if (found) keep(candidates, `${base.subject}@${rule.register}`, found, dataPoint.id);
    }
  };
  for (const rule of checked.input.definitions.rules) {
    if (rule.kind !== 'consistentWithRegister') continue;
    const isDrift = !rule.scale && rule.notRegister === undefined;
    for (const id of rule.dataPoints) {
      if (isDrift) withDriftRule.add(`${id}@${rule.register}`);
      const place = checked.places.get(id);
      if (place) consider(withTolerance(rule, general, checked.input.registerTolerance), place);
    }
  }
  if (general !== undefined) {
    const tolerance = checked.input.registerTolerance ?? general;
    for (const place of checked.places.values()) {
      for (const reference of inputReferences(place.dataPoint).filter(isRegisterReference)) {
        const register = registerIdOf(reference);
        if (withDriftRule.has(`${place.dataPoint.id}@${register}`)) continue;
        consider({ id: REGISTER_DRIFT, register, tolerance }, place);
      }
    }
  }
  return [...candidates.values()].map(({ finding }) => finding);
}

/**
 * A tolerance that is the standard's general one follows what was set in its place. The rule's words name the tolerance,
 * so that the general check asks in its stead.
 */
function withTolerance(
  rule: Extract<Rule, { kind: 'consistentWithRegister' }>,
  general: string | undefined,
  chosen: string | undefined,
): ConsistencyRule {
  const isGeneral =
    chosen !== undefined &&
    chosen !== general &&
    rule.tolerance === general &&
    rule.toleranceUnit !== 'points' &&
    !rule.scale &&
    rule.notRegister === undefined;
  return isGeneral ? { ...rule, id: REGISTER_DRIFT, tolerance: chosen } : rule;
}

function basesOf(
  checked: CheckedAssessment,
  kpi: Kpi,
  dataPoint: DataPoint,
  register: string,
): Base[] {
  const reference = `register:${register}`;
  if (checked.isLeftOut(dataPoint.id) || !inputReferences(dataPoint).includes(reference)) return [];
  const own = checked.ownNumber(kpi.id, reference);
  if (own) {
    const subject = inputSubject(kpi.id, reference);
    return [{ origin: 'own', subject, used: own, low: own, high: own }];
  }
  const registered = checked.registerNumber(register);
  const implied = impliedBase(checked, kpi, dataPoint, reference);
  if (implied) return [implied];
  return registered
    ? [
        {
          origin: 'register',
          subject: registerSubject(register),
          used: registered,
          low: registered,
          high: registered,
        },
      ]
    : [];
}

/** numerator x multiplier / final value, as exact as the final value was typed. */
function impliedBase(
  checked: CheckedAssessment,
  kpi: Kpi,
  dataPoint: DataPoint,
  reference: string,
): Base | undefined {
  const { formula } = dataPoint;
  if (formula.type !== 'ratio' && formula.type !== 'per100k') return undefined;
  const denominator = formula.type === 'ratio' ? formula.denominator : 'register:population';
  const final = checked.finalNumber(dataPoint.id);
  const numerator = checked.numberOf(kpi.id, formula.numerator);
  if (denominator !== reference || !final || !numerator?.gt(0)) return undefined;
  const half = figure(10).pow(-final.decimalPlaces()).div(2);
  if (final.lte(half)) return undefined;
  const dividend = numerator.times(
    limitOf(formula.type === 'ratio' ? formula.multiplier : '100000'),
  );
  return {
    origin: 'implied',
    subject: dataPoint.id,
    used: dividend.div(final),
    low: dividend.div(final.plus(half)),
    high: dividend.div(final.minus(half)),
  };
}

function compare(
  checked: CheckedAssessment,
  rule: ConsistencyRule,
  base: Base,
): Candidate | undefined {
  const { register, tolerance } = rule;
  if (base.origin === 'register' && rule.notRegister === undefined) return undefined;
  const registered = checked.registerNumber(register);
  const isNear = (other: Decimal) => {
    const deviation = percentBetween(base, other);
    return deviation !== undefined && deviation.lte(limitOf(tolerance));
  };
  const shared = { register, used: told(base.used), origin: base.origin };
  const finding = (kind: Finding['kind'], other: Decimal, registerIds = [register]): Finding => ({
    ruleId: rule.id,
    subject: base.subject,
    kind,
    dataPoints: [],
    registerIds,
    figures: [base.origin, told(base.used), told(other)],
  });
  if (rule.notRegister !== undefined) {
    const wrong = checked.registerNumber(rule.notRegister);
    const isRight = base.origin !== 'register' && registered !== undefined && isNear(registered);
    if (!wrong || isRight || !isNear(wrong)) return undefined;
    const ids = { wrongRegister: rule.notRegister, wrongRegistered: told(wrong) };
    return {
      rank: [3, 0],
      finding: finding({ code: 'wrongBase', ...shared, ...ids }, wrong, [
        register,
        rule.notRegister,
      ]),
    };
  }
  if (!registered) return undefined;
  const both = { ...shared, registered: told(registered) };
  if (rule.scale) {
    const scale = rule.scale.find(
      (one) => isNear(registered.times(limitOf(one))) || isNear(registered.div(limitOf(one))),
    );
    if (scale === undefined) return undefined;
    return { rank: [2, 0], finding: finding({ code: 'registerSlip', ...both, scale }, registered) };
  }
  const toleranceUnit = rule.toleranceUnit ?? 'percent';
  const deviation =
    toleranceUnit === 'points' ? distance(base, registered) : percentBetween(base, registered);
  if (!deviation?.gt(limitOf(tolerance))) return undefined;
  const drift = { ...both, deviation: toldShortly(deviation), tolerance, toleranceUnit };
  return {
    rank: [1, Number(tolerance)],
    finding: finding({ code: 'registerDrift', ...drift }, registered),
  };
}

function distance(base: Base, other: Decimal): Decimal {
  if (other.lt(base.low)) return base.low.minus(other);
  return other.gt(base.high) ? other.minus(base.high) : figure(0);
}

/** In per cent of the other; nothing is so much of zero. */
function percentBetween(base: Base, other: Decimal): Decimal | undefined {
  return other.isZero() ? undefined : distance(base, other).times(100).div(other.abs());
}

function keep(
  candidates: Map<string, Candidate>,
  about: string,
  found: Candidate,
  dataPointId: string,
): void {
  const known = candidates.get(about);
  const isMoreTelling =
    !known ||
    found.rank[0] > known.rank[0] ||
    (found.rank[0] === known.rank[0] && found.rank[1] > known.rank[1]);
  const { finding, rank } = isMoreTelling ? found : known;
  const dataPoints = new Set(known?.finding.dataPoints);
  dataPoints.add(dataPointId);
  candidates.set(about, { rank, finding: { ...finding, dataPoints: [...dataPoints] } });
}
