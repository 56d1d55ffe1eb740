/** Second factors, the codes that stand in for them, and sign-ins that wait for a code. */
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Account, Database, PendingSignInTable, SecondFactor } from '../schema.ts';

type Db = Kysely<Database>;

/** The second factor of an account, confirmed or not; undefined if it has none. */
export function getSecondFactor(db: Db, accountId: string): Promise<SecondFactor | undefined> {
  return db
    .selectFrom('second_factor')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** Begins a second factor, in place of one that was begun and not confirmed. False where one is confirmed already. */
export async function insertSecondFactor(
  db: Db,
  accountId: string,
  secret: string,
  at: Date,
): Promise<boolean> {
  const content = { secret, last_step: null, created_at: at };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('second_factor')
    .values({ account_id: accountId, confirmed_at: null, ...content })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet(content)
        .where('second_factor.confirmed_at', 'is', null),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Uses a code up: false where it, or a later one, was used before. Codes that come together are taken one at a time. */
export async function useFactorStep(db: Db, accountId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** From now on the second factor is asked for. */
export async function confirmSecondFactor(db: Db, accountId: string, at: Date): Promise<void> {
  await db
    .updateTable('second_factor')
    .set({ confirmed_at: at })
    .where('account_id', '=', accountId)
    .execute();
}

/** Takes the second factor of an account away, with its recovery codes and the sign-ins that wait for it. */
export async function deleteSecondFactor(db: Db, accountId: string): Promise<void> {
  for (const table of ['pending_sign_in', 'recovery_code', 'second_factor'] as const)
    await db.deleteFrom(table).where('account_id', '=', accountId).execute();
}

/** Gives an account these recovery codes, in place of all before. */
export async function replaceRecoveryCodes(
  trx: Transaction<Database>,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await trx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ account_id: accountId, code_hash })))
    .execute();
}

/** How many recovery codes an account has left. */
export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Uses a recovery code up; false where there is no such code any more. */
export async function useRecoveryCode(db: Db, accountId: string, hash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('recovery_code')
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Notes that somebody's code is awaited, and clears what has run out. */
export async function insertPendingSignIn(
  db: Db,
  pending: Insertable<PendingSignInTable>,
  now: Date,
): Promise<void> {
  await db.deleteFrom('pending_sign_in').where('expires_at', '<=', now).execute();
  await db.insertInto('pending_sign_in').values(pending).execute();
}

/** The account whose code is awaited; undefined when the wait is over or the account is disabled. */
export function getPendingSignIn(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<(Account & { next_path: string }) | undefined> {
  return db
    .selectFrom('pending_sign_in')
    .innerJoin('account', 'account.account_id', 'pending_sign_in.account_id')
    .selectAll('account')
    .select('pending_sign_in.next_path')
    .where('pending_sign_in.token_hash', '=', tokenHash)
    .where('pending_sign_in.expires_at', '>', now)
    .where('account.is_disabled', '=', false)
    .executeTakeFirst();
}

/** Ends a wait; false where somebody else has ended it meanwhile. */
export async function deletePendingSignIn(db: Db, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('pending_sign_in')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Ends every wait of an account, as when its password has changed. */
export async function deletePendingSignInsOfAccount(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('pending_sign_in').where('account_id', '=', accountId).execute();
}
