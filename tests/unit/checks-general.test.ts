/** The general checks of a verifier: each asks where it should and is silent where it should be. */
import { describe, expect, it } from 'vitest';
import type { CheckInput } from '#app/domain/checks/checked-assessment.ts';
import { isMoney } from '#app/domain/checks/money-and-units.ts';
import type { WarningKind } from '#app/domain/checks/warning.ts';
import { REGISTER, TypedAssessment } from '#tests/fixtures/checked.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();
const typed = () => new TypedAssessment(definitions);

interface Case {
  name: string;
  typed: TypedAssessment;
  facts?: Partial<CheckInput>;
  /** What is found, by the subject of its key. */
  finds?: Record<string, Partial<WarningKind>>;
}

const [internet, broadband] = ['ec-ict-ict-1c', 'ec-ict-ict-2c'] as const;
const [principles, resilience] = ['ec-i-up-2a', 'sc-sh-sa-3a'] as const;
/** Numerator and denominator are the KPI's own. */
const meters = 'ec-ict-ws-1c';
const hotspots = 'ec-ict-ict-5c';
const research = 'ec-p-in-1c';

const yes = (isYes = true) => {
  const assessment = typed();
  assessment.entries[resilience] = {
    status: 'reported',
    finalValue: { kind: 'yesNo', value: isYes },
  };
  return assessment;
};
const checklist = () => {
  const assessment = typed();
  for (const id of ['compact', 'connected', 'integrated', 'inclusive', 'resilient']) {
    assessment.inputs[`${principles}/${id}`] = { kind: 'yesNo', value: id === 'compact' };
  }
  return assessment;
};
const inRegister = (id: string, value: string) => {
  const assessment = typed();
  assessment.register[id] = { kind: 'number', value };
  return assessment;
};
const onRegister = Object.fromEntries(
  Object.keys(REGISTER).map((id) => [id, { source: 'Yearbook', referenceYear: 2025 }]),
);
const hasSource = { sourceName: 'Yearbook' };
const before = (value: string) => ({ [internet]: { year: 2022, value } });
const scopes = (...texts: (string | null)[]) => ({
  behind: Object.fromEntries(
    [internet, broadband, meters].map((id, index) => [
      id,
      { ...hasSource, scope: texts[index] ?? null },
    ]),
  ),
});
const three = () => typed().set(internet, '60').set(broadband, '50').set(meters, '30');

const CASES: Record<string, Case[]> = {
  'source-named': [
    {
      name: 'no source',
      typed: typed().set(internet, '60'),
      facts: { behind: { [internet]: { sourceName: ' ' } } },
      finds: { [internet]: { code: 'noSource' } },
    },
    {
      name: 'a source',
      typed: typed().set(internet, '60'),
      facts: { behind: { [internet]: hasSource } },
    },
    {
      name: 'a link',
      typed: typed().set(internet, '60'),
      facts: { behind: { [internet]: { sourceUrl: 'https://example.org/' } } },
    },
    {
      name: 'of the register alone',
      typed: typed().set('ec-i-es-1c', '2'),
      facts: { behind: {}, registerBehind: onRegister },
    },
    { name: 'sources are not known', typed: typed().set(internet, '60') },
    { name: 'no value', typed: typed(), facts: { behind: {} } },
    {
      name: 'a register item without source',
      typed: typed(),
      facts: { registerBehind: { ...onRegister, areaKm2: { source: null } } },
      finds: { 'register:area-km2': { code: 'noSource' } },
    },
  ],
  'orange-cells': [
    {
      name: 'a unit of another quantity',
      typed: typed().set('en-e-e-2c', '5000'),
      facts: { typedUnits: { 'en-e-e-2c/electricityConsumption': 'km' } },
      finds: {
        'en-e-e-2c:electricity-consumption': {
          code: 'otherUnit',
          unit: 'km',
          expected: 'kwh-per-year',
        },
      },
    },
    {
      name: 'a unit that can be turned into the other',
      typed: typed().set('en-en-psn-1c', '5000'),
      facts: { typedUnits: { 'en-en-psn-1c/greenArea': 'km2' } },
    },
  ],
  'final-value': [
    {
      name: 'typed over inputs',
      typed: typed().set(internet, '60').final(internet, '61'),
      finds: { [internet]: { code: 'finalValue', value: '61', computed: '60' } },
    },
    {
      name: 'typed instead of inputs',
      typed: typed().final(internet, '61'),
      finds: { [internet]: { code: 'finalValue', value: '61', computed: null } },
    },
    { name: 'no formula leads to it', typed: typed().final(hotspots, '12') },
    { name: 'computed', typed: typed().set(internet, '60') },
  ],
  'numerator-only': [
    {
      name: 'no denominator',
      typed: typed().input(meters, 'smartWaterMeters', '60'),
      finds: { [meters]: { code: 'numeratorOnly', value: '60', missing: 'waterMeters' } },
    },
    { name: 'both', typed: typed().set(meters, '60') },
    {
      name: 'the final value is there',
      typed: typed().input(meters, 'smartWaterMeters', '60').final(meters, '60'),
    },
  ],
  'grounds-for-yes': [
    {
      name: 'a bare yes',
      typed: yes(),
      facts: { behind: {} },
      finds: { [resilience]: { code: 'noGrounds', inputs: [] } },
    },
    {
      name: 'yes to one of a list',
      typed: checklist(),
      facts: { behind: {} },
      finds: { [principles]: { code: 'noGrounds', inputs: ['compact'] } },
    },
    { name: 'a no', typed: yes(false), facts: { behind: {} } },
    {
      name: 'a comment',
      typed: yes(),
      facts: { behind: { [resilience]: { comment: 'Adopted in 2021' } } },
    },
    { name: 'a source', typed: yes(), facts: { behind: { [resilience]: hasSource } } },
  ],
  currency: [
    {
      name: 'money without currency',
      typed: typed().set(research, '2'),
      facts: { currency: ' ' },
      finds: { 'register:currency': { code: 'noCurrency' } },
    },
    {
      name: 'no code of a currency',
      typed: typed().set(research, '2'),
      facts: { currency: 'crowns' },
      finds: { 'register:currency': { code: 'unknownCurrency', text: 'crowns' } },
    },
    { name: 'a currency', typed: typed().set(research, '2'), facts: { currency: 'NOK' } },
    { name: 'not known', typed: typed().set(research, '2') },
    {
      name: 'no money',
      typed: typed().set(internet, '60'),
      facts: { currency: null, checksRegister: false },
    },
  ],
  boundary: [
    {
      name: 'one of three',
      typed: three(),
      facts: scopes(null, 'Metropolitan area', null),
      finds: { [broadband]: { code: 'otherBoundary', scope: 'Metropolitan area', common: null } },
    },
    {
      name: 'the city itself, where others are of the region',
      typed: three(),
      facts: scopes('Region', 'region ', null),
      finds: { [meters]: { code: 'otherBoundary', scope: null, common: 'region' } },
    },
    { name: 'all the same', typed: three(), facts: scopes('Region', 'region ', 'REGION') },
    { name: 'all the city', typed: three(), facts: scopes() },
    {
      name: 'no value',
      typed: typed().set(internet, '60').set(meters, '30'),
      facts: scopes(null, 'Region', null),
    },
  ],
  'register-drift': [
    {
      name: 'beyond 5 %',
      typed: typed().set('ec-p-em-1c', '6').input('ec-p-em-1c', 'register:labourForce', '525001'),
      finds: {
        'ec-p-em-1c:register:labour-force': {
          code: 'registerDrift',
          origin: 'own',
          deviation: '5.0002',
          tolerance: '5',
        },
      },
    },
    {
      name: 'at 5 %',
      typed: typed().set('ec-p-em-1c', '6').input('ec-p-em-1c', 'register:labourForce', '525000'),
    },
    {
      name: 'beyond what the city set',
      typed: typed().set('ec-p-em-1c', '6').input('ec-p-em-1c', 'register:labourForce', '515000'),
      facts: { registerTolerance: '2' },
      finds: { 'ec-p-em-1c:register:labour-force': { deviation: '3', tolerance: '2' } },
    },
    {
      name: 'beyond what the city set, where a rule with the tolerance in its words would be silent',
      typed: typed()
        .set('ec-ict-ict-3c', '60')
        .input('ec-ict-ict-3c', 'register:population', '1030000'),
      facts: { registerTolerance: '2' },
      finds: { 'ec-ict-ict-3c:register:population': { deviation: '3', tolerance: '2' } },
    },
    {
      name: 'within what the city set, where a rule has a tolerance of its own',
      typed: typed()
        .set('ec-ict-ict-3c', '60')
        .input('ec-ict-ict-3c', 'register:population', '1070000'),
      facts: { registerTolerance: '8' },
    },
    {
      name: 'implied by numerator and final value',
      typed: typed().set('ec-p-em-1c', '6').final('ec-p-em-1c', '5'),
      finds: { 'ec-p-em-1c': { code: 'registerDrift', origin: 'implied', used: '600000' } },
    },
    {
      name: 'a final value that was only rounded',
      typed: typed().set('ec-p-em-1c', '6.4').final('ec-p-em-1c', '6'),
    },
    {
      name: 'said not to be collected',
      typed: Object.assign(
        typed().set('ec-p-em-1c', '6').input('ec-p-em-1c', 'register:labourForce', '900000'),
        { entries: { 'ec-p-em-1c': { status: 'notCollected' } } },
      ),
    },
  ],
  'numerator-as-result': [
    {
      name: 'near the last value',
      typed: typed().input(internet, 'householdsWithInternet', '93'),
      facts: { previous: before('90') },
      finds: { [internet]: { code: 'numeratorAsResult', value: '93', before: '90' } },
    },
    {
      name: 'a fraction of a count',
      typed: typed().input(internet, 'householdsWithInternet', '97.5'),
      finds: { [internet]: { code: 'numeratorAsResult', value: '97.5', before: null } },
    },
    { name: 'a small count', typed: typed().input(internet, 'householdsWithInternet', '93') },
    {
      name: 'a small count, and as small before',
      typed: typed().input(internet, 'householdsWithInternet', '93'),
      facts: { previous: before('0.02325') },
    },
  ],
  'power-of-ten': [
    {
      name: 'a tenth',
      typed: typed().set(internet, '6.5'),
      facts: { previous: before('60') },
      finds: { [internet]: { code: 'powerOfTen', before: '60', value: '6.5', times: '0.1' } },
    },
    {
      name: 'ten times and a tenth more',
      typed: typed().set(internet, '66'),
      facts: { previous: before('6') },
      finds: { [internet]: { code: 'powerOfTen', times: '10', beforeYear: 2022 } },
    },
    {
      name: 'a little more than that',
      typed: typed().set(internet, '66.01'),
      facts: { previous: before('6') },
    },
    {
      name: 'nothing before',
      typed: typed().set(internet, '66'),
      facts: { previous: before('0') },
    },
    {
      name: 'the register',
      typed: inRegister('population', '100300'),
      facts: { previousRegister: { population: { year: 2022, value: '1000000' } } },
      finds: { 'register:population': { code: 'powerOfTen', times: '0.1' } },
    },
  ],
  'reference-years': [
    {
      name: 'the register is of another year',
      typed: typed().set(internet, '60'),
      facts: {
        behind: { [internet]: { ...hasSource, referenceYear: 2023 } },
        registerBehind: onRegister,
      },
      finds: {
        [internet]: {
          code: 'yearsDiffer',
          years: [
            { input: 'householdsWithInternet', year: 2023 },
            { input: 'register:households', year: 2025 },
          ],
        },
      },
    },
    {
      name: 'inputs have years of their own',
      typed: typed().set(meters, '30'),
      facts: {
        inputYears: { [`${meters}/smartWaterMeters`]: 2024, [`${meters}/waterMeters`]: 2025 },
      },
      finds: { [meters]: { code: 'yearsDiffer' } },
    },
    {
      name: 'the same year',
      typed: typed().set(internet, '60'),
      facts: {
        behind: { [internet]: { ...hasSource, referenceYear: 2025 } },
        registerBehind: onRegister,
      },
    },
    {
      name: 'one year is not known',
      typed: typed().set(internet, '60'),
      facts: { registerBehind: onRegister },
    },
  ],
  'whole-number': [
    {
      name: 'a fraction of a household',
      typed: typed().input(internet, 'householdsWithInternet', '240000.5'),
      finds: { [`${internet}:households-with-internet`]: { code: 'fraction', value: '240000.5' } },
    },
    {
      name: 'a fraction of a hotspot',
      typed: typed().final(hotspots, '12.5'),
      finds: { [hotspots]: { code: 'fraction', input: null, value: '12.5' } },
    },
    {
      name: 'a fraction in the register',
      typed: inRegister('population', '1000000.25'),
      finds: { 'register:population': { code: 'fraction', input: 'register:population' } },
    },
    { name: 'an area', typed: inRegister('areaKm2', '250.5') },
    { name: 'whole', typed: typed().set(internet, '60') },
  ],
};

describe.each(definitions.generalChecks.map((check) => check.id))('%s', (id) => {
  const cases = CASES[id] ?? [];

  it('has cases that ask and cases that do not', () => {
    expect(cases.some((one) => one.finds)).toBe(true);
    expect(cases.some((one) => !one.finds)).toBe(true);
  });

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const found = one.typed.of(id, one.facts).map(({ key, kind }) => [key.split('@')[1], kind]);
    const expected = Object.entries(one.finds ?? {});
    expect(found).toEqual(expected.map(([key, kind]) => [key, expect.objectContaining(kind)]));
  });
});

describe('of several warnings about one slip only the most telling is given', () => {
  it.each<[string, TypedAssessment, Partial<CheckInput>, string[]]>([
    [
      'a drift of more than 10 %',
      typed().set('ec-i-t-1c', '50').input('ec-i-t-1c', 'register:population', '1200000'),
      {},
      ['population-drift-10@ec-i-t-1c:register:population'],
    ],
    [
      'inhabitants in place of households',
      typed().set(internet, '60').input(internet, 'register:households', '1000000'),
      {},
      [`households-not-inhabitants@${internet}:register:households`],
    ],
    [
      'inhabitants as households in the register, once for all KPIs',
      inRegister('households', '1000000'),
      {},
      ['households-not-inhabitants@register:households'],
    ],
    [
      'a power of ten that is a large change too',
      typed().set(internet, '60'),
      { previous: before('6') },
      [`power-of-ten@${internet}`],
    ],
    [
      'a result in the numerator that is no whole count',
      typed().input(internet, 'householdsWithInternet', '97.5'),
      {},
      [`numerator-as-result@${internet}`],
    ],
    ['a bare yes', yes(), { behind: {} }, [`grounds-for-yes@${resilience}`]],
  ])('%s', (_, assessment, facts, keys) => {
    expect(assessment.check(facts).map(({ key }) => key)).toEqual(keys);
  });
});

it('asks nothing that the standard of the assessment does not have', () => {
  const old = { ...definitions, generalChecks: [], rules: [] };
  const assessment = typed().input(meters, 'smartWaterMeters', '60.5').final(internet, '61');
  expect(assessment.check({ definitions: old, behind: {}, currency: null })).toEqual([]);
});

it('knows money by its unit', () => {
  const money = definitions.units.filter(({ id }) => isMoney(id)).map(({ id }) => id);
  expect(money.length).toBeGreaterThan(5);
  for (const { id, quantity } of definitions.units) {
    expect(isMoney(id), id).toBe(quantity.startsWith('money') || quantity === 'currency-per-hour');
  }
});
