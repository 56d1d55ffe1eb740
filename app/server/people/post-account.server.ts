/** What someone does on the page of their own account. */
import { parseWithZod } from '@conform-to/zod/v4';
import { z } from 'zod';
import { passwordChangeSchema, RenameSchema } from '#app/domain/people/forms.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getAccount, updateAccount } from '#db/queries/accounts.server.ts';
import { deleteSessionOfAccount } from '#db/queries/sessions.server.ts';
import type { Visit } from '../permissions/enter.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { changePassword, signOutEverywhere } from './own-account.server.ts';
import { endSession } from './session.server.ts';

const done = (what: 'renamed' | 'password' | 'everywhere' | 'ended', cookie?: string) =>
  ({ kind: 'done', what, cookie }) as const;
const refused = <Intent extends string, Result>(intent: Intent, result: Result) =>
  ({ kind: 'refused', intent, result }) as const;

const isUuid = (text: string) => z.uuid().safeParse(text).success;

/** Carries out the post's `intent`. Throws 400 for an unknown one. */
export async function postAccount(
  visit: Visit,
  form: FormData,
  { request, address }: { request: Request; address: string },
) {
  const { db, account } = visit;
  const { accountId } = account;
  const intent = form.get('intent');
  switch (intent) {
    case 'rename': {
      const submission = parseWithZod(form, { schema: RenameSchema });
      if (submission.status !== 'success') return refused(intent, submission.reply());
      await updateAccount(db, accountId, { name: submission.value.name });
      return done('renamed');
    }
    case 'password': {
      const row = await getAccount(db, accountId);
      const schema = passwordChangeSchema(account.email, Boolean(row?.password_hash));
      const submission = parseWithZod(form, { schema });
      const hidden = { hideFields: ['currentPassword', 'newPassword'] };
      if (submission.status !== 'success') return refused(intent, submission.reply(hidden));
      const changed = await changePassword(db, accountId, submission.value, { request, address });
      if (changed.kind === 'signedOutElsewhere') return done('password', changed.cookie);
      const isThrottled = changed.kind === 'throttled';
      const fieldErrors = {
        currentPassword: [
          isThrottled ? 'account.passwordThrottled' : 'account.currentPasswordWrong',
        ],
      };
      return refused(intent, submission.reply({ ...hidden, fieldErrors }));
    }
    case 'sign-out-everywhere':
      return done('everywhere', await signOutEverywhere(db, accountId, request));
    case 'end-session': {
      const session = String(form.get('session'));
      if (session === account.sessionId) {
        return { kind: 'left', cookie: await endSession(db, request) } as const;
      }
      if (isUuid(session)) await deleteSessionOfAccount(db, accountId, session);
      return done('ended');
    }
    default:
      throw badRequest(textFor()('error.badRequest'));
  }
}
