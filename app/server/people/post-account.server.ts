/** What someone does on the page of their own account. */
import { parseWithZod } from '@conform-to/zod/v4';
import { passwordChangeSchema, RenameSchema } from '#app/domain/people/forms.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getAccount, updateAccount } from '#db/queries/accounts.server.ts';
import type { Visit } from '../permissions/enter.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { changePassword, signOutEverywhere } from './own-account.server.ts';

const done = (what: 'renamed' | 'password' | 'everywhere', cookie?: string) =>
  ({ kind: 'done', what, cookie }) as const;
const refused = <Intent extends string, Result>(intent: Intent, result: Result) =>
  ({ kind: 'refused', intent, result }) as const;

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
    default:
      throw badRequest(textFor()('error.badRequest'));
  }
}
