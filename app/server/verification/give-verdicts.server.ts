/** Gives verdicts, one or several in one go, each bound to the figures that the verifier has seen. */
import {
  verdictProblem,
  type VerdictProblem,
  type WantedVerdict,
} from '#app/domain/verification/judging.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import { appendCityAudit } from '#db/queries/audit.server.ts';
import { insertVerdict, listOpenings } from '#db/queries/verification.server.ts';
import { readReview } from './read-review.server.ts';
import type { Stepping } from './take-step.server.ts';
import { whoActs } from './who-acts.server.ts';

/** Why a verdict was not given, by data point; empty where all were. */
export type VerdictProblems = Record<string, VerdictProblem>;

/** Gives all of the verdicts or, where one of them cannot be given, none. `isAlone`: one, on the data point's own page. */
export function giveVerdicts(
  { db, city, assessment, definitions, targetSet, account }: Stepping,
  wanted: ReadonlyMap<string, WantedVerdict>,
  at: Date,
  { isAlone }: { isAlone: boolean },
): Promise<VerdictProblems> {
  const ids = { cityId: city.city_id, assessmentId: assessment.assessment_id };
  return db.transaction().execute(async (trx) => {
    const locked = await lockAssessment(trx, ids.cityId, ids.assessmentId);
    if (!locked) return {};
    const { side } = await whoActs(trx, ids, account.accountId);
    const review = await readReview(trx, locked, definitions, targetSet);
    const openings = await listOpenings(trx, ids.cityId, ids.assessmentId, account.accountId);
    const opened = new Set(openings.map((one) => `${one.data_point_id} ${one.fingerprint}`));
    const nowOf = new Map(
      review.dataPoints.map((one) => [
        one.id,
        { ...one, isOpened: opened.has(`${one.id} ${one.fingerprint}`) },
      ]),
    );
    const problems: VerdictProblems = {};
    for (const [id, verdict] of wanted) {
      const about = { side, state: locked.work_state, now: nowOf.get(id), isAlone };
      const problem = verdictProblem(verdict, about);
      if (problem) problems[id] = problem;
    }
    if (Object.keys(problems).length > 0) return problems;
    for (const [id, { isVerified, remark }] of wanted) {
      const now = nowOf.get(id);
      if (!now) continue;
      await insertVerdict(trx, {
        city_id: ids.cityId,
        assessment_id: ids.assessmentId,
        data_point_id: id,
        at,
        by: account.accountId,
        is_verified: isVerified === true,
        remark: remark.trim() === '' ? null : remark.trim(),
        fingerprint: now.fingerprint,
        basis: JSON.stringify(now.basis),
        given_with: wanted.size,
      });
    }
    await appendCityAudit(trx, ids.cityId, {
      at,
      actorId: account.accountId,
      action: 'verdict.given',
      subject: `assessment:${ids.assessmentId}`,
      details: {
        verdicts: Object.fromEntries(
          [...wanted].map(([id, { isVerified }]) => [
            id,
            { isVerified, fingerprint: nowOf.get(id)?.fingerprint },
          ]),
        ),
      },
    });
    return problems;
  });
}
