/** What is published: everything that was reported, nothing that is confidential, in a shape that is kept. */
import { describe, expect, it } from 'vitest';
import { toAssessmentData } from '#app/domain/assessment/assessment-data.ts';
import {
  buildPublicDocument,
  buildSealedRecord,
} from '#app/domain/publication/build-publication.ts';
import { findObstacles, isPublishable } from '#app/domain/publication/obstacles.ts';
import { PublicDocumentSchema } from '#app/domain/publication/public-document.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { publicationInput } from '#tests/fixtures/publication.ts';

const HASH = 'a'.repeat(64);

describe('the public document', () => {
  it('has the shape of its format, to the last field', () => {
    const document = buildPublicDocument(publicationInput(), HASH);
    expect(PublicDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  it('lists all 108 data points, 24 segments and 17 goals', () => {
    const { dataPoints, scores } = buildPublicDocument(publicationInput(), HASH);
    expect([dataPoints.length, scores.segments.length, scores.goals.length]).toEqual([108, 24, 17]);
  });

  it('scores as the round itself does when nothing is confidential', () => {
    const input = publicationInput();
    for (const entry of input.rows.entries) entry.is_confidential = false;
    const score = scoreAssessment(input.definitions, input.targetSet, toAssessmentData(input.rows));
    const document = buildPublicDocument(input, HASH);
    expect(document.scores.dimensions).toMatchObject(score.dimensions);
    expect(document.scores.total).toEqual(score.total);
  });

  it('gives a figure in the unit of the definition, and says in which unit it was typed', () => {
    const input = publicationInput();
    const row = input.rows.inputValues.find(
      (one) => one.kpi_id === 'en-e-e-2c' && one.unit === null,
    );
    // as saved: 523 286 MWh are stored as 523 286 000 kWh
    Object.assign(row ?? {}, {
      typed_text: '523,286',
      unit: 'mwh-per-year',
      decimal_value: '523286000',
    });
    const published = buildPublicDocument(input, HASH).inputs.find(
      (one) => one.key === `en-e-e-2c/${row?.input_id}`,
    );
    expect(published).toMatchObject({
      value: '523286000',
      unitSymbol: 'kWh/year',
      text: '523,286',
      typedUnitSymbol: 'MWh/year',
    });
  });

  it('carries no comment, no person and no plan', () => {
    const input = publicationInput();
    for (const entry of input.rows.entries) {
      entry.comment = 'only for colleagues';
      entry.planned_owner = 'only for colleagues';
    }
    expect(JSON.stringify(buildPublicDocument(input, HASH))).not.toContain('only for colleagues');
  });
});

describe('a confidential data point', () => {
  /** Fixed broadband: its numerator is read by nothing else, its denominator comes from the register. */
  const ID = 'ec-ict-ict-2c';
  const input = publicationInput();
  const before = buildPublicDocument(input, HASH);
  const entry = input.rows.entries.find((row) => row.data_point_id === ID);
  if (entry) {
    entry.is_confidential = true;
    entry.source_name = 'Secret source';
    entry.status_reason = 'Secret reason';
  }
  const after = buildPublicDocument(input, HASH);
  const hidden = after.dataPoints.find((one) => one.id === ID);

  it('was reported before', () => {
    expect(before.dataPoints.find((one) => one.id === ID)?.result.kind).toBe('scored');
    expect(before.inputs.some((one) => one.kpi === ID)).toBe(true);
  });

  it('is marked, with no value, input, source or band', () => {
    expect(hidden).toMatchObject({
      status: 'confidential',
      result: { kind: 'confidential' },
      value: null,
      inputs: [],
      sourceName: null,
      statusReason: null,
    });
  });

  it('leaves no typed input behind', () => {
    expect(after.inputs.filter((one) => one.kpi === ID)).toEqual([]);
    expect(JSON.stringify(after)).not.toContain('Secret');
  });

  it('is in no score: the sums are those of a round without it', () => {
    const without = publicationInput();
    const gap = without.rows.entries.find((row) => row.data_point_id === ID);
    if (gap) gap.status = 'notCollected';
    const scores = buildPublicDocument(without, HASH).scores;
    expect(after.scores).toEqual(scores);
    expect(after.scores.dimensions[0]).not.toEqual(before.scores.dimensions[0]);
  });
});

describe('the sealed record', () => {
  it('holds comments and confidential values, and a salt that changes its hash', () => {
    const input = publicationInput();
    const [first, second] = ['salt one', 'salt two'].map((salt) =>
      JSON.stringify(buildSealedRecord(input, salt)),
    );
    expect(first).toContain('is_confidential');
    expect(first).not.toBe(second);
  });
});

describe('what keeps a round from being published', () => {
  const obstaclesOf = (change: (rows: ReturnType<typeof publicationInput>['rows']) => void) => {
    const input = publicationInput();
    change(input.rows);
    const score = scoreAssessment(input.definitions, input.targetSet, toAssessmentData(input.rows));
    return findObstacles(score, input.rows);
  };
  const unreadable = (
    rows: ReturnType<typeof publicationInput>['rows'],
    comment: string | null,
  ) => {
    const entry = rows.entries.find((row) => row.data_point_id === 'ec-ict-ict-2c');
    if (!entry) throw new Error('no entry');
    Object.assign(entry, {
      is_confidential: false,
      status: 'reported',
      final_text: 'about 40',
      final_decimal: null,
      final_problem: { code: 'notANumber' },
      comment,
    });
  };

  it('nothing keeps the fictional round', () => {
    expect(isPublishable(obstaclesOf(() => {}))).toBe(true);
  });

  it('an unreadable figure without an explanation does', () => {
    const obstacles = obstaclesOf((rows) => unreadable(rows, null));
    expect(obstacles.invalid).toEqual(['ec-ict-ict-2c']);
    expect(isPublishable(obstacles)).toBe(false);
  });

  it('an unreadable figure that is explained does not', () => {
    expect(
      isPublishable(obstaclesOf((rows) => unreadable(rows, 'The register is being rebuilt.'))),
    ).toBe(true);
  });

  it('not applicable without a reason does', () => {
    const obstacles = obstaclesOf((rows) => {
      const entry = rows.entries.find((row) => row.data_point_id === 'ec-ict-ict-2c');
      if (entry) Object.assign(entry, { status: 'notApplicable', status_reason: null });
    });
    expect(obstacles.withoutReason).toEqual(['ec-ict-ict-2c']);
  });

  it.each([
    [null, ['ec-ict-ict-2c']],
    ['Only the mainland is served.', []],
  ])("a figure in place of the register's, with the reason %j", (reason, overridden) => {
    const obstacles = obstaclesOf((rows) => {
      const [row] = rows.inputValues;
      if (!row) throw new Error('no input');
      rows.inputValues.push({
        ...row,
        kpi_id: 'ec-ict-ict-2c',
        input_id: 'register:households',
        typed_text: '50000',
        decimal_value: '50000',
        override_reason: reason,
      });
    });
    expect(obstacles.overridden).toEqual(overridden);
    expect(isPublishable(obstacles)).toBe(reason !== null);
  });

  it('an empty round does', () => {
    const obstacles = obstaclesOf((rows) => {
      rows.entries = [];
      rows.inputValues = [];
      rows.registerValues = [];
    });
    expect(obstacles.isEmpty).toBe(true);
    expect(isPublishable(obstacles)).toBe(false);
  });
});
