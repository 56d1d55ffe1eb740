/** Every rule of rules.yaml asks where it should and is silent where it should be, by figures typed into the real KPIs. */
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import type { CheckInput, PreviousValue } from '#app/domain/checks/checked-assessment.ts';
import type { WarningKind } from '#app/domain/checks/warning.ts';
import type { Rule } from '#app/domain/definitions/schema.ts';
import { REGISTER, TypedAssessment } from '#tests/fixtures/checked.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();

interface Case {
  name: string;
  typed: TypedAssessment;
  facts?: Partial<CheckInput>;
  /** What is found, once; undefined: nothing. */
  finds?: Partial<WarningKind>;
}

const typed = () => new TypedAssessment(definitions);
const plus = (value: string, more: Decimal.Value) => new Decimal(value).plus(more).toFixed();
const STEP = '0.01';

function casesOf(rule: Rule): Case[] {
  switch (rule.kind) {
    case 'sumsTo': {
      const withSum = (sum: string, parts = rule.dataPoints) => {
        const assessment = typed();
        const [first = '', ...others] = parts;
        for (const id of others) assessment.set(id, '5');
        return assessment.set(first, new Decimal(sum).minus(5 * others.length).toFixed());
      };
      const high = plus(rule.value, rule.tolerance);
      const low = plus(rule.value, new Decimal(rule.tolerance).negated());
      const above = plus(high, STEP);
      const incomplete = rule.dataPoints.slice(1);
      const missing = withSum(low, rule.dataPoints.slice(1));
      const notApplicable = withSum(rule.value, incomplete);
      const absent = rule.dataPoints[0] ?? '';
      notApplicable.entries[absent] = { status: 'notApplicable' };
      const tooLittle = withSum('90', incomplete);
      tooLittle.entries[absent] = { status: 'notApplicable' };
      return [
        { name: 'at the upper edge', typed: withSum(high) },
        { name: 'at the lower edge', typed: withSum(low) },
        { name: 'above', typed: withSum(above), finds: { code: 'sum', sum: above, missing: 0 } },
        { name: 'below', typed: withSum(plus(low, '-0.01')), finds: { code: 'sum', missing: 0 } },
        { name: 'not all parts', typed: missing },
        { name: 'a part does not apply', typed: notApplicable },
        {
          name: 'too little, and a part does not apply',
          typed: tooLittle,
          finds: { code: 'sum', sum: '90', missing: 0 },
        },
        ...(new Decimal(above).minus(5 * (incomplete.length - 1)).gt(100)
          ? []
          : [
              {
                name: 'the parts that are there exceed it',
                typed: withSum(above, incomplete),
                finds: { code: 'sum', missing: 1 } as const,
              },
            ]),
      ];
    }
    case 'notGreaterThan': {
      const [first, second] = rule.dataPoints;
      const pair = (a: string, b: string) => typed().set(second, b).set(first, a);
      return [
        { name: 'as much', typed: pair('60', '60') },
        { name: 'less', typed: pair('59', '60') },
        { name: 'more', typed: pair('60.01', '60'), finds: { code: 'order', first: '60.01' } },
        { name: 'only one of them', typed: typed().set(first, '60') },
      ];
    }
    case 'usuallyAtLeast':
      return rule.dataPoints.flatMap((id): Case[] => [
        { name: `${id} at the limit`, typed: typed().set(id, rule.value) },
        {
          name: `${id} below`,
          typed: typed().set(id, plus(rule.value, '-0.01')),
          finds: { code: 'below', limit: rule.value },
        },
        ...exceptionsOf(rule.exceptions, id),
      ]);
    case 'usuallyAtMost':
      if (rule.scope === 'assessment') return wholeAssessmentCases();
      return rule.dataPoints.flatMap((id): Case[] => [
        { name: `${id} at the limit`, typed: typed().set(id, rule.value) },
        {
          name: `${id} above`,
          typed: typed().set(id, plus(rule.value, STEP)),
          finds: { code: 'above', limit: rule.value },
        },
        ...exceptionsOf(rule.exceptions, id),
      ]);
    case 'usuallyBetween': {
      const [low, high] = rule.value;
      return rule.dataPoints.flatMap((id): Case[] => [
        { name: `${id} at the low edge`, typed: typed().set(id, low) },
        { name: `${id} at the high edge`, typed: typed().set(id, high) },
        {
          name: `${id} below`,
          typed: typed().set(id, new Decimal(low).times('0.999').toFixed()),
          finds: { code: 'outsideRange', low, high },
        },
        {
          name: `${id} above`,
          typed: typed().set(id, new Decimal(high).times('1.001').toFixed()),
          finds: { code: 'outsideRange', low, high },
        },
        ...exceptionsOf(rule.exceptions, id),
      ]);
    }
    case 'consistentWithRegister':
      return rule.dataPoints.flatMap((id) => registerCases(rule, id));
    case 'changeLimit':
      return rule.dataPoints.flatMap((id): Case[] => changeCases(rule, id));
  }
}

function exceptionsOf(exceptions: readonly string[] = [], id: string): Case[] {
  return exceptions.map((one) => ({ name: `${id} exactly ${one}`, typed: typed().set(id, one) }));
}

function registerCases(
  rule: Extract<Rule, { kind: 'consistentWithRegister' }>,
  id: string,
): Case[] {
  const kpi = definitions.kpiOfDataPoint.get(id);
  const registered = REGISTER[rule.register] ?? '';
  const own = (value: Decimal.Value) =>
    typed()
      .set(id, '1')
      .input(kpi?.id ?? '', `register:${rule.register}`, new Decimal(value).toFixed());
  if (rule.notRegister !== undefined) {
    const wrong = REGISTER[rule.notRegister] ?? '';
    return [
      { name: `${id} with another own figure`, typed: own(new Decimal(registered).times(1.5)) },
      {
        name: `${id} with the wrong base`,
        typed: own(new Decimal(wrong).times('1.01')),
        finds: { code: 'wrongBase', origin: 'own', wrongRegister: rule.notRegister },
      },
    ];
  }
  if (rule.scale) {
    return rule.scale.flatMap((scale): Case[] => [
      { name: `${id} with the register's figure`, typed: own(registered) },
      {
        name: `${id} with a base slipped by ${scale}`,
        typed: own(new Decimal(registered).div(scale)),
        finds: { code: 'registerSlip', origin: 'own', scale },
      },
      {
        name: `${id} with a value slipped by ${scale}`,
        typed: typed().set(id, '5').final(id, new Decimal(5).div(scale).toFixed()),
        finds: { code: 'registerSlip', origin: 'implied', scale },
      },
    ]);
  }
  const at = (percent: Decimal.Value) =>
    new Decimal(registered).times(plus('100', percent)).div(100);
  return [
    { name: `${id} at the tolerance`, typed: own(at(rule.tolerance)) },
    {
      name: `${id} beyond`,
      typed: own(at(plus(rule.tolerance, '1'))),
      finds: {
        code: 'registerDrift',
        origin: 'own',
        deviation: plus(rule.tolerance, '1'),
        tolerance: rule.tolerance,
      },
    },
    {
      name: `${id} beyond, downwards`,
      typed: own(at(`-${plus(rule.tolerance, '1')}`)),
      finds: { code: 'registerDrift', tolerance: rule.tolerance },
    },
  ];
}

function changeCases(rule: Extract<Rule, { kind: 'changeLimit' }>, id: string): Case[] {
  const limit = new Decimal(rule.value);
  const isCoefficient = definitions.dataPointById.get(id)?.max === '1';
  const before = isCoefficient ? new Decimal('0.4') : new Decimal(40);
  const moved = rule.changeUnit === 'percent' ? before.times(limit).div(100) : limit;
  const facts = { previous: { [id]: { year: 2022, value: before.toFixed() } } };
  const now = (value: Decimal) => typed().set(id, value.toFixed());
  return [
    { name: `${id} at the limit`, typed: now(before.plus(moved)), facts },
    { name: `${id} without an earlier round`, typed: now(before.plus(moved).plus('0.02')) },
    {
      name: `${id} up`,
      typed: now(before.plus(moved).plus('0.02')),
      facts,
      finds: { code: 'change', beforeYear: 2022, changeUnit: rule.changeUnit },
    },
    {
      name: `${id} down`,
      typed: now(before.minus(moved).minus('0.02')),
      facts,
      finds: { code: 'change', beforeYear: 2022, changeUnit: rule.changeUnit },
    },
    ...(rule.changeUnit === 'percent'
      ? [
          {
            name: `${id} from nothing`,
            typed: now(before),
            facts: { previous: { [id]: { year: 2022, value: '0' } satisfies PreviousValue } },
            finds: { code: 'changeFromZero' } as const,
          },
        ]
      : []),
  ];
}

function wholeAssessmentCases(): Case[] {
  const reported = (kpis: number) => {
    const assessment = typed();
    for (const kpi of definitions.kpis.slice(0, kpis)) {
      for (const { id, formula } of kpi.dataPoints) {
        assessment.entries[id] = {
          status: 'reported',
          finalValue:
            formula.type === 'yesNo'
              ? { kind: 'yesNo', value: true }
              : { kind: 'number', value: '0.5' },
        };
      }
    }
    return assessment;
  };
  const facts = { isWholeAssessment: true };
  const withoutOne = reported(72);
  for (const kpi of definitions.kpis.slice(90)) {
    for (const { id } of kpi.dataPoints) withoutOne.entries[id] = { status: 'notApplicable' };
  }
  return [
    { name: '18 of 90 that apply not reported', typed: withoutOne, facts },
    {
      name: '19 of 91 not reported',
      typed: reported(72),
      facts,
      finds: { code: 'notReported', count: 19, of: 91, share: '20.8791' },
    },
    { name: 'a part only', typed: reported(0) },
  ];
}

describe.each(definitions.rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const cases = casesOf(rule);

  it('has cases that ask and cases that do not', () => {
    expect(cases.some((one) => one.finds)).toBe(true);
    expect(cases.some((one) => !one.finds)).toBe(true);
  });

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const warnings = one.typed.of(id, one.facts);
    expect(warnings.map((warning) => warning.kind)).toEqual(
      one.finds ? [expect.objectContaining(one.finds)] : [],
    );
    for (const warning of warnings) expect(warning.key).toMatch(/^[a-z0-9.@:+-]+$/);
  });
});

describe('units reported by mistake', () => {
  it.each([
    ['en-en-aq-1c.no2', '0.02', [{ unit: 'ppm', factor: '1900', converted: '38' }]],
    ['en-en-aq-1c.no2', '0.9', [{ unit: 'ppb', factor: '1.9', converted: '1.71' }]],
    ['en-en-aq-1c.o3', '500', []],
  ])('%s of %s', (id, value, conversions) => {
    const [warning] = typed().set(id, value).check();
    expect(warning?.kind).toMatchObject({ code: 'outsideRange', conversions });
  });
});
