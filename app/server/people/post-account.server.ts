/** What someone does on the page of their own account. */
import { parseWithZod } from '@conform-to/zod/v4';
import { z } from 'zod';
import { passwordChangeSchema, passwordSchema, RenameSchema } from '#app/domain/people/forms.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getAccount, updateAccount } from '#db/queries/accounts.server.ts';
import { deleteSessionOfAccount } from '#db/queries/sessions.server.ts';
import type { Visit } from '../permissions/enter.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { deleteAccount } from './delete-account.server.ts';
import { changePassword, checkPassword, signOutEverywhere } from './own-account.server.ts';
import { endSession } from './session.server.ts';

const done = (
  what: 'renamed' | 'password' | 'everywhere' | 'ended' | 'reminders',
  cookie?: string,
) => ({ kind: 'done', what, cookie }) as const;
const refused = <Intent extends string, Result>(intent: Intent, result: Result) =>
  ({ kind: 'refused', intent, result }) as const;

const passwordFault = (kind: 'wrong' | 'throttled') =>
  kind === 'throttled' ? 'account.passwordThrottled' : 'account.currentPasswordWrong';
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
      const fieldErrors = { currentPassword: [passwordFault(changed.kind)] };
      return refused(intent, submission.reply({ ...hidden, fieldErrors }));
    }
    case 'sign-out-everywhere':
      return done('everywhere', await signOutEverywhere(db, accountId, request));
    case 'reminders-on':
    case 'reminders-off':
      await updateAccount(db, accountId, { wants_reminders: intent === 'reminders-on' });
      return done('reminders');
    case 'end-session': {
      const session = String(form.get('session'));
      if (session === account.sessionId) {
        return { kind: 'left', cookie: await endSession(db, request) } as const;
      }
      if (isUuid(session)) await deleteSessionOfAccount(db, accountId, session);
      return done('ended');
    }
    case 'delete': {
      const hasPassword = Boolean((await getAccount(db, accountId))?.password_hash);
      const submission = parseWithZod(form, { schema: passwordSchema(hasPassword) });
      const hidden = { hideFields: ['password'] };
      if (submission.status !== 'success') return refused(intent, submission.reply(hidden));
      const { password } = submission.value;
      const checked = await checkPassword(db, accountId, password, address);
      if (checked.kind !== 'right') {
        const fieldErrors = { password: [passwordFault(checked.kind)] };
        return refused(intent, submission.reply({ ...hidden, fieldErrors }));
      }
      const deletion = await deleteAccount(db, accountId, new Date());
      if (deletion.kind !== 'deleted') return { kind: 'kept', why: deletion } as const;
      return { kind: 'deleted', cookie: await endSession(db, request) } as const;
    }
    default:
      throw badRequest(textFor()('error.badRequest'));
  }
}
