/** What a log can say was done: the actions that have words, and what the words need. */

/** Codes as they are written into the logs. A test holds this list against the code that writes. */
export const AUDIT_ACTIONS = [
  'account.deleted',
  'account.factorRemoved',
  'account.factorSetUp',
  'account.invited',
  'account.linkMade',
  'account.passwordChosen',
  'account.recoveryCodeUsed',
  'account.recoveryCodesMade',
  'account.renamed',
  'account.resetAsked',
  'account.standingChanged',
  'city.changed',
  'city.created',
  'contest.answered',
  'contest.raised',
  'evidence.add',
  'evidence.putBack',
  'evidence.remove',
  'group.cityAdded',
  'group.cityRemoved',
  'group.created',
  'group.hubAdded',
  'group.hubRemoved',
  'publication.published',
  'review.accepted',
  'review.answer',
  'review.declined',
  'review.proposal',
  'review.question',
  'review.settled',
  'review.withdrawn',
  'role.given',
  'role.taken',
  'round.opened',
  'signing.keyTaken',
  'task.assign',
  'task.handBack',
  'task.handIn',
  'task.reassign',
  'task.setDue',
  'task.takeBack',
  'task.unassign',
  'verdict.given',
  'verifier.assigned',
  'verifier.declared',
  'verifier.removed',
  'work.attest',
  'work.begin',
  'work.reopen',
  'work.sendBack',
  'work.submit',
  'work.takeBack',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Whether there are words for a code; a line of another version of CityGauge may have one that is not known here. */
export function isAuditAction(code: string): code is AuditAction {
  return (AUDIT_ACTIONS as readonly string[]).includes(code);
}

/** A period of whole days, in UTC, from a form: both ends included, either may be open. */
export interface Period {
  from: string;
  until: string;
}
export type PeriodProblem = 'notADay' | 'backwards';

/** The moments of a period: its first, and the first one after it. */
export function readPeriod({
  from,
  until,
}: Period): { from?: Date; until?: Date } | { problem: PeriodProblem } {
  const first = readDay(from);
  const last = readDay(until);
  if (first === 'notADay' || last === 'notADay') return { problem: 'notADay' };
  if (first && last && first > last) return { problem: 'backwards' };
  return {
    ...(first && { from: first }),
    ...(last && { until: new Date(last.getTime() + DAY) }),
  };
}

const DAY = 86_400_000;

function readDay(text: string): Date | 'notADay' | undefined {
  if (text === '') return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  const isDay =
    /^[12]\d{3}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(day.getTime()) &&
    day.toISOString().startsWith(text);
  return isDay ? day : 'notADay';
}
