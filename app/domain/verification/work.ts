/** How the work on a round stands: which steps there are, from where to where, who takes them, and what they ask for. */

export const WORK_STATES = ['collecting', 'submitted', 'inReview', 'withCity', 'attested'] as const;
export type WorkState = (typeof WORK_STATES)[number];

export const TRANSITIONS = ['submit', 'takeBack', 'begin', 'sendBack', 'attest', 'reopen'] as const;
export type Transition = (typeof TRANSITIONS)[number];

/** Whoever acts: a coordinator of the city, or a verifier of the round who has declared to be independent. */
export type WorkSide = 'coordinator' | 'verifier';

interface Step {
  from: readonly WorkState[];
  to: WorkState;
  who: readonly WorkSide[];
  isReasonNeeded: boolean;
}

/** The order follows the steps of ITU's process (assessment method, 4.3 and 4.5). */
export const STEPS: Readonly<Record<Transition, Step>> = {
  submit: {
    from: ['collecting', 'withCity'],
    to: 'submitted',
    who: ['coordinator'],
    isReasonNeeded: false,
  },
  // as long as nobody has begun to read
  takeBack: {
    from: ['submitted'],
    to: 'collecting',
    who: ['coordinator'],
    isReasonNeeded: true,
  },
  begin: { from: ['submitted'], to: 'inReview', who: ['verifier'], isReasonNeeded: false },
  sendBack: { from: ['inReview'], to: 'withCity', who: ['verifier'], isReasonNeeded: true },
  attest: { from: ['inReview'], to: 'attested', who: ['verifier'], isReasonNeeded: false },
  // the city that finds a mistake, or the verifier who does
  reopen: {
    from: ['attested'],
    to: 'withCity',
    who: ['coordinator', 'verifier'],
    isReasonNeeded: true,
  },
};

export const LONGEST_REASON = 2000;

/** What has to be in order beside the state; the page and the step itself ask it. */
export interface WorkFacts {
  /** Something keeps the round from being published as it stands. */
  hasObstacles: boolean;
  /** Reported data points without a verdict that still holds. */
  withoutVerdict: number;
  /** Proposed values that the city has neither accepted nor declined. */
  openProposals: number;
}

export type WorkProblem =
  | 'notYours'
  | 'notPossible'
  | 'reasonNeeded'
  | 'reasonTooLong'
  | 'obstacles'
  | 'withoutVerdict'
  | 'openProposals';

/** Whether someone on these sides could take a step from a state; it may still lack a reason or facts. */
export function isStepOf(
  transition: Transition,
  state: WorkState,
  sides: ReadonlySet<WorkSide>,
): boolean {
  const { from, who } = STEPS[transition];
  return from.includes(state) && who.some((side) => sides.has(side));
}

/** The state after a step, with the reason as it is kept; or why the step cannot be taken. */
export function takeStep(
  state: WorkState,
  transition: Transition,
  { sides, reason, facts }: { sides: ReadonlySet<WorkSide>; reason: string; facts: WorkFacts },
): { to: WorkState; reason: string | null } | { problem: WorkProblem } {
  const { from, to, who, isReasonNeeded } = STEPS[transition];
  if (!who.some((side) => sides.has(side))) return { problem: 'notYours' };
  if (!from.includes(state)) return { problem: 'notPossible' };
  const said = reason.trim();
  if (said === '' && isReasonNeeded) return { problem: 'reasonNeeded' };
  if (said.length > LONGEST_REASON) return { problem: 'reasonTooLong' };
  const isToStand = transition === 'submit' || transition === 'attest';
  if (isToStand && facts.hasObstacles) return { problem: 'obstacles' };
  if (transition === 'attest' && facts.withoutVerdict > 0) return { problem: 'withoutVerdict' };
  if (transition === 'attest' && facts.openProposals > 0) return { problem: 'openProposals' };
  return { to, reason: said === '' ? null : said };
}

/**
 * Whether figures may be changed. The city may correct them at any time, which drops the verdicts concerned; only what
 * is attested stays as it is until it is reopened. Undefined: there is no such round to be closed.
 */
export function isOpenForChanges(state: WorkState | undefined): boolean {
  return state !== 'attested';
}

/** Whether a round is being verified: submitted, and not attested yet. */
export function isUnderWay(state: WorkState): boolean {
  return state !== 'collecting' && state !== 'attested';
}
