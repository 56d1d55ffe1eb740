/** Accounts and their roles in cities. */
import type { Insertable, Kysely, Transaction, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Account, AccountTable, Database, Membership, Role } from '../schema.ts';

type Db = Kysely<Database>;

/** An account; undefined if missing. */
export function getAccount(db: Db, accountId: string): Promise<Account | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** Holds an account until the transaction ends: what it is in a city, a member or a verifier, is decided one at a time. */
export function lockAccount(
  trx: Transaction<Database>,
  accountId: string,
): Promise<Account | undefined> {
  return trx
    .selectFrom('account')
    .selectAll()
    .where('account_id', '=', accountId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** An account by e-mail in any case; undefined if missing. */
export function getAccountByEmail(db: Db, email: string): Promise<Account | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where(sql<string>`lower(email)`, '=', email.trim().toLowerCase())
    .executeTakeFirst();
}

/** Adds an account. Throws a unique violation where the e-mail is known. */
export async function insertAccount(db: Db, account: Insertable<AccountTable>): Promise<void> {
  await db.insertInto('account').values(account).execute();
}

/** Changes an account. */
export async function updateAccount(
  db: Db,
  accountId: string,
  update: Omit<Updateable<AccountTable>, 'account_id'>,
): Promise<void> {
  await db.updateTable('account').set(update).where('account_id', '=', accountId).execute();
}

export interface NamedMembership {
  cityId: string;
  cityName: string;
  slug: string;
  role: Role;
}

function matching(db: Db, search: string | undefined) {
  const text = search
    ?.trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
  return db
    .selectFrom('account')
    .where('deleted_at', 'is', null)
    .$if(Boolean(text), (query) =>
      query.where((eb) =>
        eb.or([
          eb(eb.fn('lower', ['name']), 'like', `%${text}%`),
          eb(eb.fn('lower', ['email']), 'like', `%${text}%`),
        ]),
      ),
    );
}

/** How many accounts `listAccounts` would list without a limit; those that were deleted are not among them. */
export async function countAccounts(db: Db, search?: string): Promise<number> {
  const { count } = await matching(db, search)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Accounts by name with their roles, optionally those whose name or e-mail contains a text. */
export async function listAccounts(
  db: Db,
  page: { search?: string; limit: number; offset: number },
): Promise<Array<Account & { memberships: NamedMembership[] }>> {
  const accounts = await matching(db, page.search)
    .selectAll()
    .orderBy('name')
    .orderBy('account_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const ids = accounts.map((account) => account.account_id);
  const memberships = ids.length === 0 ? [] : await namedMemberships(db, ids);
  return accounts.map((account) => ({
    ...account,
    memberships: memberships
      .filter((membership) => membership.accountId === account.account_id)
      .map(({ accountId: _, ...membership }) => membership),
  }));
}

/** The roles of an account, by city name. */
export async function listMemberships(db: Db, accountId: string): Promise<NamedMembership[]> {
  return (await namedMemberships(db, [accountId])).map(
    ({ accountId: _, ...membership }) => membership,
  );
}

function namedMemberships(db: Db, accountIds: readonly string[]) {
  return db
    .selectFrom('membership')
    .innerJoin('city', 'city.city_id', 'membership.city_id')
    .select([
      'membership.account_id as accountId',
      'city.city_id as cityId',
      'city.name as cityName',
      'city.slug',
      'membership.role',
    ])
    .where('membership.account_id', 'in', [...accountIds])
    .orderBy('city.name')
    .execute();
}

/** An account's role in a city; undefined if it has none. */
export function getMembership(
  db: Db,
  cityId: string,
  accountId: string,
): Promise<Membership | undefined> {
  return db
    .selectFrom('membership')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** Gives an account a role in a city, in place of the one it has. */
export async function upsertMembership(
  db: Db,
  membership: { city_id: string; account_id: string; role: Role },
): Promise<void> {
  await db
    .insertInto('membership')
    .values(membership)
    .onConflict((conflict) =>
      conflict.columns(['city_id', 'account_id']).doUpdateSet({ role: membership.role }),
    )
    .execute();
}

/** Takes an account's role in a city away. */
export async function deleteMembership(db: Db, cityId: string, accountId: string): Promise<void> {
  await db
    .deleteFrom('membership')
    .where('city_id', '=', cityId)
    .where('account_id', '=', accountId)
    .execute();
}

/** The people of a city with their roles, by name. */
export function listMembersOfCity(
  db: Db,
  cityId: string,
): Promise<Array<Account & { role: Role }>> {
  return db
    .selectFrom('membership')
    .innerJoin('account', 'account.account_id', 'membership.account_id')
    .selectAll('account')
    .select('membership.role')
    .where('membership.city_id', '=', cityId)
    .orderBy('account.name')
    .execute();
}

/** Takes the reminder of a day for oneself to send; false where somebody else has it, or it was sent. */
export async function claimReminder(db: Db, accountId: string, today: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ reminded_on: today })
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('reminded_on', 'is', null), eb('reminded_on', '<', today)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Gives a reminder back that could not be sent. */
export async function releaseReminder(
  db: Db,
  accountId: string,
  today: string,
  before: string | null,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ reminded_on: before })
    .where('account_id', '=', accountId)
    .where('reminded_on', '=', today)
    .execute();
}

/** Cities of which an account is the only coordinator who can sign in, by name. */
export function listCitiesOnlyCoordinatedBy(
  db: Db,
  accountId: string,
): Promise<Array<{ city_id: string; name: string }>> {
  return db
    .selectFrom('membership')
    .innerJoin('city', 'city.city_id', 'membership.city_id')
    .select(['city.city_id', 'city.name'])
    .where('membership.account_id', '=', accountId)
    .where('membership.role', '=', 'coordinator')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('membership as other')
            .innerJoin('account', 'account.account_id', 'other.account_id')
            .select('other.account_id')
            .whereRef('other.city_id', '=', 'membership.city_id')
            .where('other.account_id', '!=', accountId)
            .where('other.role', '=', 'coordinator')
            .where('account.is_disabled', '=', false),
        ),
      ),
    )
    .orderBy('city.name')
    .execute();
}

/** How many administrators can sign in. */
export async function countAdministrators(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('account')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('is_administrator', '=', true)
    .where('is_disabled', '=', false)
    .executeTakeFirstOrThrow();
  return count;
}
