/** What is published as verified: the data points that were judged so, and nothing that others could be read from. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { toAssessmentData } from '#app/domain/assessment/assessment-data.ts';
import { inputReferences } from '#app/domain/entry/fields.ts';
import {
  buildPublicDocument,
  buildSealedRecord,
} from '#app/domain/publication/build-publication.ts';
import type { PublishedVerdict } from '#app/domain/publication/publication-input.ts';
import { PublicDocumentSchema } from '#app/domain/publication/public-document.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { isValid } from '#app/domain/scoring/value.ts';
import { publicationInput } from '#tests/fixtures/publication.ts';

const HASH = 'a'.repeat(64);
const verification = {
  state: 'attested',
  verifierGrade: 'qualified',
  attestedAt: '2026-03-01T12:00:00.000Z',
  verified: 1,
  notVerified: 2,
} as const;

function input(verified: ReadonlySet<string>) {
  const verdicts: PublishedVerdict[] = reported.map((dataPoint) => ({
    dataPoint,
    isVerified: verified.has(dataPoint),
    remark: null,
    fingerprint: HASH,
  }));
  return { ...publicationInput({ kind: 'verified', verification }), verdicts };
}

const whole = publicationInput();
const reported = scoreAssessment(whole.definitions, whole.targetSet, toAssessmentData(whole.rows))
  .dataPoints.filter((one) => isValid(one.value))
  .map((one) => one.dataPointId);

describe('a verified publication', () => {
  it('has the shape of its format and says by whom and when it was attested', () => {
    const document = buildPublicDocument(input(new Set(reported.slice(0, 5))), HASH);
    expect(PublicDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
    expect(document).toMatchObject({ kind: 'verified', verification });
  });

  it('is the self-reported one where everything is verified', () => {
    const all = buildPublicDocument(input(new Set(reported)), HASH);
    const plain = buildPublicDocument(publicationInput(), HASH);
    const hidden = all.dataPoints.filter((one) => one.status === 'notVerified');
    // what could not be computed with has no value to verify
    for (const one of hidden)
      expect(plain.dataPoints.find(({ id }) => id === one.id)?.result.kind).toBe('invalid');
    expect(all.scores.total.coverage.reported).toBe(plain.scores.total.coverage.reported);
    expect(all.scores.dimensions.map((one) => ('percent' in one ? one.percent : null))).toEqual(
      plain.scores.dimensions.map((one) => ('percent' in one ? one.percent : null)),
    );
  });

  test('nothing of what is not verified is in it, and the scores are those of the rest', () => {
    fc.assert(
      fc.property(fc.subarray(reported), (chosen) => {
        const verified = new Set(chosen);
        const document = buildPublicDocument(input(verified), HASH);
        const confidential = new Set(
          whole.rows.entries
            .filter((entry) => entry.is_confidential)
            .map((entry) => entry.data_point_id),
        );
        for (const one of document.dataPoints) {
          if (verified.has(one.id) && !confidential.has(one.id)) {
            expect(one.value !== null || one.yesNo !== null).toBe(true);
            continue;
          }
          expect([one.value, one.yesNo, one.inputs, one.sourceName]).toEqual([
            null,
            null,
            expect.any(Array),
            expect.toSatisfy((name) => name === null || !reported.includes(one.id)),
          ]);
          if (reported.includes(one.id) && !confidential.has(one.id)) {
            expect(one).toMatchObject({ result: { kind: 'notVerified' }, inputs: [] });
          }
        }
        const readable = new Set(
          whole.definitions.kpis.flatMap((kpi) =>
            kpi.dataPoints
              .filter((dataPoint) => !reported.includes(dataPoint.id) || verified.has(dataPoint.id))
              .flatMap((dataPoint) => inputReferences(dataPoint).map((ref) => `${kpi.id}/${ref}`)),
          ),
        );
        for (const { key } of document.inputs) expect(readable.has(key)).toBe(true);
        const shown = chosen.filter((id) => !confidential.has(id)).length;
        expect(document.scores.total.coverage.reported).toBe(shown);
      }),
      { numRuns: 25 },
    );
  });

  it('counts as a gap what is said not to apply and was judged to', () => {
    const plain = buildPublicDocument(publicationInput(), HASH);
    const id = plain.dataPoints.find((one) => one.status === 'notApplicable')?.id ?? '';
    expect(id).not.toBe('');
    const judged = (isVerified?: boolean) => {
      const all = input(new Set(reported));
      const verdict = { dataPoint: id, remark: null, fingerprint: HASH };
      const verdicts =
        isVerified === undefined ? all.verdicts : [...all.verdicts, { ...verdict, isVerified }];
      return buildPublicDocument({ ...all, verdicts }, HASH);
    };
    const statusOf = (document: ReturnType<typeof judged>) =>
      document.dataPoints.find((one) => one.id === id)?.status;
    expect([judged(), judged(true), judged(false)].map(statusOf)).toEqual([
      'notApplicable',
      'notApplicable',
      'notVerified',
    ]);
    const applicable = (document: ReturnType<typeof judged>) =>
      document.scores.total.coverage.applicable;
    expect(applicable(judged(false))).toBe(applicable(judged(true)) + 1);
    expect(applicable(judged())).toBe(applicable(judged(true)));
  });

  it('keeps every verdict with its fingerprint in the sealed record', () => {
    const sealed = buildSealedRecord(input(new Set(reported.slice(0, 1))), 'salt');
    expect(sealed.verdicts).toHaveLength(reported.length);
    expect(sealed.verdicts?.[0]).toMatchObject({ isVerified: true, fingerprint: HASH });
    expect(buildSealedRecord(publicationInput(), 'salt')).not.toHaveProperty('verdicts');
  });
});
