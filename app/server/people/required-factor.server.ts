/** Who has to have a second factor before anything else is open to them. */
import type { Kysely } from 'kysely';
import { listRoundsToVerify } from '#db/queries/verification.server.ts';
import type { Database } from '#db/schema.ts';
import type { Configuration } from '../configuration.server.ts';
import type { SignedIn } from './session.server.ts';

/** Whether the operator asks an account for a second factor: those of administrators and verifiers. */
export async function isFactorRequired(
  db: Kysely<Database>,
  { requiresSecondFactor }: Pick<Configuration, 'requiresSecondFactor'>,
  { accountId, isAdministrator }: Pick<SignedIn, 'accountId' | 'isAdministrator'>,
): Promise<boolean> {
  if (!requiresSecondFactor) return false;
  return isAdministrator || (await listRoundsToVerify(db, accountId)).length > 0;
}

/** Whether it is asked for and not there. */
export async function isFactorMissing(
  db: Kysely<Database>,
  configuration: Pick<Configuration, 'requiresSecondFactor'>,
  account: SignedIn,
): Promise<boolean> {
  return !account.hasSecondFactor && isFactorRequired(db, configuration, account);
}
