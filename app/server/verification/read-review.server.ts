/** A round as its verification sees it: every data point with its verdict, whether that still holds, and whose turn it is. */
import type { Kysely } from 'kysely';
import type { DefinitionSet, IndexedTargetSet } from '#app/domain/definitions/definitions.ts';
import { scoreAssessment, type AssessmentScore } from '#app/domain/scoring/score-assessment.ts';
import { isValid } from '#app/domain/scoring/value.ts';
import {
  differencesOf,
  type BasisDifference,
  type VerdictBasis,
} from '#app/domain/verification/fingerprint.ts';
import {
  standingOf,
  turnOf,
  type ReviewSide,
  type Standing,
} from '#app/domain/verification/thread.ts';
import type { WorkState } from '#app/domain/verification/work.ts';
import {
  listNewestVerdicts,
  listReviewMessages,
  listWorkEvents,
} from '#db/queries/verification.server.ts';
import type { Assessment, Database } from '#db/schema.ts';
import { readRound } from '../assessments/read-round.server.ts';
import { fingerprintsOf, type Fingerprinted } from './fingerprint.server.ts';

type Db = Kysely<Database>;
export type Message = Awaited<ReturnType<typeof listReviewMessages>>[number];
export type WorkStep = Awaited<ReturnType<typeof listWorkEvents>>[number];

export interface GivenVerdict {
  isVerified: boolean;
  remark: string | null;
  at: Date;
  name: string | null;
  givenWith: number;
  /** The figures are still those that were judged. */
  holds: boolean;
  /** What has changed since; empty while it holds. */
  differences: BasisDifference[];
}

export interface Reviewed extends Fingerprinted {
  id: string;
  kpiId: string;
  segment: string;
  /** It has a value. */
  isReported: boolean;
  /** A verdict can be given: about its value, or about its not applying. */
  isJudgeable: boolean;
  verdict: GivenVerdict | null;
  /** Oldest first. */
  messages: Message[];
  standing: Standing;
  turn: ReviewSide | null;
  /** Its figures are others than those of the submission that counts as seen. */
  isChanged: boolean;
}

export interface Review {
  state: WorkState;
  rows: Awaited<ReturnType<typeof readRound>>;
  score: AssessmentScore;
  /** In the order of the definitions. */
  dataPoints: Reviewed[];
  /** Newest first. */
  steps: WorkStep[];
  /** The submission that changes are told against: the one before the last, or else the last; null before any. */
  comparedWith: Date | null;
}

/** Reads all of it. `state`: as locked, inside a transaction. */
export async function readReview(
  db: Db,
  assessment: Pick<Assessment, 'city_id' | 'assessment_id' | 'work_state'>,
  definitions: DefinitionSet,
  targetSet: IndexedTargetSet,
): Promise<Review> {
  const { city_id: cityId, assessment_id: assessmentId, work_state: state } = assessment;
  const rows = await readRound(db, cityId, assessmentId);
  const verdicts = await listNewestVerdicts(db, cityId, assessmentId);
  const messages = await listReviewMessages(db, cityId, assessmentId);
  const steps = await listWorkEvents(db, cityId, assessmentId);
  const score = scoreAssessment(definitions, targetSet, rows.data);
  const now = fingerprintsOf(definitions, rows);
  const [last, before] = steps.filter((step) => step.transition === 'submit');
  const seen = before ?? last;
  const seenFingerprints = (seen?.fingerprints ?? {}) as Record<string, string>;
  const verdictOf = new Map(verdicts.map((row) => [row.data_point_id, row]));
  const messagesOf = new Map<string, Message[]>();
  for (const message of messages) {
    const thread = messagesOf.get(message.data_point_id) ?? [];
    messagesOf.set(message.data_point_id, [...thread, message]);
  }
  const dataPoints = score.dataPoints.flatMap((one): Reviewed[] => {
    const { dataPointId: id, kpiId, value, result } = one;
    const printed = now.get(id);
    const segment = definitions.kpiById.get(kpiId)?.segment;
    if (!printed || segment === undefined) return [];
    const given = verdictOf.get(id);
    const thread = messagesOf.get(id) ?? [];
    const holds = given?.fingerprint === printed.fingerprint;
    const standing = standingOf(
      thread.map(({ kind, at }) => ({ kind, at: at.toISOString() })),
      given?.at.toISOString() ?? null,
    );
    const isReported = isValid(value);
    return [
      {
        ...printed,
        id,
        kpiId,
        segment,
        isReported,
        isJudgeable: isReported || result.kind === 'notApplicable',
        verdict: given
          ? {
              isVerified: given.is_verified,
              remark: given.remark,
              at: given.at,
              name: given.name,
              givenWith: given.given_with,
              holds,
              differences: holds ? [] : differencesOf(given.basis as VerdictBasis, printed.basis),
            }
          : null,
        messages: thread,
        standing,
        turn: turnOf(state, { ...standing, isReported, hasVerdict: holds }),
        isChanged: seen !== undefined && seenFingerprints[id] !== printed.fingerprint,
      },
    ];
  });
  return { state, rows, score, dataPoints, steps, comparedWith: seen?.at ?? null };
}

/** How many of the reported data points have a verdict that holds. */
export function progressOf(dataPoints: readonly Reviewed[]) {
  const reported = dataPoints.filter((one) => one.isReported);
  const count = (test: (one: Reviewed) => boolean) => reported.filter(test).length;
  return {
    reported: reported.length,
    judged: count((one) => one.verdict?.holds === true),
    verified: count((one) => one.verdict?.holds === true && one.verdict.isVerified),
    notVerified: count((one) => one.verdict?.holds === true && !one.verdict.isVerified),
    dropped: count((one) => one.verdict?.holds === false),
  };
}
