/** A published figure can be retraced: what is shown for it gives it again, by plain arithmetic. */
import { describe, expect, it } from 'vitest';
import {
  explainDataPoint,
  type Calculation,
  type Explanation,
} from '#app/domain/explanation/explain-data-point.ts';
import { buildPublicDocument } from '#app/domain/publication/build-publication.ts';
import { dataPointRounds, scoredStretches } from '#app/domain/trend/data-point-rounds.ts';
import { publicationInput, publicDocument } from '#tests/fixtures/publication.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();
const document = publicDocument();

function explained(id: string, of = document): Explanation {
  const explanation = explainDataPoint(of, definitions, id);
  if (!explanation) throw new Error(`${id} is not explained`);
  return explanation;
}

/** What a reader with a pocket calculator gets; undefined where there is nothing to calculate. */
function byHand(calculation: Calculation): number | undefined {
  if (calculation.kind === 'checklist') {
    const share = (calculation.met / calculation.of) * 100;
    const { condition } = calculation;
    return condition && !condition.isMet ? Math.min(share, Number(condition.cap)) : share;
  }
  if (calculation.kind !== 'ratio') return undefined;
  const { numerator, denominator, multiplier, whenDenominatorZero: instead } = calculation;
  if (Number(denominator?.value) === 0) {
    return instead === 'notApplicable' ? Number.NaN : Number(instead.value);
  }
  return (Number(numerator?.value) / Number(denominator?.value)) * Number(multiplier);
}

describe('a data point of the fictional city', () => {
  const reported = document.dataPoints.filter(({ value }) => value !== null);

  it.each(reported.map(({ id }) => id))('%s is what its figures give', (id) => {
    const { dataPoint, calculation, figures } = explained(id);
    if (!calculation) throw new Error('there is a value and no calculation');
    const value = byHand(calculation);
    if (value === undefined) {
      expect(['final', 'reported']).toContain(calculation.kind);
      if (calculation.kind === 'reported') expect(figures[0]?.value).toBe(dataPoint.value);
    } else {
      const published = Number(dataPoint.value);
      expect(Math.abs(value - published)).toBeLessThanOrEqual(Math.abs(published) * 1e-12);
    }
  });

  // 24 370 subscriptions / 52 410 households x 100 = 46.498759... %
  it('names every figure with where it comes from', () => {
    const { figures, calculation, absent } = explained('ec-ict-ict-2c');
    expect(figures.map(({ kind, value }) => [kind, value])).toEqual([
      ['input', '24370'],
      ['register', '52410'],
    ]);
    expect(absent).toEqual([]);
    expect(calculation).toMatchObject({ kind: 'ratio', multiplier: '100' });
  });

  it('lies in a segment, a sub-dimension, a dimension and the goals of its KPI', () => {
    const { shares } = explained('ec-ict-ict-2c');
    expect(shares.map(({ level, group }) => [level, group.id])).toEqual([
      ['segment', 'seg-ec-ict'],
      ['subDimension', 'ec-ict'],
      ['dimension', 'ec'],
      ...(definitions.kpiById.get('ec-ict-ict-2c')?.sdg.goals ?? []).map((goal) => [
        'goal',
        String(goal),
      ]),
    ]);
  });

  it('is unknown where the publication does not have it', () => {
    expect(explainDataPoint(document, definitions, 'no-such')).toBeUndefined();
  });
});

describe('what is not as usual', () => {
  it('says that a final value stands without its figures, and names none', () => {
    const input = publicationInput();
    const entry = input.rows.entries.find((row) => row.data_point_id === 'ec-ict-ict-2c');
    Object.assign(entry ?? {}, { final_text: '44', final_decimal: '44' });
    const { dataPoint, calculation } = explained(
      'ec-ict-ict-2c',
      buildPublicDocument(input, '0'.repeat(64)),
    );
    expect([dataPoint.value, calculation]).toEqual(['44', { kind: 'final' }]);
  });

  it('tells nothing of a confidential one', () => {
    const input = publicationInput();
    const entry = input.rows.entries.find((row) => row.data_point_id === 'ec-ict-ict-2c');
    if (entry) entry.is_confidential = true;
    const { figures, calculation, absent } = explained(
      'ec-ict-ict-2c',
      buildPublicDocument(input, '0'.repeat(64)),
    );
    expect({ figures, calculation, absent }).toEqual({
      figures: [],
      calculation: null,
      absent: [],
    });
  });

  it("names the KPI's own figure in place of the register's", () => {
    const input = publicationInput();
    input.rows.inputValues.push({
      ...(input.rows.inputValues[0] as (typeof input.rows.inputValues)[number]),
      kpi_id: 'ec-ict-ict-2c',
      input_id: 'register:households',
      typed_text: '50,000',
      decimal_value: '50000',
      yes_no: null,
      unit: null,
      override_reason: 'Without student homes',
    });
    const { figures } = explained('ec-ict-ict-2c', buildPublicDocument(input, '0'.repeat(64)));
    expect(figures[1]).toMatchObject({
      kind: 'own',
      value: '50000',
      overrideReason: 'Without student homes',
    });
  });

  it('names what nobody typed', () => {
    const input = publicationInput();
    input.rows.inputValues = input.rows.inputValues.filter((row) => row.kpi_id !== 'ec-ict-ict-2c');
    const { absent, calculation } = explained(
      'ec-ict-ict-2c',
      buildPublicDocument(input, '0'.repeat(64)),
    );
    expect(absent).toEqual(['Fixed (wired) broadband subscriptions of at least 256 kbit/s']);
    expect(calculation).toBeNull();
  });
});

describe('the rounds of a data point', () => {
  const ID = 'ec-ict-ict-2c';
  const round = (year: number, change: (document: ReturnType<typeof publicDocument>) => void) => {
    const one = structuredClone(publicDocument({ reportingYear: year }));
    change(one);
    return one;
  };
  const revise = (one: ReturnType<typeof publicDocument>, id: string) => {
    for (const dataPoint of one.dataPoints) {
      if (dataPoint.id === id) dataPoint.definitionRevision = '2.0.0';
    }
  };
  const years = (documents: Array<ReturnType<typeof publicDocument>>) =>
    scoredStretches(dataPointRounds(documents, ID)).map((stretch) =>
      stretch.map(({ year }) => year),
    );
  const same = () => undefined;

  it('are one line, oldest first', () => {
    expect(years([round(2025, same), round(2023, same), round(2024, same)])).toEqual([
      [2023, 2024, 2025],
    ]);
  });

  it('break where its own definition was revised, and not where another was', () => {
    const revised = round(2025, (one) => revise(one, ID));
    expect(years([round(2024, same), revised])).toEqual([[2024], [2025]]);
    const other = round(2025, (one) => revise(one, 'ec-ict-ict-1c'));
    expect(years([round(2024, same), other])).toEqual([[2024, 2025]]);
  });

  it('break at a round without a score that cannot be compared, too', () => {
    const unscored = round(2024, (one) => {
      revise(one, ID);
      for (const dataPoint of one.dataPoints) {
        if (dataPoint.id === ID) dataPoint.result = { kind: 'missing' };
      }
    });
    const after = round(2025, (one) => revise(one, ID));
    expect(years([round(2023, same), unscored, after])).toEqual([[2023], [2025]]);
  });
});
