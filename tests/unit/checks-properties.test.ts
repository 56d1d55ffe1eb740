/** What must hold for the checks of every assessment, however it is filled in. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckInput } from '#app/domain/checks/checked-assessment.ts';
import { rulesTouching, valuesNeededBeyond } from '#app/domain/checks/rules-touching.ts';
import { runChecks } from '#app/domain/checks/run-checks.ts';
import type { Kpi } from '#app/domain/definitions/schema.ts';
import {
  type AssessmentData,
  type AssessmentEntry,
  ENTRY_STATUSES,
  inputKey,
  type Reading,
} from '#app/domain/entry/entry.ts';
import { registerReferencesOfKpi } from '#app/domain/entry/fields.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { TypedAssessment } from '#tests/fixtures/checked.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions, targetSet } = await loadStandard();
const RUNS = { numRuns: 30 };

const readings: fc.Arbitrary<Reading> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(
        '0',
        '1',
        '7',
        '0.0005',
        '99.5',
        '100',
        '40000',
        '250000.5',
        '-3',
        '9'.repeat(30),
      )
      .map((value): Reading => ({ kind: 'number', value })),
  },
  { weight: 1, arbitrary: fc.boolean().map((value): Reading => ({ kind: 'yesNo', value })) },
  {
    weight: 1,
    arbitrary: fc.constant<Reading>({ kind: 'invalid', problem: { code: 'notANumber' } }),
  },
);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const recordOf = <T>(keys: readonly string[], arbitrary: fc.Arbitrary<T>) =>
  fc.array(sometimes(arbitrary), { minLength: keys.length, maxLength: keys.length }).map(
    (values) =>
      Object.fromEntries(
        keys.flatMap((key, index) => {
          const value = values[index];
          return value === undefined ? [] : [[key, value] as const];
        }),
      ) as Record<string, T>,
  );

const dataPointIds = definitions.dataPoints.map(({ id }) => id);
const registerIds = definitions.framework.register.map(({ id }) => id);
const inputKeys = definitions.kpis.flatMap((kpi) => [
  ...new Set(kpi.dataPoints.flatMap((one) => one.inputs.map(({ id }) => inputKey(kpi.id, id)))),
]);
const ownRegisterKeys = definitions.kpis.flatMap((kpi) =>
  registerReferencesOfKpi(kpi).map((reference) => inputKey(kpi.id, reference)),
);
const years = fc.constantFrom(2021, 2022, 2024);
const texts = fc.constantFrom('', 'Yearbook', 'Region', 'region ', '市域');

function checkInput(data: AssessmentData, facts: Partial<CheckInput> = {}): CheckInput {
  const { byDataPoint } = scoreAssessment(definitions, targetSet, data);
  return {
    definitions,
    values: Object.fromEntries([...byDataPoint].map(([id, score]) => [id, score.value])),
    data,
    isWholeAssessment: true,
    checksRegister: true,
    ...facts,
  };
}

const assessments: fc.Arbitrary<CheckInput> = fc
  .record({
    register: recordOf(
      registerIds.filter((id) => id !== 'currency'),
      readings,
    ),
    inputs: recordOf(inputKeys, readings),
    own: recordOf(ownRegisterKeys, fc.oneof(fc.constant(undefined), readings)),
    entries: recordOf<AssessmentEntry>(
      dataPointIds,
      fc
        .record({
          status: fc.constantFrom('reported' as const, ...ENTRY_STATUSES),
          final: sometimes(readings),
        })
        .map(({ status, final }) => ({ status, ...(final && { finalValue: final }) })),
    ),
    previous: recordOf(
      dataPointIds,
      fc.record({ year: years, value: fc.constantFrom('0', '4', '9.5', '950', null) }),
    ),
    behind: recordOf(
      dataPointIds,
      fc.record({
        sourceName: texts,
        scope: texts,
        comment: texts,
        referenceYear: sometimes(years),
      }),
    ),
    registerBehind: recordOf(registerIds, fc.record({ source: texts, referenceYear: years })),
    currency: fc.constantFrom(undefined, null, '', 'NOK', 'crowns'),
  })
  .map(({ register, inputs, own, entries, ...facts }) => {
    const owned = Object.fromEntries(
      Object.entries(own).filter((entry): entry is [string, Reading] => entry[1] !== undefined),
    );
    return checkInput({ register, inputs: { ...inputs, ...owned }, entries }, facts);
  });

const reversed = <T>(record: Readonly<Record<string, T>> | undefined) =>
  record && Object.fromEntries(Object.entries(record).toReversed());

describe('whatever is typed', () => {
  it('never fails, says the same again, and has one warning of a key that fits into an address', () => {
    fc.assert(
      fc.property(assessments, (input) => {
        const warnings = runChecks(input);
        expect(runChecks(input)).toEqual(warnings);
        const keys = warnings.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { key, ruleId, dataPoints, kpiIds } of warnings) {
          expect(key).toMatch(/^[a-z0-9.@:+-]+$/);
          const known = [...definitions.rules, ...definitions.generalChecks];
          expect(known.some(({ id }) => id === ruleId)).toBe(true);
          const owners = dataPoints.map((id) => definitions.kpiOfDataPoint.get(id)?.id);
          expect(kpiIds).toEqual([...new Set(owners)]);
        }
      }),
      RUNS,
    );
  });

  it('says the same in whatever order it is given', () => {
    fc.assert(
      fc.property(assessments, (input) => {
        const { data } = input;
        const other: CheckInput = {
          ...input,
          definitions: {
            ...definitions,
            rules: definitions.rules.toReversed(),
            generalChecks: definitions.generalChecks.toReversed(),
          },
          values: reversed(input.values) ?? {},
          data: {
            register: reversed(data.register) ?? {},
            inputs: reversed(data.inputs) ?? {},
            entries: reversed(data.entries) ?? {},
          },
          ...(input.previous && { previous: reversed(input.previous) ?? {} }),
          ...(input.behind && { behind: reversed(input.behind) ?? {} }),
        };
        expect(runChecks(other)).toEqual(runChecks(input));
      }),
      RUNS,
    );
  });

  it('is told alike by the page of a segment, which knows no more than its values and those its rules need', () => {
    fc.assert(
      fc.property(
        assessments,
        fc.constantFrom(...definitions.framework.segments),
        (input, segment) => {
          const kpis = definitions.kpis.filter((kpi) => kpi.segment === segment.id);
          const ids = new Set(kpis.flatMap((kpi) => kpi.dataPoints.map((one) => one.id)));
          const whole = runChecks(input).filter(({ dataPoints }) =>
            dataPoints.some((id) => ids.has(id)),
          );
          const part = runChecks(partOf(input, kpis, ids));
          const brief = (warnings: typeof part) =>
            warnings.map(({ key, kind, fingerprint }) => ({ key, kind, fingerprint }));
          const isHere = ({ key }: { key: string }) => !key.includes('@register:');
          expect(brief(part).filter(isHere).toSorted(byKey)).toEqual(
            brief(whole).filter(isHere).toSorted(byKey),
          );
        },
      ),
      RUNS,
    );
  });
});

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1;
}

/** What a segment's page is given: its inputs, the register, and values of other segments as plain decimals. */
function partOf(input: CheckInput, kpis: Kpi[], ids: ReadonlySet<string>): CheckInput {
  const rules = rulesTouching(definitions.rules, ids);
  const wanted = new Set([...ids, ...valuesNeededBeyond(rules, ids)]);
  const prefixes = kpis.map((kpi) => `${kpi.id}/`);
  return {
    ...input,
    definitions: { ...definitions, kpis, rules },
    /** The area of most values is the only thing that rests on all of them. */
    values: Object.fromEntries(
      Object.entries(input.values).flatMap(([id, value]) =>
        wanted.has(id) || input.behind?.[id] ? [[id, value] as const] : [],
      ),
    ),
    data: {
      register: input.data.register,
      inputs: Object.fromEntries(
        Object.entries(input.data.inputs).filter(([key]) =>
          prefixes.some((prefix) => key.startsWith(prefix)),
        ),
      ),
      entries: Object.fromEntries(Object.entries(input.data.entries).filter(([id]) => ids.has(id))),
    },
    isWholeAssessment: false,
    checksRegister: false,
  };
}

describe('the fingerprint', () => {
  const [secondary, primary] = ['en-en-ws-4c.secondary', 'en-en-ws-4c.primary'] as const;
  const percentages = fc.integer({ min: 1, max: 9999 }).map((one) => (one / 100).toFixed(2));
  const fingerprints = (first: string, second: string, bystander: string) =>
    new TypedAssessment(definitions)
      .set(primary, second)
      .set(secondary, first)
      .set('ec-ict-ict-1c', bystander)
      .of('wastewater-secondary-primary')
      .map(({ fingerprint }) => fingerprint);

  it('is another if and only if the figures are', () => {
    fc.assert(
      fc.property(
        fc.tuple(percentages, percentages, percentages),
        fc.tuple(percentages, percentages, percentages),
        (one, other) => {
          const [a] = fingerprints(...one);
          const [b] = fingerprints(...other);
          fc.pre(a !== undefined && b !== undefined);
          const isSame = Number(one[0]) === Number(other[0]) && Number(one[1]) === Number(other[1]);
          expect(a === b).toBe(isSame);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is the same however the figures are written, and short however long they are', () => {
    expect(fingerprints('60', '50', '10')).toEqual(fingerprints('60.0', '50.00', '20'));
    const longs = ['0.1', '0.2'].map((more) =>
      new TypedAssessment(definitions)
        .final('ec-i-t-4a.private', `9${more}${'3'.repeat(28)}`.replace('90', '99'))
        .final('ec-i-t-4a.public', `5.${'7'.repeat(29)}`)
        .of('mode-share-sum')
        .map(({ fingerprint }) => fingerprint),
    );
    const [[first = ''] = [], [second = ''] = []] = longs;
    expect(first).toMatch(/^#[0-9a-z]{5,24}$/);
    expect(second).toMatch(/^#[0-9a-z]{5,24}$/);
    expect(first).not.toBe(second);
  });
});

it('names the values that a page needs from elsewhere', () => {
  const water = ['ec-ict-ws-1c'];
  expect(valuesNeededBeyond(definitions.rules, water)).toEqual(['ec-ict-es-1c']);
  expect(rulesTouching(definitions.rules, water).map(({ id }) => id)).toEqual([
    'water-electricity-meters',
    'change-percent',
  ]);
});
