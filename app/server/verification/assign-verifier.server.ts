/** Says who verifies a round. Nobody verifies a city that they work for, and nobody works for a city that they verify. */
import type { Kysely } from 'kysely';
import { getMembership, lockAccount } from '#db/queries/accounts.server.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import { appendCityAudit } from '#db/queries/audit.server.ts';
import { listChangeAuthors } from '#db/queries/changes.server.ts';
import {
  deleteVerifier,
  getVerifier,
  insertDeclaration,
  upsertVerifier,
} from '#db/queries/verification.server.ts';
import type { Database, VerifierGrade } from '#db/schema.ts';
import type { By } from '../people/administer.server.ts';

type Db = Kysely<Database>;

export interface Assignment {
  cityId: string;
  assessmentId: string;
  accountId: string;
  grade: VerifierGrade;
  rationale: string;
}
export type AssignmentProblem = 'noSuchAccount' | 'isDisabled' | 'isMember' | 'hasEntered';

/**
 * Makes an account the verifier of a round. Refused for whoever is a member of the city or has entered figures in the
 * round; the account is held meanwhile, so that it cannot become one at the same moment.
 */
export function assignVerifier(
  db: Db,
  { cityId, assessmentId, accountId, grade, rationale }: Assignment,
  { at, by }: By,
): Promise<AssignmentProblem | undefined> {
  return db.transaction().execute(async (trx) => {
    await lockAssessment(trx, cityId, assessmentId);
    const account = await lockAccount(trx, accountId);
    if (!account) return 'noSuchAccount';
    if (account.is_disabled) return 'isDisabled';
    if (await getMembership(trx, cityId, accountId)) return 'isMember';
    const authors = await listChangeAuthors(trx, cityId, assessmentId);
    if (authors.some((author) => author.account_id === accountId)) return 'hasEntered';
    await upsertVerifier(trx, {
      city_id: cityId,
      assessment_id: assessmentId,
      account_id: accountId,
      grade,
      rationale,
      assigned_at: at,
      assigned_by: by,
    });
    await appendCityAudit(trx, cityId, {
      at,
      actorId: by,
      action: 'verifier.assigned',
      subject: `assessment:${assessmentId}`,
      details: { accountId, grade },
    });
    return undefined;
  });
}

/** Takes a round from a verifier. Verdicts and messages stay. */
export function removeVerifier(
  db: Db,
  { cityId, assessmentId, accountId }: Pick<Assignment, 'cityId' | 'assessmentId' | 'accountId'>,
  { at, by }: By,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lockAssessment(trx, cityId, assessmentId);
    if (!(await getVerifier(trx, cityId, assessmentId, accountId))) return;
    await deleteVerifier(trx, cityId, assessmentId, accountId);
    await appendCityAudit(trx, cityId, {
      at,
      actorId: by,
      action: 'verifier.removed',
      subject: `assessment:${assessmentId}`,
      details: { accountId },
    });
  });
}

/** Keeps the declaration of independence that a verifier has signed. `notYours`: they do not verify this round. */
export function declareIndependence(
  db: Db,
  { cityId, assessmentId, accountId }: Pick<Assignment, 'cityId' | 'assessmentId' | 'accountId'>,
  { name, text }: { name: string; text: string },
  at: Date,
): Promise<'notYours' | undefined> {
  return db.transaction().execute(async (trx) => {
    await lockAssessment(trx, cityId, assessmentId);
    const verifier = await getVerifier(trx, cityId, assessmentId, accountId);
    if (!verifier) return 'notYours';
    const round = { city_id: cityId, assessment_id: assessmentId };
    const { grade } = verifier;
    await insertDeclaration(trx, { ...round, at, by: accountId, grade, name, text });
    await appendCityAudit(trx, cityId, {
      at,
      actorId: accountId,
      action: 'verifier.declared',
      subject: `assessment:${assessmentId}`,
      details: { grade },
    });
    return undefined;
  });
}
