/** Asks the table whether somebody may do something in the round that they visit, before an action does it. */
import { textFor } from '#app/messages/catalogue.server.ts';
import { forbidden } from '../request/responses.server.ts';
import type { RoundVisit } from './enter.server.ts';
import { permissionFor, type RoundAct } from './round-acts.ts';

/** How an action goes on: `status` is that of its refusals. */
export interface Asked {
  /** Not as the round stands; what was typed goes back with the reason, which the action finds once the round is locked. */
  isClosed: boolean;
  status: 400 | 409;
}

/** Throws 403 for a role that may never do it. */
export function askRound(
  { role, assessment, city }: Pick<RoundVisit, 'role' | 'assessment' | 'city'>,
  act: RoundAct,
): Asked {
  const permission = permissionFor(role, act, assessment.work_state);
  if (permission === 'notYours') {
    throw forbidden(textFor()('error.rightMissing', { city: city.name }));
  }
  const isClosed = permission === 'notNow';
  return { isClosed, status: isClosed ? 409 : 400 };
}
