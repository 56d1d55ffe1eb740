/** What is confidential and what counts few people cannot be found in a publication, nor worked out from it. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPublicDocument } from '#app/domain/publication/build-publication.ts';
import type { PublicationInput } from '#app/domain/publication/publication-input.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { exportCsv } from '#app/reports/export-csv.ts';
import { exportJson } from '#app/reports/export-json.ts';
import { inputReferences } from '#app/domain/entry/fields.ts';
import { publicationInput } from '#tests/fixtures/publication.ts';

type Input = ReturnType<typeof publicationInput> &
  Pick<PublicationInput, 'suppressBelow' | 'suppressedBefore'>;
const HASH = 'a'.repeat(64);
const BASE = publicationInput();
const { definitions } = BASE;
const build = (input: Input) => buildPublicDocument(input, HASH);

function typeInput(input: Input, kpi: string, id: string, text: string, decimal = text) {
  const row = input.rows.inputValues.find((one) => one.kpi_id === kpi && one.input_id === id);
  const [pattern] = input.rows.inputValues;
  if (!pattern) throw new Error('a round without inputs');
  const figure = {
    typed_text: text,
    decimal_value: /^\d/.test(decimal) ? decimal : null,
    problem: /^\d/.test(decimal) ? null : { code: 'notANumber' },
    unit: null,
  };
  if (row) Object.assign(row, figure);
  else input.rows.inputValues.push({ ...pattern, kpi_id: kpi, input_id: id, ...figure });
}
function typeRegister(input: Input, id: string, text: string) {
  const row = input.rows.registerValues.find((one) => one.register_id === id);
  if (!row) throw new Error(`no ${id} in the register`);
  Object.assign(row, { typed_text: text, decimal_value: text });
}
function entryOf(input: Input, id: string) {
  const entry = input.rows.entries.find((one) => one.data_point_id === id);
  if (!entry) throw new Error(`no entry ${id}`);
  return entry;
}
function report(input: Input, ...ids: string[]) {
  for (const id of ids) {
    Object.assign(entryOf(input, id), {
      status: 'reported',
      is_confidential: false,
      final_text: null,
      final_decimal: null,
      final_problem: null,
    });
  }
}
const typeFinal = (input: Input, id: string, text: string) =>
  Object.assign(entryOf(input, id), {
    status: 'reported',
    is_confidential: false,
    final_text: text,
    final_decimal: text,
    final_problem: null,
  });
const populationOf = (input: Input) =>
  input.rows.registerValues.find((one) => one.register_id === 'population')?.decimal_value ?? '';

const TRAFFIC = 'sc-sh-sa-9c';
const LITERACY = 'sc-eh-ed-4c';
const MODES = ['private', 'public', 'walking', 'cycling', 'para'].map(
  (part) => `ec-i-t-4a.${part}`,
);

/** A round in which nothing is confidential. */
function openRound(change: (input: Input) => void = () => {}): Input {
  const input = { ...BASE, facts: { ...BASE.facts }, rows: structuredClone(BASE.rows) };
  for (const entry of input.rows.entries) entry.is_confidential = false;
  report(input, TRAFFIC, LITERACY, ...MODES);
  const modes = { Private: 600, Public: 250, Walking: 100, Cycling: 40, Para: 10 };
  for (const [mode, count] of Object.entries(modes))
    typeInput(input, 'ec-i-t-4a', `commuters${mode}`, String(count));
  typeInput(input, 'ec-i-t-4a', 'commuters', '1000');
  typeRegister(input, 'adultPopulation', '10000');
  typeInput(input, LITERACY, 'literateAdults', '9000');
  typeInput(input, TRAFFIC, 'trafficDeaths', '12');
  change(input);
  return input;
}
const suppressedIn = (document: PublicDocument) =>
  document.dataPoints.filter((one) => one.status === 'suppressed').map((one) => one.id);
const keysIn = (document: PublicDocument) => [
  ...document.register.map((one) => `register:${one.id}`),
  ...document.inputs.map((one) => one.key),
];

describe('in a verified publication', () => {
  it('stays suppressed where it was not judged verified either, so that a correction knows of it', () => {
    const input = openRound((round) => typeInput(round, TRAFFIC, 'trafficDeaths', '2'));
    const verified = {
      ...input,
      facts: { ...input.facts, kind: 'verified' as const },
      verdicts: [],
    };
    const statusIn = (document: PublicDocument) =>
      document.dataPoints.find((one) => one.id === TRAFFIC)?.status;
    expect(statusIn(build(input))).toBe('suppressed');
    expect(statusIn(build(verified))).toBe('suppressed');
  });
});

describe('a count of people or events', () => {
  const deaths = (text: string) => (input: Input) =>
    typeInput(input, TRAFFIC, 'trafficDeaths', text);
  it.each<[string, (input: Input) => void, string[], string[]]>([
    ['of none is published', deaths('0'), [], []],
    ['of one is suppressed with its rate', deaths('1'), [TRAFFIC], [`${TRAFFIC}/trafficDeaths`]],
    ['of four is', deaths('4'), [TRAFFIC], [`${TRAFFIC}/trafficDeaths`]],
    ['of a weighted 4.9 is', deaths('4.9'), [TRAFFIC], [`${TRAFFIC}/trafficDeaths`]],
    ['of five is published', deaths('5'), [], []],
    [
      'that cannot be read is suppressed, where it may be a small one',
      (input) => typeInput(input, TRAFFIC, 'trafficDeaths', 'three, or 3'),
      [TRAFFIC],
      [`${TRAFFIC}/trafficDeaths`],
    ],
    [
      'in words is',
      (input) => typeInput(input, TRAFFIC, 'trafficDeaths', 'two'),
      [TRAFFIC],
      [`${TRAFFIC}/trafficDeaths`],
    ],
    [
      'of things is published',
      (input) => typeInput(input, 'sc-eh-h-4a', 'hospitalBeds', '3'),
      [],
      [],
    ],
    [
      'of all but two adults is suppressed: two would be left',
      (input) => typeInput(input, LITERACY, 'literateAdults', '9998'),
      [LITERACY],
      [`${LITERACY}/literateAdults`],
    ],
    [
      'of all adults is published',
      (input) => typeInput(input, LITERACY, 'literateAdults', '10000'),
      [],
      [],
    ],
    [
      'in the register goes with every rate that it is in',
      (input) => typeRegister(input, 'liveBirths', '3'),
      ['sc-eh-h-2c'],
      ['register:liveBirths', 'sc-eh-h-2c/maternalDeaths'],
    ],
    [
      'that is the denominator of one KPI alone is suppressed with it',
      (input) => typeInput(input, 'sc-sh-sa-5a', 'responses', '2'),
      ['sc-sh-sa-5a'],
      ['sc-sh-sa-5a/responses', 'sc-sh-sa-5a/responseMinutes'],
    ],
  ])('%s', (_, change, suppressed, absent) => {
    const before = keysIn(build(openRound()));
    const document = build(openRound(change));
    expect(suppressedIn(document)).toEqual(suppressed);
    expect(before.filter((key) => !keysIn(document).includes(key)).sort()).toEqual(absent.sort());
    for (const id of suppressed) {
      expect(document.dataPoints.find((one) => one.id === id)).toMatchObject({
        result: { kind: 'suppressed' },
        value: null,
        inputs: [],
        sourceName: null,
        quality: null,
      });
    }
  });

  it('is worked out from a rate that was typed as a final value', () => {
    const rateOf = (input: Input, count: number) =>
      new Decimal(count).times(100_000).dividedBy(populationOf(input)).toFixed(6);
    for (const [count, suppressed] of [
      [0, []],
      [2, [TRAFFIC]],
      [6, []],
    ] as const) {
      const input = openRound((one) => {
        typeInput(one, TRAFFIC, 'trafficDeaths', '');
        typeFinal(one, TRAFFIC, rateOf(one, count));
      });
      expect(suppressedIn(build(input)), String(count)).toEqual(suppressed);
    }
  });

  it('is small below the threshold of the installation', () => {
    const change = (input: Input) => typeInput(input, TRAFFIC, 'trafficDeaths', '7');
    const suppressedBelow = (suppressBelow: number) =>
      suppressedIn(build({ ...openRound(change), suppressBelow })).includes(TRAFFIC);
    expect([0, 5, 7, 8, 10].map(suppressedBelow)).toEqual([false, false, false, true, true]);
    expect(build({ ...openRound(), suppressBelow: 10 }).suppression).toEqual({ below: 10 });
  });

  it('that a printed report has told already is repeated', () => {
    const input = openRound((one) => typeInput(one, TRAFFIC, 'trafficDeaths', '2'));
    input.facts.provenance = 'extract';
    expect(suppressedIn(build(input))).toEqual([]);
  });
});

describe('what is made of a publication', { timeout: 60_000 }, () => {
  it('has neither the count nor its rate nor its points', () => {
    const count = '3.00017';
    const secret = openRound((input) => {
      typeInput(input, TRAFFIC, 'trafficDeaths', count);
      Object.assign(entryOf(input, TRAFFIC), {
        source_name: 'Secret source',
        scope: 'Secret scope',
      });
    });
    const told = build({ ...secret, suppressBelow: 0 });
    const rate = told.dataPoints.find((one) => one.id === TRAFFIC)?.value ?? '';
    const document = build(secret);
    const made = (one: PublicDocument) => [
      JSON.stringify(one),
      exportCsv(one, HASH),
      exportJson(one, HASH),
    ];
    for (const text of made(told)) {
      expect([count, rate.slice(0, 8), 'Secret source'].every((one) => text.includes(one))).toBe(
        true,
      );
    }
    for (const text of made(document)) {
      expect([count, rate.slice(0, 8), 'Secret'].filter((one) => text.includes(one))).toEqual([]);
    }
    const safety = (one: PublicDocument) =>
      one.scores.segments.find(({ id }) => id === 'seg-sc-sa');
    expect(safety(document)?.coverage.scored).toBe((safety(told)?.coverage.scored ?? 0) - 1);
  });
});

describe('shares that add up', () => {
  const cyclists = (count: string) => (input: Input) =>
    typeInput(input, 'ec-i-t-4a', 'commutersCycling', count);

  it('hide a small one behind the smallest other, and tell the rest', () => {
    const document = build(openRound(cyclists('3')));
    expect(suppressedIn(document)).toEqual(['ec-i-t-4a.cycling', 'ec-i-t-4a.para']);
    expect(keysIn(document)).toContain('ec-i-t-4a/commuters');
    expect(keysIn(document)).toContain('ec-i-t-4a/commutersWalking');
    expect(keysIn(document)).not.toContain('ec-i-t-4a/commutersPara');
  });

  it('hide two small ones behind a third: of two that add up to 2 each is one', () => {
    const document = build(
      openRound((input) => {
        cyclists('1')(input);
        typeInput(input, 'ec-i-t-4a', 'commutersPara', '1');
      }),
    );
    expect(suppressedIn(document)).toEqual([
      'ec-i-t-4a.walking',
      'ec-i-t-4a.cycling',
      'ec-i-t-4a.para',
    ]);
  });

  it('hide behind the same one in a correction, or the difference would tell', () => {
    const larger = (input: Input) => {
      cyclists('3')(input);
      typeInput(input, 'ec-i-t-4a', 'commutersPara', '400');
    };
    const fresh = suppressedIn(build(openRound(larger)));
    expect(fresh).toEqual(['ec-i-t-4a.walking', 'ec-i-t-4a.cycling']);
    const suppressedBefore = new Set(suppressedIn(build(openRound(cyclists('3')))));
    const correction = build({ ...openRound(larger), suppressedBefore });
    expect(suppressedIn(correction)).toEqual([...suppressedBefore]);
    // without a small one there is nothing to hide
    const open = (input: Input) => typeInput(input, 'ec-i-t-4a', 'commutersPara', '400');
    expect(suppressedIn(build({ ...openRound(open), suppressedBefore }))).toEqual([]);
  });

  it('do not hide behind one that is zero', () => {
    const document = build(
      openRound((input) => {
        cyclists('3')(input);
        typeInput(input, 'ec-i-t-4a', 'commutersPara', '0');
      }),
    );
    expect(suppressedIn(document)).toEqual(['ec-i-t-4a.walking', 'ec-i-t-4a.cycling']);
  });

  it('hide a confidential one, which the others would tell', () => {
    const document = build(
      openRound((input) => {
        entryOf(input, 'ec-i-t-4a.private').is_confidential = true;
      }),
    );
    expect(suppressedIn(document)).toEqual(['ec-i-t-4a.para']);
  });

  it('need no cover where two are confidential', () => {
    const document = build(
      openRound((input) => {
        entryOf(input, 'ec-i-t-4a.private').is_confidential = true;
        entryOf(input, 'ec-i-t-4a.public').is_confidential = true;
      }),
    );
    expect(suppressedIn(document)).toEqual([]);
  });
});

describe('a confidential data point', () => {
  const confidential = (...ids: string[]) =>
    build(
      openRound((input) => {
        for (const id of ids) entryOf(input, id).is_confidential = true;
      }),
    );

  it('that is computed from the register alone takes a register item with it, and who reads that', () => {
    const document = confidential('ec-i-es-1c');
    expect(suppressedIn(document)).toEqual(['ec-i-es-2c']);
    expect(keysIn(document)).not.toContain('register:customerInterruptions');
    expect(keysIn(document)).toContain('register:electricityCustomers');
  });

  it('whose figure another one reads takes that one with it', () => {
    const document = confidential('ec-ict-ps-1a.number');
    expect(suppressedIn(document)).toEqual(['ec-ict-ps-1a.percent']);
    expect(keysIn(document)).not.toContain('ec-ict-ps-1a/openDataSets');
  });

  it('is not small because it is confidential', () => {
    expect(suppressedIn(confidential(TRAFFIC))).toEqual([]);
  });
});

/**
 * Works out all that follows from a public document: solves every formula for what is missing in it, every sum of which one
 * part is missing, and takes the known parts out of every score. Returns what is known in the end, by data point or key.
 */
function attack(document: PublicDocument): Map<string, Decimal> {
  const known = new Map<string, Decimal>();
  const learn = (key: string, value: Decimal | undefined) => {
    if (value?.isFinite() && !known.has(key)) known.set(key, value);
  };
  for (const { id, value } of document.register)
    if (value !== null) learn(`register:${id}`, new Decimal(value));
  for (const { key, value } of document.inputs) if (value !== null) learn(key, new Decimal(value));
  for (const { id, value } of document.dataPoints)
    if (value !== null) learn(id, new Decimal(value));
  const isLeftOut = new Map(
    document.dataPoints.map((one) => [
      one.id,
      one.status === 'suppressed' || one.status === 'confidential',
    ]),
  );
  for (let size = -1; size !== known.size;) {
    size = known.size;
    for (const kpi of definitions.kpis) {
      for (const { id, formula, ...rest } of kpi.dataPoints) {
        const references = inputReferences({ id, formula, ...rest });
        const keys = references.map((one) =>
          one.startsWith('register:') && !known.has(`${kpi.id}/${one}`) ? one : `${kpi.id}/${one}`,
        );
        const [n = '', d = ''] = keys;
        const value = known.get(id);
        if (formula.type === 'reported' && keys.length === 1) {
          learn(id, known.get(n));
          learn(n, value);
        }
        if (formula.type !== 'ratio' && formula.type !== 'per100k') continue;
        const multiplier = formula.type === 'ratio' ? formula.multiplier : '100000';
        const [top, bottom] = [known.get(n), known.get(d)];
        if (top && bottom && !bottom.isZero()) learn(id, top.times(multiplier).dividedBy(bottom));
        if (value && bottom) learn(n, value.times(bottom).dividedBy(multiplier));
        if (value && top && !value.isZero()) learn(d, top.times(multiplier).dividedBy(value));
      }
    }
    for (const rule of definitions.rules) {
      if (rule.kind !== 'sumsTo') continue;
      const open = rule.dataPoints.filter((id) => isLeftOut.get(id) && !known.has(id));
      const [one] = open;
      if (open.length !== 1 || one === undefined) continue;
      const sum = rule.dataPoints.reduce(
        (total, id) => total.plus(known.get(id) ?? 0),
        new Decimal(0),
      );
      learn(one, new Decimal(rule.value).minus(sum));
    }
  }
  return known;
}

/** What a score has beyond the data points that everybody sees: nothing, or it would tell the others. */
function unexplainedPoints(document: PublicDocument): string[] {
  const { segments, subDimensions, dimensions, goals } = document.scores;
  const members = (isIn: (kpi: (typeof definitions.kpis)[number]) => boolean) => {
    const ids = new Set(definitions.kpis.filter(isIn).map((kpi) => kpi.id));
    return document.dataPoints.filter((one) => ids.has(one.kpi));
  };
  const groups = [
    ...segments.map((one) => [one, members((kpi) => kpi.segment === one.id)] as const),
    ...subDimensions.map((one) => [one, members((kpi) => kpi.subDimension === one.id)] as const),
    ...dimensions.map((one) => [one, members((kpi) => kpi.dimension === one.id)] as const),
    ...goals.map(
      (one) => [one, members((kpi) => kpi.sdg.goals.map(String).includes(one.id))] as const,
    ),
  ];
  return groups.flatMap(([group, parts]) => {
    const scored = parts.flatMap(({ result }) => (result.kind === 'scored' ? [result] : []));
    const points = scored.reduce((sum, one) => sum + one.points, 0);
    const mean = scored.length
      ? scored.reduce((sum, one) => sum.plus(one.percent), new Decimal(0)).dividedBy(scored.length)
      : null;
    const isExplained =
      group.coverage.scored === scored.length &&
      (group.kind !== 'scored' ||
        (group.points === points &&
          group.maxPoints === 4 * scored.length &&
          mean !== null &&
          new Decimal(group.meanPercentOfTarget).minus(mean).abs().lessThan('1e-12')));
    return isExplained ? [] : [group.id];
  });
}

describe('from the public document alone', { timeout: 120_000 }, () => {
  const counted = new Set([
    'inhabitants',
    'persons',
    'households',
    'students',
    'deaths',
    'crimes',
    'fte',
    'responses',
  ]);
  const countInputs = definitions.kpis.flatMap((kpi) =>
    kpi.dataPoints.flatMap((one) =>
      one.inputs
        .filter(({ unit }) => counted.has(unit))
        .map((input) => ({ kpi: kpi.id, id: input.id })),
    ),
  );
  const ids = definitions.kpis.flatMap((kpi) => kpi.dataPoints.map((one) => one.id));
  const secrets = fc.record({
    confidential: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 6 }),
    small: fc.uniqueArray(
      fc.record({
        at: fc.constantFrom(...countInputs),
        count: fc.integer({ min: 1, max: 4 }),
        other: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 6, selector: ({ at }) => `${at.kpi}/${at.id}` },
    ),
  });
  type Secrets = typeof secrets extends fc.Arbitrary<infer T> ? T : never;
  const roundWith = ({ confidential, small }: Secrets, which: 'count' | 'other') =>
    openRound((input) => {
      for (const id of confidential) entryOf(input, id).is_confidential = true;
      for (const one of small) typeInput(input, one.at.kpi, one.at.id, String(one[which]));
    });

  it('nothing that is confidential or small can be worked out, and no score has a part of it', () => {
    fc.assert(
      fc.property(secrets, (chosen) => {
        const open = build({
          ...roundWith({ ...chosen, confidential: [] }, 'count'),
          suppressBelow: 0,
        });
        const document = build(roundWith(chosen, 'count'));
        const known = attack(document);
        for (const { at } of chosen.small) {
          expect(known.has(`${at.kpi}/${at.id}`), `${at.kpi}/${at.id}`).toBe(false);
        }
        for (const id of chosen.confidential) {
          const hasValue = open.dataPoints.find((one) => one.id === id)?.value !== null;
          expect(hasValue && known.has(id), id).toBe(false);
        }
        for (const one of document.dataPoints) {
          if (one.status !== 'suppressed') continue;
          expect(known.has(one.id), one.id).toBe(false);
        }
        expect(unexplainedPoints(document)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('one small count looks like any other: not a byte depends on which it is', () => {
    fc.assert(
      fc.property(secrets, (chosen) => {
        expect(JSON.stringify(build(roundWith(chosen, 'count')))).toBe(
          JSON.stringify(build(roundWith(chosen, 'other'))),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('the attack itself finds what is not protected', () => {
    const known = attack(build({ ...openRound(), suppressBelow: 0 }));
    expect(known.get(`${TRAFFIC}/trafficDeaths`)?.toString()).toBe('12');
    const document = build(openRound());
    const cyclists = document.dataPoints.find((one) => one.id === 'ec-i-t-4a.cycling');
    Object.assign(cyclists ?? {}, { status: 'confidential', value: null, inputs: [] });
    document.inputs = document.inputs.filter((one) => one.key !== 'ec-i-t-4a/commutersCycling');
    expect(attack(document).get('ec-i-t-4a/commutersCycling')?.toString()).toBe('40');
  });
});
