/** Carries out what is posted on the pages of a verification. */
import type { VerdictProblem, WantedVerdict } from '#app/domain/verification/judging.ts';
import { MESSAGE_KINDS } from '#app/domain/verification/thread.ts';
import { TRANSITIONS, type WorkProblem } from '#app/domain/verification/work.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { roundOf } from '../assessments/round-rows.server.ts';
import { askRound } from '../permissions/ask-round.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import type { RoundAct } from '../permissions/round-acts.ts';
import { badRequest } from '../request/responses.server.ts';
import { declareIndependence } from './assign-verifier.server.ts';
import { giveVerdicts } from './give-verdicts.server.ts';
import { declarationText } from './review-page.server.ts';
import { sendMessage, type SendProblem } from './send-message.server.ts';
import { takeWorkStep } from './take-step.server.ts';

export type ReviewProblem =
  WorkProblem | VerdictProblem | SendProblem | 'nameNeeded' | 'agreeNeeded';

/** `of` names the form; `typed` is what was in it. */
export type PostedReview =
  | { kind: 'done' }
  | {
      kind: 'refused';
      /** 409 where the round does not stand so that it could be done. */
      status: 400 | 409;
      of: string;
      problem: ReviewProblem;
      typed: Record<string, string>;
      /** Of several verdicts: why each could not be given, by data point. */
      problems?: Record<string, VerdictProblem>;
      /** Of several verdicts: the data points that were chosen. */
      chosen?: string[];
    };

const LONGEST_NAME = 120;

/**
 * Carries out the form's `intent`; `dataPointId` is the one that the page is about. Throws 400 for what no form of ours
 * sends.
 */
export async function postReview(
  visit: RoundVisit,
  form: FormData,
  dataPointId: string | undefined,
  now: Date,
): Promise<PostedReview> {
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const intent = text('intent');
  const act = actOf(intent, text('transition'));
  if (!act) throw badRequest(textFor()('error.badRequest'));
  const { status } = askRound(visit, act);
  const answer = (of: string, problem: ReviewProblem | undefined): PostedReview =>
    problem ? { kind: 'refused', status, of, problem, typed } : { kind: 'done' };
  if (intent === 'step') {
    const transition = TRANSITIONS.find((one) => one === text('transition'));
    if (!transition) throw badRequest(textFor()('error.badRequest'));
    const step = { transition, reason: text('reason') };
    return answer(`step/${transition}`, await takeWorkStep(visit, step, now));
  }
  if (intent === 'declare') return answer('declare', await declare(visit, form, now));
  if (intent === 'verdicts') {
    const wanted = new Map(
      form.getAll('chosen').flatMap((chosen): Array<[string, WantedVerdict]> => {
        const [id = '', seen = ''] = String(chosen).split(' ');
        return [[id, { isVerified: true, remark: '', seen }]];
      }),
    );
    if (wanted.size === 0) return answer('verdicts', 'choose');
    const problems = await giveVerdicts(visit, wanted, now, { isAlone: false });
    const [first] = Object.values(problems);
    return first
      ? {
          kind: 'refused',
          status,
          of: 'verdicts',
          problem: first,
          typed,
          problems,
          chosen: [...wanted.keys()],
        }
      : { kind: 'done' };
  }
  if (dataPointId === undefined) throw badRequest(textFor()('error.badRequest'));
  if (intent === 'verdict') {
    const chosen = text('verdict');
    const verdict = {
      isVerified: chosen === 'yes' ? true : chosen === 'no' ? false : undefined,
      remark: text('remark'),
      seen: text('fingerprint'),
    };
    const wanted = new Map([[dataPointId, verdict]]);
    const problems = await giveVerdicts(visit, wanted, now, { isAlone: true });
    return answer('verdict', problems[dataPointId]);
  }
  const kind = MESSAGE_KINDS.find((one) => one === intent);
  if (!kind) throw badRequest(textFor()('error.badRequest'));
  const sender = { db: visit.db, round: roundOf(visit), accountId: visit.account.accountId };
  const proposal =
    kind === 'proposal' ? { field: text('field'), text: text('proposed') } : undefined;
  const message = { dataPointId, kind, text: text('text'), proposal };
  return answer(text('form') || kind, await sendMessage(sender, message, now));
}

/** What a form's intent is in the table of what may be done; undefined for an intent that no form of ours has. */
function actOf(intent: string, transition: string): RoundAct | undefined {
  if (intent === 'declare') return 'declare';
  if (intent === 'verdict' || intent === 'verdicts') return 'judge';
  const step = intent === 'step' && TRANSITIONS.find((one) => one === transition);
  if (step) return `work.${step}`;
  const kind = MESSAGE_KINDS.find((one) => one === intent);
  return kind && `review.${kind}`;
}

async function declare(
  visit: RoundVisit,
  form: FormData,
  now: Date,
): Promise<ReviewProblem | undefined> {
  const name = String(form.get('name') ?? '').trim();
  if (name === '') return 'nameNeeded';
  if (name.length > LONGEST_NAME) return 'textTooLong';
  if (form.get('agree') !== 'yes') return 'agreeNeeded';
  const { db, city, assessment, account } = visit;
  const who = {
    cityId: city.city_id,
    assessmentId: assessment.assessment_id,
    accountId: account.accountId,
  };
  return declareIndependence(db, who, { name, text: declarationText(visit) }, now);
}
