/** What an attestation is worth: who attested, when, and which verdicts hold. */
import type { Kysely } from 'kysely';
import type { DefinitionSet, IndexedTargetSet } from '#app/domain/definitions/definitions.ts';
import type {
  PublicationFacts,
  PublishedVerdict,
} from '#app/domain/publication/publication-input.ts';
import { listDeclarations } from '#db/queries/verification.server.ts';
import type { Assessment, Database } from '#db/schema.ts';
import { readReview } from './read-review.server.ts';

export interface Attested {
  verification: NonNullable<PublicationFacts['verification']>;
  verdicts: PublishedVerdict[];
}

/** Undefined for a round that is not attested now. */
export async function readAttested(
  db: Kysely<Database>,
  assessment: Assessment,
  definitions: DefinitionSet,
  targetSet: IndexedTargetSet,
): Promise<Attested | undefined> {
  const { city_id: cityId, assessment_id: assessmentId, work_state: state } = assessment;
  if (state !== 'attested') return undefined;
  const { dataPoints, steps } = await readReview(db, assessment, definitions, targetSet);
  const attestation = steps.find((step) => step.transition === 'attest');
  // signed before anything could be judged; the newest at the time says by which grade
  const declaration = (await listDeclarations(db, cityId, assessmentId)).find(
    (one) => attestation && one.by === attestation.by && one.at <= attestation.at,
  );
  if (!attestation || !declaration) return undefined;
  const verdicts = dataPoints.flatMap(({ id, isJudgeable, verdict, fingerprint }) =>
    isJudgeable && verdict?.holds
      ? [{ dataPoint: id, isVerified: verdict.isVerified, remark: verdict.remark, fingerprint }]
      : [],
  );
  const reported = dataPoints.filter((one) => one.isReported);
  const verified = reported.filter((one) => one.verdict?.holds && one.verdict.isVerified).length;
  return {
    verification: {
      state: 'attested',
      verifierGrade: declaration.grade,
      attestedAt: attestation.at.toISOString(),
      verified,
      notVerified: reported.length - verified,
    },
    verdicts,
  };
}
