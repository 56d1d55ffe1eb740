/** `npm run admin:invite -- mary@city.example "Mary Smith"`: makes an administrator, or a new link for one, and prints the link. */
import { EmailSchema, NameSchema } from '#app/domain/people/forms.ts';
import { pathTo } from '#app/domain/paths.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { getAccountByEmail } from '#db/queries/accounts.server.ts';
import { changeStanding, invite, renewLink } from '../people/administer.server.ts';
import { CommandError, withDatabase } from './open-database.server.ts';

const USAGE = 'Usage: npm run admin:invite -- mary@city.example "Mary Smith"';

await withDatabase(async ({ db }, configuration) => {
  const [emailText = '', nameText = ''] = process.argv.slice(2);
  const email = EmailSchema.safeParse(emailText);
  if (!email.success) throw new CommandError(`"${emailText}" is not an e-mail address.\n${USAGE}`);
  await migrateToLatest(db);
  const by = { at: new Date(), by: null };
  const known = await getAccountByEmail(db, email.data);
  let path: string;
  if (known) {
    await changeStanding(db, known.account_id, { isAdministrator: true, isDisabled: false }, by);
    const link = await renewLink(db, known.account_id, by);
    if (!link) throw new CommandError('The account could not be enabled.');
    path =
      link.purpose === 'invitation' ? pathTo.join(link.secret) : pathTo.signInOnce(link.secret);
  } else {
    const name = NameSchema.safeParse(nameText);
    if (!name.success) throw new CommandError(`Write the name as well.\n${USAGE}`);
    const invited = await invite(
      db,
      { name: name.data, email: email.data, isAdministrator: true },
      by,
    );
    if (invited.kind === 'emailKnown')
      throw new CommandError('Someone has just made this account. Try again.');
    path = pathTo.join(invited.secret);
  }
  const origin = configuration.origin ?? `http://${configuration.host}:${configuration.port}`;
  process.stdout.write(`A link for ${email.data}, to be used once:\n  ${origin}${path}\n`);
});
