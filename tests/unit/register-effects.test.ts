/** What a new figure of the register changes: never more and never less than what scoring makes of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '#app/domain/entry/entry.ts';
import { driftBeyond, registerTolerance } from '#app/domain/entry/register-drift.ts';
import {
  changesBand,
  countReaders,
  isShownFirst,
  registerEffects,
  withRegister,
} from '#app/domain/entry/register-effects.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import type { DataPointScore } from '#app/domain/scoring/score-data-point.ts';
import { fullAssessment } from '#tests/fixtures/full-assessment.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions, targetSet } = await loadStandard();
const full = fullAssessment(definitions);
const number = (value: string): Reading => ({ kind: 'number', value });
const unreadable: Reading = { kind: 'invalid', problem: { code: 'notANumber' } };
const effectsOf = (changed: Record<string, Reading | undefined>, data = full) =>
  registerEffects(definitions, targetSet, data, changed);

/** What a person sees of a value. */
function shown({ value }: DataPointScore): string {
  if (value.kind === 'value') return value.decimal;
  return value.kind === 'yesNo' ? String(value.value) : value.kind;
}

const readings = fc.oneof(
  fc.constantFrom('0', '1', '795736', '795736.0', '400000', '-5').map(number),
  fc.integer({ min: 1, max: 2_000_000 }).map((value) => number(String(value))),
  fc.constant(unreadable),
  fc.constant(undefined),
);
const numbers = definitions.framework.register.filter((item) => item.valueType === 'number');
const changes = fc.dictionary(fc.constantFrom(...numbers.map((item) => item.id)), readings, {
  maxKeys: 3,
});

describe('the effects of a change of the register', () => {
  it('are exactly the values that the scores before and after tell apart', () => {
    fc.assert(
      fc.property(changes, changes, (first, second) => {
        const data = withRegister(full, first);
        const before = scoreAssessment(definitions, targetSet, data);
        const after = scoreAssessment(definitions, targetSet, withRegister(data, second));
        const apart = before.dataPoints.filter((one) => {
          const then = after.byDataPoint.get(one.dataPointId);
          return then && shown(then) !== shown(one);
        });
        const effects = effectsOf(second, data);
        expect(effects.map((one) => one.dataPointId)).toEqual(apart.map((one) => one.dataPointId));
        for (const effect of effects) {
          expect(effect.before).toEqual(before.byDataPoint.get(effect.dataPointId));
          expect(effect.after).toEqual(after.byDataPoint.get(effect.dataPointId));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are those of everything that divides by the population, and of nothing else', () => {
    const effects = effectsOf({ population: number('400000') });
    expect(effects.length).toBeGreaterThan(20);
    expect(effects.length).toBeLessThanOrEqual(countReaders(definitions).population ?? 0);
    expect(effects.some((one) => one.kpiId === 'ec-ict-ict-1c')).toBe(false);
    expect(effects.some(changesBand)).toBe(true);
  });

  it('leave out a KPI that uses a figure of its own', () => {
    const own = { ...full.inputs, 'ec-ict-ict-1c/register:households': number('1000000') };
    const ids = (data: typeof full) =>
      effectsOf({ households: number('900000') }, data).map((one) => one.kpiId);
    expect(ids(full)).toContain('ec-ict-ict-1c');
    expect(ids({ ...full, inputs: own })).not.toContain('ec-ict-ict-1c');
  });

  it.each([
    ['a first figure', undefined, false],
    ['a text that could not be read', unreadable, false],
    ['a figure', number('795736'), true],
  ])('are shown before %s is overwritten: %s', (_, stored, expected) => {
    expect(isShownFirst(stored, effectsOf({ population: number('1') }))).toBe(expected);
    expect(isShownFirst(stored, [])).toBe(false);
  });
});

describe('the drift of an own figure', () => {
  it.each([
    ['525000', '500000', '5', undefined],
    ['525001', '500000', '5', { percent: '5.0002', direction: 'above' }],
    ['475000', '500000', '5', undefined],
    ['474999', '500000', '5', { percent: '5.0002', direction: 'below' }],
    ['600000', '500000', '5', { percent: '20', direction: 'above' }],
    ['562345', '500000', '5', { percent: '12.5', direction: 'above' }],
    ['515000', '500000', '2.5', { percent: '3', direction: 'above' }],
    ['500000', '500000', '0', undefined],
    ['0', '500000', '5', { percent: '100', direction: 'below' }],
    ['5', '0', '5', undefined],
  ])('of %s from %s beyond %s %%', (own, registered, tolerance, expected) => {
    expect(driftBeyond(number(own), number(registered), tolerance)).toEqual(expected);
  });

  it('is not told of what cannot be read or is not there', () => {
    expect(driftBeyond(unreadable, number('5'), '5')).toBeUndefined();
    expect(driftBeyond(number('9'), undefined, '5')).toBeUndefined();
  });

  it('is held against what the installation says, or else the standard', () => {
    expect(registerTolerance(definitions, undefined)).toBe('5');
    expect(registerTolerance(definitions, '2.5')).toBe('2.5');
  });
});
