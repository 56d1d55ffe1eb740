/** What an administrator does with the verifiers of a city's rounds. */
import { parseWithZod } from '@conform-to/zod/v4';
import { VerifierOfRoundSchema, VerifierSchema } from '#app/domain/verification/forms.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getAccountByEmail } from '#db/queries/accounts.server.ts';
import { getAssessmentByYear, listAssessments } from '#db/queries/assessments.server.ts';
import { listVerifiersOfCity } from '#db/queries/verification.server.ts';
import type { City } from '#db/schema.ts';
import { invite } from '../people/administer.server.ts';
import { passOn } from '../mail/mail-link.server.ts';
import type { Visit } from '../permissions/enter.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { assignVerifier, removeVerifier } from './assign-verifier.server.ts';

/** The rounds of a city with who verifies them. */
export async function readVerifiersPage({ db }: Visit, city: City) {
  const [rounds, verifiers] = await Promise.all([
    listAssessments(db, city.city_id),
    listVerifiersOfCity(db, city.city_id),
  ]);
  return {
    years: rounds.map((one) => one.reporting_year),
    verifiers: verifiers.map((one) => ({
      id: one.account_id,
      name: one.name,
      email: one.email,
      year: one.reporting_year,
      grade: one.grade,
      rationale: one.rationale,
    })),
  };
}

/**
 * Carries out the post's `intent`. Whoever has no account yet is invited first. Throws 400 for an unknown intent.
 */
export async function postVerifiers(visit: Visit, city: City, form: FormData, request: Request) {
  const intent = form.get('intent');
  if (intent === 'assign') return assign(visit, city, form, request);
  const parsed = VerifierOfRoundSchema.safeParse(Object.fromEntries(form));
  if (intent !== 'remove' || !parsed.success) throw badRequest(textFor()('error.badRequest'));
  const { account, round } = parsed.data;
  const assessment = await getAssessmentByYear(visit.db, city.city_id, round);
  if (assessment) {
    const by = { at: new Date(), by: visit.account.accountId };
    const { city_id: cityId, assessment_id: assessmentId } = assessment;
    await removeVerifier(visit.db, { cityId, assessmentId, accountId: account }, by);
  }
  return { kind: 'done' } as const;
}

async function assign(visit: Visit, city: City, form: FormData, request: Request) {
  const { db, account } = visit;
  const submission = parseWithZod(form, { schema: VerifierSchema });
  const refuse = (field?: 'email' | 'round', problem = '') =>
    ({
      kind: 'refused',
      result: submission.reply(field ? { fieldErrors: { [field]: [problem] } } : {}),
    }) as const;
  if (submission.status !== 'success') return refuse();
  const { round, name, email, grade, rationale } = submission.value;
  const assessment = await getAssessmentByYear(db, city.city_id, round);
  if (!assessment) return refuse('round', 'form.choose');
  const by = { at: new Date(), by: account.accountId };
  const known = await getAccountByEmail(db, email);
  const invited = known ? undefined : await invite(db, { name, email, isAdministrator: false }, by);
  const accountId = known?.account_id ?? (invited?.kind === 'invited' ? invited.accountId : '');
  const { city_id: cityId, assessment_id: assessmentId } = assessment;
  const problem = await assignVerifier(
    db,
    { cityId, assessmentId, accountId, grade, rationale },
    by,
  );
  if (problem) return refuse('email', `verifier.problem.${problem}`);
  return invited?.kind === 'invited'
    ? ({
        kind: 'invited',
        name,
        link: await passOn(visit, request, {
          kind: 'invitation',
          secret: invited.secret,
          name,
          email,
        }),
      } as const)
    : ({ kind: 'done' } as const);
}
