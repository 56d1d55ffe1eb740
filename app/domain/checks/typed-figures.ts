/** Slips in where and how a figure was typed: over the formula, in the numerator, with a fraction. */
import type { Decimal } from 'decimal.js';
import type { DataPoint, Kpi } from '../definitions/schema.ts';
import {
  inputReferences,
  inputsOfKpi,
  isRegisterReference,
  isTypedDirectly,
  registerIdOf,
  registerReferencesOfKpi,
} from '../entry/fields.ts';
import { applyFormula } from '../scoring/formula.ts';
import { toDecimalString } from '../scoring/quantity.ts';
import { type CheckedAssessment, figure, limitOf, told } from './checked-assessment.ts';
import { type Finding, inputSubject, registerSubject } from './warning.ts';

/** The slips of every KPI, and of the register where it is checked. */
export function checkTypedFigures(checked: CheckedAssessment): Finding[] {
  const { kpis, framework } = checked.input.definitions;
  const findings: Finding[] = [];
  for (const kpi of kpis) {
    const asResult = new Set<string>();
    for (const dataPoint of kpi.dataPoints) {
      const numerator = numeratorAsResult(checked, kpi, dataPoint);
      if (numerator) asResult.add(numerator.input);
      if (numerator) findings.push(numerator.finding);
      findings.push(...finalValue(checked, kpi, dataPoint));
      findings.push(...numeratorOnly(checked, kpi, dataPoint));
    }
    findings.push(...fractions(checked, kpi, asResult));
  }
  if (checked.input.checksRegister && checked.generalCheck('whole-number')) {
    for (const item of framework.register) {
      const number = item.integer ? checked.registerNumber(item.id) : undefined;
      if (!number || number.isInteger()) continue;
      findings.push({
        ruleId: 'whole-number',
        subject: registerSubject(item.id),
        kind: { code: 'fraction', input: `register:${item.id}`, value: told(number) },
        dataPoints: [],
        registerIds: [item.id],
        figures: [told(number)],
      });
    }
  }
  return findings;
}

/** A value typed where a formula would have given it (Verification Manual 2022, p. 162). */
function finalValue(checked: CheckedAssessment, kpi: Kpi, dataPoint: DataPoint): Finding[] {
  const { id } = dataPoint;
  if (!checked.generalCheck('final-value') || isTypedDirectly(dataPoint)) return [];
  const final = checked.finalNumber(id);
  if (!final || !checked.isReported(id)) return [];
  const result = applyFormula(dataPoint, kpi.id, checked.input.data);
  const computed = result.kind === 'value' ? toDecimalString(result.quantity) : null;
  return [
    {
      ruleId: 'final-value',
      subject: id,
      kind: { code: 'finalValue', value: told(final), computed },
      dataPoints: [id],
      figures: [told(final), computed],
    },
  ];
}

/**
 * A numerator without its denominator: often the result itself (Verification Manual 2022, p. 32, 95). A denominator that
 * the register lacks says nothing about the numerator.
 */
function numeratorOnly(checked: CheckedAssessment, kpi: Kpi, dataPoint: DataPoint): Finding[] {
  const { formula, id } = dataPoint;
  if (!checked.generalCheck('numerator-only') || formula.type !== 'ratio') return [];
  if (isRegisterReference(formula.denominator) || checked.input.values[id]?.kind !== 'missing') {
    return [];
  }
  const numerator = checked.ownNumber(kpi.id, formula.numerator);
  if (!numerator || checked.ownNumber(kpi.id, formula.denominator)) return [];
  const value = told(numerator);
  return [
    {
      ruleId: 'numerator-only',
      subject: id,
      kind: {
        code: 'numeratorOnly',
        input: formula.numerator,
        value,
        missing: formula.denominator,
      },
      dataPoints: [id],
      figures: [value],
    },
  ];
}

/**
 * A numerator that is itself the result: it is near the last round's value while the computed value is not, or it is a
 * fraction of a count up to 100 that makes less than 1 %. The criteria are ours.
 */
function numeratorAsResult(
  checked: CheckedAssessment,
  kpi: Kpi,
  dataPoint: DataPoint,
): { input: string; finding: Finding } | undefined {
  const { formula, id } = dataPoint;
  const tolerance = checked.generalCheck('numerator-as-result')?.tolerance;
  if (tolerance === undefined || (formula.type !== 'ratio' && formula.type !== 'per100k')) return;
  const input = formula.numerator;
  const numerator = checked.ownNumber(kpi.id, input);
  const result = checked.finalNumber(id) ? undefined : checked.figureOf(id);
  if (!numerator?.gt(0) || !result) return;
  const previous = checked.input.previous?.[id]?.value;
  const before = previous ? figure(previous) : undefined;
  const isNear = (one: Decimal, other: Decimal) =>
    one
      .minus(other)
      .abs()
      .times(100)
      .lte(other.times(limitOf(tolerance)));
  const isCount = dataPoint.inputs.some((one) => one.id === input && one.integer);
  const isResult = before?.gt(0)
    ? isNear(numerator, before) && !isNear(result, before)
    : isCount &&
      formula.type === 'ratio' &&
      formula.multiplier === '100' &&
      !numerator.isInteger() &&
      numerator.lte(100) &&
      result.lt(1);
  if (!isResult) return;
  const figures = { value: told(numerator), result: told(result), before: previous ?? null };
  return {
    input,
    finding: {
      ruleId: 'numerator-as-result',
      subject: id,
      kind: { code: 'numeratorAsResult', input, ...figures },
      dataPoints: [id],
      figures: [figures.value, figures.result, figures.before],
    },
  };
}

/** Fractions of what is counted: possible in weighted surveys, else a slip. */
function fractions(checked: CheckedAssessment, kpi: Kpi, asResult: ReadonlySet<string>): Finding[] {
  if (!checked.generalCheck('whole-number')) return [];
  const { register } = checked.input.definitions.framework;
  const counts = [
    ...inputsOfKpi(kpi).filter((input) => input.integer),
    ...registerReferencesOfKpi(kpi).flatMap((id) =>
      register.some((item) => item.integer && item.id === registerIdOf(id)) ? [{ id }] : [],
    ),
  ];
  const findings: Finding[] = [];
  for (const { id } of counts) {
    const number = asResult.has(id) ? undefined : checked.ownNumber(kpi.id, id);
    const readers = kpi.dataPoints.filter(
      (one) => inputReferences(one).includes(id) && !checked.isLeftOut(one.id),
    );
    if (!number || number.isInteger() || readers.length === 0) continue;
    findings.push({
      ruleId: 'whole-number',
      subject: inputSubject(kpi.id, id),
      kind: { code: 'fraction', input: id, value: told(number) },
      dataPoints: readers.map((one) => one.id),
      figures: [told(number)],
    });
  }
  for (const { id, integer } of kpi.dataPoints) {
    const final = integer ? checked.finalNumber(id) : undefined;
    if (!final || final.isInteger() || checked.isLeftOut(id)) continue;
    findings.push({
      ruleId: 'whole-number',
      subject: id,
      kind: { code: 'fraction', input: null, value: told(final) },
      dataPoints: [id],
      figures: [told(final)],
    });
  }
  return findings;
}
