/** `npm run admin:invite -- mary@city.example "Mary Smith"`: makes an administrator, or a new link for one, and prints the link. */
import { EmailSchema, NameSchema } from '#app/domain/people/forms.ts';
import { pathTo } from '#app/domain/paths.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { getAccountByEmail } from '#db/queries/accounts.server.ts';
import type { Connection } from '#db/connect.server.ts';
import type { Account } from '#db/schema.ts';
import type { Configuration } from '../configuration.server.ts';
import { changeStanding, invite, renewLink } from '../people/administer.server.ts';
import { CommandError, withDatabase } from './open-database.server.ts';

const USAGE = 'Usage: npm run admin:invite -- mary@city.example "Mary Smith"';

await withDatabase(async ({ db }, configuration) => {
  const [emailText = '', nameText = ''] = process.argv.slice(2);
  const email = EmailSchema.safeParse(emailText);
  if (!email.success) throw new CommandError(`"${emailText}" is not an e-mail address.\n${USAGE}`);
  await migrateToLatest(db);
  const known = await getAccountByEmail(db, email.data);
  const { said, secret } = known
    ? await linkForKnown(db, known)
    : await newAdministrator(db, email.data, nameText);
  const address = `${originOf(configuration)}${pathTo.join(secret)}`;
  process.stdout.write(
    `${said}\nPass this link on. It works once, to choose a password:\n\n  ${address}\n`,
  );
});

async function newAdministrator(db: Connection['db'], email: string, nameText: string) {
  const name = NameSchema.safeParse(nameText);
  if (!name.success) {
    throw new CommandError(`Write the name as well, in at most 120 characters.\n${USAGE}`);
  }
  const by = { at: new Date(), by: null };
  const invited = await invite(db, { name: name.data, email, isAdministrator: true }, by);
  if (invited.kind === 'emailKnown') {
    throw new CommandError('Someone has just made this account. Try again.');
  }
  return { said: `${name.data} is invited as an administrator.`, secret: invited.secret };
}

/** The way back for an installation whose administrators have all lost their passwords. */
async function linkForKnown(db: Connection['db'], known: Account) {
  const by = { at: new Date(), by: null };
  const said = [`${known.name} has an account already.`];
  if (known.is_disabled) said.push('It is enabled again.');
  if (!known.is_administrator) said.push('It is an administrator now.');
  if (said.length > 1) {
    const standing = { isAdministrator: true, isDisabled: false };
    await changeStanding(db, known.account_id, standing, by);
  }
  const link = await renewLink(db, known.account_id, 'new-password', by);
  if (!link) throw new CommandError('The account has just been disabled. Try again.');
  return { said: said.join(' '), secret: link.secret };
}

/** Where browsers find the server: the same address that it prints when it starts. */
function originOf({ origin, host, port }: Configuration): string {
  return origin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
