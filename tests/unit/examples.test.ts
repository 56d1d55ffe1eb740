/** The example cities say what was printed, and the invented one looks like a city that does its work. */
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { toAssessmentData } from '#app/domain/assessment/assessment-data.ts';
import { indexDefinitions } from '#app/domain/definitions/definitions.ts';
import type { DataPoint, Kpi } from '#app/domain/definitions/schema.ts';
import { inputReferences, inputsOfKpi } from '#app/domain/entry/fields.ts';
import { readTyped } from '#app/domain/entry/read-text.ts';
import { findObstacles, isPublishable } from '#app/domain/publication/obstacles.ts';
import { scoreAssessment, type AssessmentScore } from '#app/domain/scoring/score-assessment.ts';
import type { RoundContent } from '#app/server/examples/example-city.ts';
import { KARMOY } from '#app/server/examples/extracts/karmoy.ts';
import { KRISTIANSUND } from '#app/server/examples/extracts/kristiansund.ts';
import { contentOfReport } from '#app/server/examples/extracts/printed-report.ts';
import { VALENCIA } from '#app/server/examples/extracts/valencia.ts';
import { FICTIONAL_CITY } from '#app/server/examples/fictional/fictional-city.ts';
import { fictionalRound } from '#app/server/examples/fictional/fictional-round.ts';
import { PUBLISHED_CITIES } from '#tests/fixtures/published-cities.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions, targetSet } = await loadStandard();

const scoreOf = (content: RoundContent) =>
  scoreAssessment(definitions, targetSet, toAssessmentData(content));
const entriesOf = (content: RoundContent) =>
  new Map(content.entries.map((entry) => [entry.data_point_id, entry]));

describe.each(
  [KARMOY, KRISTIANSUND, VALENCIA].map((report) => [report.facts.name, report] as const),
)('the extract of %s', (_, report) => {
  const expected = PUBLISHED_CITIES.find((city) => city.slug === report.facts.slug);
  if (!expected) throw new Error(`${report.facts.slug} has no expectation`);
  const content = contentOfReport(definitions, report);
  const entries = entriesOf(content);

  it('names the city and the document', () => {
    expect(report.facts.name).toBe(expected.name);
    expect(report.document).toBe(expected.document);
    expect(report.year).toBe(2020);
  });

  it.each(expected.values)('has $dataPoint as printed: $raw', ({ dataPoint, raw, text, page }) => {
    const entry = entries.get(dataPoint);
    expect(entry).toMatchObject({
      published_as: raw,
      final_text: text,
      final_problem: null,
      status: text === null ? 'notCollected' : 'reported',
      source_name: expected.document,
      source_page: String(page),
      reference_year: null,
    });
    if (text === null || text === 'Yes' || text === 'No') {
      expect(entry?.final_decimal).toBeNull();
      expect(entry?.final_yes_no).toBe(text === null ? null : text === 'Yes');
    } else {
      const printed = new Decimal(text.replaceAll(' ', ''));
      expect(printed.eq(entry?.final_decimal ?? Number.NaN)).toBe(true);
    }
  });

  it('says nothing about the other data points', () => {
    expect(content.entries).toHaveLength(definitions.dataPoints.length);
    const silent = content.entries.filter((entry) => entry.status === 'notInExtract');
    expect(silent).toHaveLength(definitions.dataPoints.length - expected.values.length);
    for (const entry of silent) {
      const { data_point_id: _id, status: _status, ...rest } = entry;
      expect(Object.values(rest).filter(Boolean)).toEqual([]);
    }
    expect(content.inputValues).toEqual([]);
  });

  it(`scores ${expected.points} of ${expected.maxPoints}`, () => {
    const score = scoreOf(content);
    const total = { points: 0, maxPoints: 0 };
    for (const group of score.dimensions) {
      if (group.kind !== 'scored') continue;
      total.points += group.points;
      total.maxPoints += group.maxPoints;
    }
    expect(total).toEqual({ points: expected.points, maxPoints: expected.maxPoints });
    expect(isPublishable(findObstacles(score, content))).toBe(true);
  });
});

it('has the profile of Valencia in its register', () => {
  const { registerValues } = contentOfReport(definitions, VALENCIA);
  expect(
    Object.fromEntries(registerValues.map((row) => [row.register_id, row.decimal_value])),
  ).toEqual({
    population: '795736',
    areaKm2: '138.35',
    households: '336600',
    cityGdp: '18272150000',
    householdIncome: '29986.64',
    currency: null,
  });
  const source = '2020-U4SSC-Factsheet-Valencia-Spain, page 16';
  for (const row of registerValues) {
    expect(row.source?.startsWith(source)).toBe(true);
    expect(row.problem).toBeNull();
  }
});

function valueIn(score: AssessmentScore, id: string): Decimal | undefined {
  const result = score.byDataPoint.get(id)?.value;
  return result?.kind === 'value' ? new Decimal(result.decimal) : undefined;
}

const FINISHED = [2023, 2024, 2025] as const;

describe.each(FINISHED)('the fictional round of %i', (year) => {
  const content = fictionalRound(definitions, year);
  const score = scoreOf(content);
  const entries = entriesOf(content);

  it('is the same at every call', () => {
    expect(fictionalRound(definitions, year)).toEqual(content);
  });

  it('is complete and may be published', () => {
    expect(content.entries.map((entry) => entry.data_point_id).toSorted()).toEqual(
      definitions.dataPoints.map((dataPoint) => dataPoint.id).toSorted(),
    );
    expect(content.registerValues.map((row) => row.register_id)).toEqual(
      definitions.framework.register.map((item) => item.id),
    );
    const { coverage } = score.total;
    expect(coverage).toMatchObject({ total: 108, applicable: 106, invalid: 0, notInExtract: 0 });
    expect(coverage.reported).toBe({ 2023: 102, 2024: 104, 2025: 105 }[year]);
    expect(isPublishable(findObstacles(score, content))).toBe(true);
  });

  it('has a reason and a plan for every gap, and a source for every figure', () => {
    for (const entry of content.entries) {
      if (entry.status === 'reported') {
        expect(entry.source_name).toMatch(/^Exampleville .+ \d{4}$/);
        expect(entry.source_url).toMatch(
          /^https:\/\/[a-z]+\.exampleville\.example\/[a-z-]+-\d{4}$/,
        );
        expect(entry.quality).not.toBeNull();
        expect(entry.origin).not.toBeNull();
        expect(entry.reference_year).toBeGreaterThanOrEqual(year - 2);
      } else {
        expect(['notCollected', 'notApplicable']).toContain(entry.status);
        expect(entry.status_reason).not.toMatch(/new or changed/i);
        const isPlanned = entry.planned_for !== null && entry.planned_owner !== null;
        expect(isPlanned).toBe(entry.status === 'notCollected');
      }
    }
    expect(content.entries.filter((entry) => entry.is_confidential)).toHaveLength(1);
  });

  it('types every input of what it reports, readable and as it was read', () => {
    const typed = new Map(
      content.inputValues.map((row) => [`${row.kpi_id}/${row.input_id}`, row] as const),
    );
    expect(typed.size).toBe(content.inputValues.length);
    for (const kpi of definitions.kpis) {
      const isReported = (dataPoint: DataPoint) => entries.get(dataPoint.id)?.status === 'reported';
      const kinds = new Set(kpi.dataPoints.map(isReported));
      expect(kinds.size).toBe(1);
      for (const input of inputsOfKpi(kpi)) {
        const row = typed.get(`${kpi.id}/${input.id}`);
        if (!kinds.has(true)) {
          expect(row).toBeUndefined();
          continue;
        }
        expect(row?.problem).toBeNull();
        const reading = readTyped(row?.typed_text ?? '', input);
        expect(reading).toEqual(
          row?.yes_no === null
            ? { kind: 'number', value: row.decimal_value }
            : { kind: 'yesNo', value: row?.yes_no },
        );
        if (input.integer) expect(row?.decimal_value).toMatch(/^\d+$/);
      }
    }
    for (const dataPoint of definitions.dataPoints.filter(
      (one) => inputReferences(one).length === 0,
    )) {
      const entry = entries.get(dataPoint.id);
      expect(entry?.final_problem).toBeNull();
      expect(entry?.final_text === null).toBe(entry?.status !== 'reported');
    }
  });

  it('spreads over all four bands', () => {
    const bands = [0, 0, 0, 0, 0];
    for (const { result } of score.dataPoints) {
      if (result.kind === 'scored') bands[result.band] = (bands[result.band] ?? 0) + 1;
    }
    for (const band of [1, 2, 3, 4]) expect(bands[band]).toBeGreaterThanOrEqual(9);
  });

  it('breaks no rule of plausibility about sums and order', () => {
    for (const rule of definitions.rules) {
      const values = rule.dataPoints.map((id) => valueIn(score, id));
      if (rule.kind === 'sumsTo') {
        const sum = Decimal.sum(...values.map((one) => one ?? 0));
        expect(sum.minus(rule.value).abs().lte(0.05), `${rule.id}: ${sum}`).toBe(true);
        expect(sum.lte(rule.value), rule.id).toBe(true);
      } else if (rule.kind === 'notGreaterThan') {
        const [first, second] = values;
        if (first && second) expect(first.lte(second), rule.id).toBe(true);
      } else if (rule.kind === 'usuallyAtMost' || rule.kind === 'usuallyAtLeast') {
        for (const one of values) {
          if (!one || rule.exceptions?.some((exception) => one.eq(exception))) continue;
          const isUsual = rule.kind === 'usuallyAtMost' ? one.lte(rule.value) : one.gte(rule.value);
          expect(isUsual, `${rule.id}: ${one}`).toBe(true);
        }
      } else if (rule.kind === 'usuallyBetween') {
        for (const one of values) {
          if (!one) continue;
          expect(one.gte(rule.value[0]) && one.lte(rule.value[1]), `${rule.id}: ${one}`).toBe(true);
        }
      }
    }
  });
});

it('moves a little from year to year, mostly for the better', () => {
  const [first, second, third] = FINISHED.map((year) => scoreOf(fictionalRound(definitions, year)));
  if (!first || !second || !third) throw new Error('three rounds are missing');
  for (const [before, after] of [
    [first, second],
    [second, third],
  ] as const) {
    let better = 0;
    let worse = 0;
    for (const { dataPointId, result } of after.dataPoints) {
      const earlier = before.byDataPoint.get(dataPointId)?.result;
      if (result.kind !== 'scored' || earlier?.kind !== 'scored') continue;
      const change = new Decimal(result.percent).minus(earlier.percent);
      if (change.gt(0)) better += 1;
      if (change.lt(0)) worse += 1;
    }
    expect(better).toBeGreaterThan(60);
    expect(worse).toBeGreaterThan(0);
    expect(worse).toBeLessThan(10);
    expect(after.dimensions).not.toEqual(before.dimensions);
  }
});

describe('the open fictional round', () => {
  const content = fictionalRound(definitions, 2026);
  const score = scoreOf(content);

  it('is about a third filled in and not published', () => {
    expect(score.total.coverage.reported).toBeGreaterThan(30);
    expect(score.total.coverage.reported).toBeLessThan(40);
    const open = FICTIONAL_CITY.rounds(definitions).filter((round) => round.publishedWith === null);
    expect(open.map((round) => round.year)).toEqual([2026]);
  });

  it('has one figure to correct and one that is half typed', () => {
    const invalid = score.dataPoints.filter((one) => one.value.kind === 'invalid');
    expect(invalid.map((one) => one.dataPointId)).toEqual(['ec-i-t-7a']);
    const partly = score.dataPoints.filter(
      ({ value }) => value.kind === 'missing' && value.present.length > 0,
    );
    expect(partly.map((one) => one.dataPointId)).toEqual(['ec-i-t-8a']);
  });
});

describe('when the definitions change', () => {
  const [kpi] = definitions.kpis;
  if (!kpi) throw new Error('no KPI is defined');
  const withKpis = (kpis: Kpi[]) => indexDefinitions({ ...definitions, kpis }, 'changed');

  it('leaves a new data point openly uncollected', () => {
    const added: Kpi = {
      ...kpi,
      id: 'ec-ict-ict-9c',
      dataPoints: kpi.dataPoints.map((dataPoint) => ({ ...dataPoint, id: 'ec-ict-ict-9c' })),
    };
    const round = fictionalRound(withKpis([...definitions.kpis, added]), 2025);
    expect(entriesOf(round).get('ec-ict-ict-9c')).toMatchObject({
      status: 'notCollected',
      status_reason: 'New or changed in the definitions; not collected yet.',
    });
  });

  it('takes back a figure that the bounds no longer allow', () => {
    const strict: Kpi = {
      ...kpi,
      dataPoints: kpi.dataPoints.map((dataPoint) => ({ ...dataPoint, max: '1' })),
    };
    const changed = withKpis(definitions.kpis.map((one) => (one === kpi ? strict : one)));
    const content = fictionalRound(changed, 2025);
    const score = scoreAssessment(changed, targetSet, toAssessmentData(content));
    expect(score.total.coverage.invalid).toBe(0);
  });

  it('does without a KPI that is gone', () => {
    const round = fictionalRound(withKpis(definitions.kpis.slice(1)), 2026);
    expect(round.entries.some((entry) => entry.data_point_id === kpi.id)).toBe(false);
  });
});
