/** The two people whom a newcomer can be: only with the examples, only by one-time links on their own machine. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { pathTo } from '#app/domain/paths.ts';
import { getAccountByEmail, insertAccount, upsertMembership } from '#db/queries/accounts.server.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';
import { getInstallationFact, setInstallationFact } from '#db/queries/installation.server.ts';
import { insertSignInLink } from '#db/queries/sign-in-links.server.ts';
import type { Database } from '#db/schema.ts';
import { FICTIONAL_CITY_SLUG } from '../examples/load-examples.server.ts';
import { createSecret, hashSecret } from './secrets.server.ts';

const COORDINATOR = { email: 'coordinator@exampleville.example', name: 'Alex Coordinator' };
const ADMINISTRATOR = { email: 'administrator@citygauge.example', name: 'Robin Administrator' };
const LINK_HOURS = 12;
const FACT = 'example-accounts';

/** Adds the coordinator of the fictional city and the administrator where they are missing. Neither has a password. */
export async function ensureExampleAccounts(db: Kysely<Database>, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (await getInstallationFact(trx, FACT)) return;
    // a second process that starts at the same time waits here, and then finds the accounts
    await setInstallationFact(trx, FACT, { madeAt: now.toISOString() });
    if (await getAccountByEmail(trx, COORDINATOR.email)) return;
    const found = await getCityBySlug(trx, FICTIONAL_CITY_SLUG);
    const people = [
      { ...COORDINATOR, is_administrator: false },
      { ...ADMINISTRATOR, is_administrator: true },
    ];
    for (const person of people) {
      const accountId = randomUUID();
      await insertAccount(trx, {
        account_id: accountId,
        password_hash: null,
        is_disabled: false,
        created_at: now,
        ...person,
      });
      if (found && !person.is_administrator) {
        await upsertMembership(trx, {
          city_id: found.city.city_id,
          account_id: accountId,
          role: 'coordinator',
        });
      }
    }
  });
}

/** A fresh one-time link for each example account that is not disabled. */
export async function exampleSignInLinks(
  db: Kysely<Database>,
  address: string,
  now: Date,
): Promise<Array<{ name: string; url: string }>> {
  const links = [];
  for (const [person, name] of [
    [COORDINATOR, 'a coordinator of the fictional city'],
    [ADMINISTRATOR, 'an administrator'],
  ] as const) {
    const account = await getAccountByEmail(db, person.email);
    if (!account || account.is_disabled) continue;
    const secret = createSecret();
    await insertSignInLink(db, {
      token_hash: hashSecret(secret),
      account_id: account.account_id,
      purpose: 'sign-in',
      expires_at: new Date(now.getTime() + LINK_HOURS * 3_600_000),
    });
    links.push({ name, url: `${address}${pathTo.signInOnce(secret)}` });
  }
  return links;
}
