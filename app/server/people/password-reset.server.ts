/** A link for a new password by mail, for whoever asks: nobody learns from the answer who has an account. */
import { MOST_RESETS, countedAddress } from '#app/domain/people/throttle.ts';
import { getAccountByEmail } from '#db/queries/accounts.server.ts';
import { appendInstallationAudit } from '#db/queries/audit.server.ts';
import type { Application } from '../application.server.ts';
import { addressOfLink, mailOfLink } from '../mail/mail-link.server.ts';
import { createLink } from './one-time-links.server.ts';
import { hashSecret } from './secrets.server.ts';
import { noteTry } from './throttle.server.ts';

/** `asked`: if there is such an account, it gets its link. `impossible`: no mail is sent here. */
export async function askForReset(
  application: Application,
  email: string,
  { address, now }: { address: string; now: Date },
): Promise<{ kind: 'asked' | 'impossible' } | { kind: 'throttled'; minutes: number }> {
  const { mailer, connection, later, configuration } = application;
  const { origin } = configuration;
  if (!mailer || !origin) return { kind: 'impossible' };
  const who = email.trim().toLowerCase();
  const keys = {
    email: hashSecret(`reset ${who}`),
    address: hashSecret(`reset from ${countedAddress(address)}`),
  };
  const wait = await noteTry(connection.db, { keys, most: MOST_RESETS }, now);
  if (wait) return { kind: 'throttled', ...wait };
  // all that depends on the account happens after the answer, so that its time tells nothing either
  later('reset mail', async () => {
    const account = await getAccountByEmail(connection.db, who);
    if (!account || account.is_disabled) return;
    const { account_id: accountId, name } = account;
    const kind = account.password_hash ? 'reset' : 'invitation';
    const secret = await connection.db.transaction().execute(async (trx) => {
      await appendInstallationAudit(trx, {
        at: now,
        actorId: null,
        action: 'account.resetAsked',
        subject: `account:${accountId}`,
        details: {},
      });
      return createLink(trx, accountId, 'reset', now);
    });
    const link = { kind, secret, name, email: account.email } as const;
    await mailer.send(mailOfLink(link, addressOfLink(origin, link)));
  });
  return { kind: 'asked' };
}
