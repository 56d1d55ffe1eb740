/** From what was typed to the value: the five formulas, statuses, final values and hard bounds. */
import { describe, expect, it } from 'vitest';
import type { DataPoint, Formula } from '#app/domain/definitions/schema.ts';
import { type AssessmentData, type AssessmentEntry, inputKey } from '#app/domain/entry/entry.ts';
import type { Reading } from '#app/domain/entry/read-text.ts';
import { computeValue } from '#app/domain/scoring/value.ts';
import { dataPointWith } from '#tests/fixtures/data-points.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const number = (value: string): Reading => ({ kind: 'number', value });
const yes: Reading = { kind: 'yesNo', value: true };
const no: Reading = { kind: 'yesNo', value: false };
const unreadable: Reading = { kind: 'invalid', problem: { code: 'notANumber' } };

function valueOf(
  dataPoint: DataPoint,
  inputs: Record<string, Reading>,
  register: Record<string, Reading> = {},
  entry?: AssessmentEntry,
) {
  const data: AssessmentData = {
    register,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([id, reading]) => [inputKey('test-1c', id), reading]),
    ),
    entries: entry ? { [dataPoint.id]: entry } : {},
  };
  const value = computeValue(dataPoint, 'test-1c', data);
  if (value.kind !== 'value') return value;
  return { kind: value.kind, decimal: value.decimal, origin: value.origin };
}

const computed = (decimal: string) => ({ kind: 'value', decimal, origin: 'computed' });
const final = (decimal: string) => ({ kind: 'value', decimal, origin: 'final' });
const invalid = (reason: object) => ({ kind: 'invalid', reason });

const ratioFormula: Formula = {
  type: 'ratio',
  numerator: 'connected',
  denominator: 'register:households',
  multiplier: '100',
  whenDenominatorZero: 'notApplicable',
};
const ratio = dataPointWith(ratioFormula, { inputs: ['connected'], max: '100' });
const unboundedRatio = dataPointWith(ratioFormula, { inputs: ['connected'] });
const households = (value: string) => ({ households: number(value) });

describe('ratio', () => {
  it.each<[string, Record<string, Reading>, Record<string, Reading>, object]>([
    ['divides', { connected: number('1') }, households('3'), computed(`33.${'3'.repeat(38)}`)],
    ['is exact', { connected: number('26.4') }, households('80'), computed('33')],
    ['reaches its upper bound', { connected: number('80') }, households('80'), computed('100')],
    ['reaches its lower bound', { connected: number('0') }, households('80'), computed('0')],
    [
      'stays within the upper bound',
      { connected: number('80.000000000000000000001') },
      households('80'),
      invalid({ code: 'aboveMaximum', max: '100', value: '100.00000000000000000000125' }),
    ],
    [
      'stays within the lower bound',
      { connected: number('-1') },
      households('80'),
      invalid({ code: 'belowMinimum', min: '0', value: '-1.25' }),
    ],
    [
      'names what is missing',
      {},
      {},
      { kind: 'missing', missing: ['connected', 'register:households'], present: [] },
    ],
    [
      'does not call the register partly filled',
      {},
      households('80'),
      { kind: 'missing', missing: ['connected'], present: [] },
    ],
    [
      'says what is present',
      { connected: number('5') },
      {},
      { kind: 'missing', missing: ['register:households'], present: ['connected'] },
    ],
    [
      'counts an override as present',
      { 'register:households': number('5') },
      {},
      { kind: 'missing', missing: ['connected'], present: ['register:households'] },
    ],
    [
      'takes the override before the register',
      { connected: number('5'), 'register:households': number('50') },
      households('80'),
      computed('10'),
    ],
    [
      'does not apply to nothing',
      { connected: number('0') },
      households('0'),
      { kind: 'notApplicable', reason: 'zeroDenominator' },
    ],
    [
      'needs no numerator where the denominator is zero',
      {},
      households('0'),
      { kind: 'notApplicable', reason: 'zeroDenominator' },
    ],
    [
      'does not compute with what cannot be read',
      { connected: unreadable },
      households('0'),
      invalid({ code: 'input', ref: 'connected', problem: { code: 'notANumber' } }),
    ],
    [
      'names an unreadable register item',
      { connected: number('1') },
      { households: unreadable },
      invalid({ code: 'input', ref: 'register:households', problem: { code: 'notANumber' } }),
    ],
    [
      'needs numbers',
      { connected: yes },
      households('8'),
      invalid({ code: 'needsNumber', ref: 'connected' }),
    ],
    [
      'refuses a negative denominator',
      { connected: number('-4') },
      households('-8'),
      invalid({ code: 'negativeDenominator', ref: 'register:households', value: '-8' }),
    ],
  ])('%s', (_, inputs, register, expected) => {
    expect(valueOf(ratio, inputs, register)).toEqual(expected);
  });

  it('may pass 100 without an upper bound', () => {
    expect(valueOf(unboundedRatio, { connected: number('90') }, households('80'))).toEqual(
      computed('112.5'),
    );
  });

  it('takes the fixed value of a zero denominator', () => {
    const fixed = dataPointWith({ ...ratioFormula, whenDenominatorZero: { value: '0' } });
    expect(valueOf(fixed, { connected: number('3') }, households('0'))).toEqual(computed('0'));
  });
});

describe('per 100 000', () => {
  const per100k = dataPointWith(
    { type: 'per100k', numerator: 'officers', whenDenominatorZero: 'notApplicable' },
    { inputs: ['officers'] },
  );

  it.each<[string, Record<string, Reading>, Record<string, Reading>, object]>([
    [
      'rests on the population',
      { officers: number('36') },
      { population: number('25000') },
      computed('144'),
    ],
    [
      'or on the KPI’s own figure of it',
      { officers: number('36'), 'register:population': number('50000') },
      { population: number('25000') },
      computed('72'),
    ],
    [
      'names the population',
      { officers: number('36') },
      {},
      { kind: 'missing', missing: ['register:population'], present: ['officers'] },
    ],
  ])('%s', (_, inputs, register, expected) => {
    expect(valueOf(per100k, inputs, register)).toEqual(expected);
  });
});

describe('reported and yes/no', () => {
  const typed = dataPointWith({ type: 'reported' });
  const soleInput = dataPointWith({ type: 'reported' }, { inputs: ['concentration'] });
  const from = dataPointWith(
    { type: 'reported', from: 'dataSets' },
    { inputs: ['other', 'dataSets'] },
  );
  const answer = dataPointWith({ type: 'yesNo' }, { max: '1' });
  const answerInput = dataPointWith({ type: 'yesNo' }, { inputs: ['plan'] });
  const missingFinal = { kind: 'missing', missing: ['finalValue'], present: [] };

  it.each<[string, DataPoint, Record<string, Reading>, AssessmentEntry | undefined, object]>([
    [
      'the final value',
      typed,
      {},
      { status: 'reported', finalValue: number('12.5') },
      final('12.5'),
    ],
    ['no final value', typed, {}, { status: 'reported' }, missingFinal],
    ['the sole input', soleInput, { concentration: number('7') }, undefined, computed('7')],
    [
      'no sole input',
      soleInput,
      {},
      undefined,
      { kind: 'missing', missing: ['concentration'], present: [] },
    ],
    [
      'the input named',
      from,
      { dataSets: number('9'), other: number('1') },
      undefined,
      computed('9'),
    ],
    [
      'yes',
      answer,
      {},
      { status: 'reported', finalValue: yes },
      { kind: 'yesNo', value: true, origin: 'final' },
    ],
    [
      'no',
      answerInput,
      { plan: no },
      undefined,
      { kind: 'yesNo', value: false, origin: 'computed' },
    ],
    ['no answer', answer, {}, undefined, missingFinal],
    [
      'a number for an answer',
      answerInput,
      { plan: number('1') },
      undefined,
      invalid({ code: 'needsYesNo', ref: 'plan' }),
    ],
    [
      'a number for a final answer',
      answer,
      {},
      { status: 'reported', finalValue: number('1') },
      invalid({ code: 'needsYesNo', ref: 'finalValue' }),
    ],
    [
      'an answer for a number',
      typed,
      {},
      { status: 'reported', finalValue: yes },
      invalid({ code: 'needsNumber', ref: 'finalValue' }),
    ],
    [
      'an unreadable final value',
      typed,
      {},
      { status: 'reported', finalValue: unreadable },
      invalid({ code: 'input', ref: 'finalValue', problem: { code: 'notANumber' } }),
    ],
  ])('%s', (_, dataPoint, inputs, entry, expected) => {
    expect(valueOf(dataPoint, inputs, {}, entry)).toEqual(expected);
  });
});

describe('checklist', () => {
  const principles = ['compact', 'connected', 'integrated', 'inclusive', 'resilient'];
  const checklist = dataPointWith(
    { type: 'checklist', inputs: principles, fullOnlyWith: 'smartMethod', capWithout: '94' },
    { inputs: [...principles, 'smartMethod'], max: '100' },
  );
  const met = (count: number) =>
    Object.fromEntries(principles.map((id, index) => [id, index < count ? yes : no]));

  it.each<[string, Record<string, Reading>, object]>([
    ['none', { ...met(0), smartMethod: yes }, computed('0')],
    ['three of five', met(3), computed('60')],
    ['four of five without the method', { ...met(4), smartMethod: no }, computed('80')],
    ['all with the method', { ...met(5), smartMethod: yes }, computed('100')],
    ['all without the method', { ...met(5), smartMethod: no }, computed('94')],
    ['all, the method not answered', met(5), computed('94')],
    [
      'partly answered',
      { compact: yes, resilient: no, smartMethod: yes },
      {
        kind: 'missing',
        missing: ['connected', 'integrated', 'inclusive'],
        present: ['compact', 'resilient', 'smartMethod'],
      },
    ],
    [
      'an unreadable method',
      { ...met(5), smartMethod: unreadable },
      invalid({ code: 'input', ref: 'smartMethod', problem: { code: 'notANumber' } }),
    ],
    [
      'a number',
      { ...met(5), compact: number('1') },
      invalid({ code: 'needsYesNo', ref: 'compact' }),
    ],
  ])('%s', (_, inputs, expected) => {
    expect(valueOf(checklist, inputs)).toEqual(expected);
  });

  it('is a plain share without a condition', () => {
    const plain = dataPointWith({ type: 'checklist', inputs: ['a', 'b', 'c'] });
    expect(valueOf(plain, { a: yes, b: no, c: yes })).toEqual(computed(`66.${'6'.repeat(38)}`));
  });
});

describe('the entry decides before the formula', () => {
  const inputs = { connected: number('40') };

  it.each<[string, AssessmentEntry, object]>([
    ['not started', { status: 'notStarted' }, computed('50')],
    ['reported', { status: 'reported' }, computed('50')],
    [
      'not collected',
      { status: 'notCollected', finalValue: number('1') },
      { kind: 'notCollected' },
    ],
    ['not in extract', { status: 'notInExtract' }, { kind: 'notInExtract' }],
    ['not applicable', { status: 'notApplicable' }, { kind: 'notApplicable', reason: 'declared' }],
    ['final value', { status: 'reported', finalValue: number('97.07') }, final('97.07')],
    [
      'final value out of bounds',
      { status: 'reported', finalValue: number('100.01') },
      invalid({ code: 'aboveMaximum', max: '100', value: '100.01' }),
    ],
  ])('%s', (_, entry, expected) => {
    expect(valueOf(ratio, inputs, households('80'), entry)).toEqual(expected);
  });
});

describe('the shipped data points', async () => {
  const { definitions } = await loadStandard();
  const none: AssessmentData = { register: {}, inputs: {}, entries: {} };

  it.each(definitions.dataPoints.map((dataPoint) => [dataPoint.id, dataPoint] as const))(
    '%s is missing at first and can be reported',
    (id, dataPoint) => {
      const kpiId = definitions.kpiOfDataPoint.get(id)?.id ?? '';
      expect(computeValue(dataPoint, kpiId, none)).toMatchObject({ kind: 'missing', present: [] });
      const isAnswer = dataPoint.unit === 'yes-no';
      const finalValue = isAnswer ? yes : number(dataPoint.min ?? '0');
      const data = { ...none, entries: { [id]: { status: 'reported' as const, finalValue } } };
      expect(computeValue(dataPoint, kpiId, data).kind).toBe(isAnswer ? 'yesNo' : 'value');
    },
  );

  it('count no interruptions as zero minutes', () => {
    const dataPoint = definitions.dataPointById.get('ec-i-es-2c');
    if (!dataPoint) throw new Error('ec-i-es-2c is missing');
    const register = { customerInterruptions: number('0'), electricityCustomers: number('9') };
    expect(computeValue(dataPoint, 'ec-i-es-2c', { ...none, register })).toMatchObject(
      computed('0'),
    );
  });
});
