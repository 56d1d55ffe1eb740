/** The page of one's own second factor: what it shows, and what is done on it. */
import { parseWithZod } from '@conform-to/zod/v4';
import { CodeSchema, passwordAndCodeSchema, passwordSchema } from '#app/domain/people/forms.ts';
import { inGroups } from '#app/domain/people/second-factor.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getAccount } from '#db/queries/accounts.server.ts';
import { countRecoveryCodes } from '#db/queries/second-factors.server.ts';
import { deleteOtherSessions } from '#db/queries/sessions.server.ts';
import type { Visit } from '../permissions/enter.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { checkPassword } from './own-account.server.ts';
import { qrCodeOf } from './qr-code.server.ts';
import { isFactorMissing } from './required-factor.server.ts';
import {
  beginSecondFactor,
  checkCode,
  confirmFactor,
  readBegunFactor,
  removeFactor,
  renewRecoveryCodes,
  type FactorDoor,
} from './second-factor.server.ts';
import { renewSession } from './session.server.ts';

/** Where someone's second factor stands, with what is needed to go on from there. */
export async function readFactorPage(visit: Visit, request: Request) {
  const { db, account, secretsKey, configuration } = visit;
  const row = await getAccount(db, account.accountId);
  const shared = {
    email: account.email,
    hasPassword: Boolean(row?.password_hash),
    isMissing: await isFactorMissing(db, configuration, account),
  };
  if (account.hasSecondFactor) {
    const codesLeft = await countRecoveryCodes(db, account.accountId);
    return { ...shared, state: 'on', codesLeft } as const;
  }
  if (!secretsKey) return { ...shared, state: 'impossible' } as const;
  const place = new URL(configuration.origin ?? request.url).host;
  const begun = await readBegunFactor(db, secretsKey, account, { place, now: new Date() });
  if (!begun) return { ...shared, state: 'off' } as const;
  const { key, uri } = begun;
  return { ...shared, state: 'begun', key: inGroups(key, ' '), uri, qr: qrCodeOf(uri) } as const;
}

type Refused = 'account.currentPasswordWrong' | 'account.passwordThrottled' | 'form.codeRefused';
const HIDDEN = { hideFields: ['password', 'code'] };

/** Carries out the post's `intent`. Throws 400 for an unknown one. */
export async function postFactor(
  visit: Visit,
  form: FormData,
  { request, address }: { request: Request; address: string },
) {
  const { db, account, secretsKey } = visit;
  const { accountId } = account;
  const now = new Date();
  const door: FactorDoor = { db, secretsKey, address, now };
  const hasPassword = Boolean((await getAccount(db, accountId))?.password_hash);
  const intent = form.get('intent');
  switch (intent) {
    case 'begin': {
      const submission = parseWithZod(form, { schema: passwordSchema(hasPassword) });
      if (submission.status !== 'success') return refused(intent, submission.reply(HIDDEN));
      const wrong = await passwordFault(visit, submission.value.password, address);
      if (wrong) return refused(intent, submission.reply({ ...HIDDEN, fieldErrors: wrong }));
      if (secretsKey) await beginSecondFactor(db, secretsKey, accountId, now);
      return { kind: 'begun', cookie: await renewSession(db, account, request) } as const;
    }
    case 'confirm': {
      const submission = parseWithZod(form, { schema: CodeSchema });
      if (submission.status !== 'success') return refused(intent, submission.reply(HIDDEN));
      const confirmed = await confirmFactor(door, accountId, submission.value.code);
      if (confirmed.kind !== 'confirmed') {
        const fieldErrors = { code: [codeFault(confirmed.kind)] };
        return refused(intent, submission.reply({ ...HIDDEN, fieldErrors }));
      }
      await deleteOtherSessions(db, accountId, account.sessionId);
      return shownCodes('confirmed', confirmed.codes);
    }
    case 'new-codes':
    case 'remove': {
      const submission = parseWithZod(form, { schema: passwordAndCodeSchema(hasPassword) });
      if (submission.status !== 'success') return refused('change', submission.reply(HIDDEN));
      const { password, code } = submission.value;
      const wrong = await passwordFault(visit, password, address);
      if (wrong) return refused('change', submission.reply({ ...HIDDEN, fieldErrors: wrong }));
      const checked = await checkCode(door, accountId, code);
      if (checked.kind !== 'right') {
        const fieldErrors = { code: [codeFault(checked.kind)] };
        return refused('change', submission.reply({ ...HIDDEN, fieldErrors }));
      }
      if (intent === 'new-codes') {
        return shownCodes('renewed', await renewRecoveryCodes(db, accountId, now));
      }
      await removeFactor(db, accountId, { at: now, by: accountId });
      return { kind: 'removed', cookie: await renewSession(db, account, request) } as const;
    }
    default:
      throw badRequest(textFor()('error.badRequest'));
  }
}

const refused = <Result>(form: 'begin' | 'confirm' | 'change', result: Result) =>
  ({ kind: 'refused', form, result }) as const;
const shownCodes = (why: 'confirmed' | 'renewed', codes: readonly string[]) =>
  ({ kind: 'codes', why, codes: codes.map((code) => inGroups(code, '-')) }) as const;
const codeFault = (kind: 'wrong' | 'throttled'): Refused =>
  kind === 'throttled' ? 'account.passwordThrottled' : 'form.codeRefused';

async function passwordFault(
  { db, account }: Visit,
  password: string | undefined,
  address: string,
): Promise<{ password: Refused[] } | undefined> {
  const checked = await checkPassword(db, account.accountId, password, address);
  if (checked.kind === 'right') return undefined;
  const isThrottled = checked.kind === 'throttled';
  return {
    password: [isThrottled ? 'account.passwordThrottled' : 'account.currentPasswordWrong'],
  };
}
