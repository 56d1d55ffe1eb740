/** The people of an installation, a page at a time. */
import type { Kysely } from 'kysely';
import { countAccounts, listAccounts } from '#db/queries/accounts.server.ts';
import { listCities } from '#db/queries/across-cities.server.ts';
import type { Account, Database } from '#db/schema.ts';

const PER_PAGE = 50;
/** More than a drop-down can bear; whoever has more cities gives roles on the page of the city. */
const MOST_CITIES = 500;

/** `invited`: has never set a password. */
export function stateOf(account: Account): 'active' | 'invited' | 'disabled' {
  if (account.is_disabled) return 'disabled';
  return account.password_hash ? 'active' : 'invited';
}

export async function readPeople(db: Kysely<Database>, search: string, page: number) {
  const [accounts, count, choice] = await Promise.all([
    listAccounts(db, { search, limit: PER_PAGE, offset: (page - 1) * PER_PAGE }),
    countAccounts(db, search),
    citiesToChoose(db),
  ]);
  return {
    page,
    perPage: PER_PAGE,
    count,
    ...choice,
    people: accounts.map((account) => ({
      id: account.account_id,
      name: account.name,
      email: account.email,
      isAdministrator: account.is_administrator,
      state: stateOf(account),
      roles: account.memberships.map(({ cityName, slug, role }) => ({ cityName, slug, role })),
    })),
  };
}

/** Cities by name, for a choice, and whether there are more. */
export async function citiesToChoose(
  db: Kysely<Database>,
): Promise<{ cities: Array<{ slug: string; name: string }>; hasMoreCities: boolean }> {
  const found = await listCities(db, { limit: MOST_CITIES + 1, offset: 0 });
  return {
    cities: found.slice(0, MOST_CITIES).map(({ slug, name }) => ({ slug, name })),
    hasMoreCities: found.length > MOST_CITIES,
  };
}
