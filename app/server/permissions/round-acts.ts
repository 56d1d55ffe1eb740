/** The one table of what each role may do in a round, in each state of the work on it. Every action of a round asks it. */
import { WORK_STATES, type WorkState } from '#app/domain/verification/work.ts';
import type { RoundRole } from './access.ts';

type States = readonly WorkState[];
const ALWAYS: States = WORK_STATES;
/** Whatever is not attested can be corrected. */
const OPEN: States = ['collecting', 'submitted', 'inReview', 'withCity'];
/** City and verifier talk about it. */
const DISCUSSED: States = ['submitted', 'inReview', 'withCity'];

/** A role that is not named may never do it. A verifier has to have declared to be independent besides. */
const TABLE = {
  enterFigures: { contributor: OPEN, coordinator: OPEN },
  answerWarnings: { contributor: OPEN, coordinator: OPEN },
  goBack: { contributor: OPEN, coordinator: OPEN },
  importFile: { contributor: OPEN, coordinator: OPEN },
  keepEvidence: { contributor: OPEN, coordinator: OPEN },
  handIn: { contributor: ALWAYS, coordinator: ALWAYS },
  shareWork: { coordinator: ALWAYS },

  'work.submit': { coordinator: ['collecting', 'withCity'] },
  'work.takeBack': { coordinator: ['submitted'] },
  'work.begin': { verifier: ['submitted'] },
  'work.sendBack': { verifier: ['inReview'] },
  'work.attest': { verifier: ['inReview'] },
  'work.reopen': { coordinator: ['attested'], verifier: ['attested'] },

  declare: { verifier: ALWAYS },
  judge: { verifier: ['inReview'] },
  'review.question': { verifier: DISCUSSED },
  'review.settled': { verifier: DISCUSSED },
  'review.proposal': { verifier: DISCUSSED },
  'review.withdrawn': { verifier: DISCUSSED },
  'review.answer': { contributor: DISCUSSED, coordinator: DISCUSSED },
  'review.accepted': { contributor: DISCUSSED, coordinator: DISCUSSED },
  'review.declined': { contributor: DISCUSSED, coordinator: DISCUSSED },

  'contest.answer': { coordinator: ALWAYS, verifier: ALWAYS },

  'publish.self-reported': { coordinator: ALWAYS },
  'publish.provisional': { coordinator: DISCUSSED },
  'publish.verified': { coordinator: ['attested'] },
} as const satisfies Record<string, Partial<Record<RoundRole, States>>>;

export type RoundAct = keyof typeof TABLE;
export const ROUND_ACTS = Object.keys(TABLE) as readonly RoundAct[];

/** `notNow`: the role may do it, but not as the round stands. */
export type Permission = 'may' | 'notNow' | 'notYours';

/** Whether a role may do something in a round that stands so. */
export function permissionFor(role: RoundRole, act: RoundAct, state: WorkState): Permission {
  const row: Partial<Record<RoundRole, States>> = TABLE[act];
  const states = row[role];
  if (!states) return 'notYours';
  return states.includes(state) ? 'may' : 'notNow';
}
