/** What an administrator does with the people of a city on its page. */
import { parseWithZod } from '@conform-to/zod/v4';
import { InvitationToCitySchema, RoleOfPersonSchema } from '#app/domain/people/forms.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getAccountByEmail, getMembership } from '#db/queries/accounts.server.ts';
import type { City } from '#db/schema.ts';
import { passOn } from '../mail/mail-link.server.ts';
import type { Visit } from '../permissions/enter.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { invite, removeRole, setRole } from './administer.server.ts';

/**
 * Carries out the post's `intent`. `given`: someone who has an account already got the role. Throws 400 for an unknown
 * intent.
 */
export async function postPeopleOfCity(visit: Visit, city: City, form: FormData, request: Request) {
  const intent = form.get('intent');
  if (intent === 'invite') return inviteToCity(visit, city, form, request);
  const parsed = RoleOfPersonSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw badRequest(textFor()('error.badRequest'));
  const { account, role } = parsed.data;
  const by = { at: new Date(), by: visit.account.accountId };
  const known = await getMembership(visit.db, city.city_id, account);
  if (intent === 'set-role') {
    // whoever lost the role meanwhile is not given one again
    if (known && known.role !== role) {
      await setRole(visit.db, { accountId: account, cityId: city.city_id, role }, by);
    }
    return { kind: 'done' } as const;
  }
  if (intent === 'remove-role') {
    if (known) await removeRole(visit.db, account, city.city_id, by);
    return { kind: 'done' } as const;
  }
  throw badRequest(textFor()('error.badRequest'));
}

async function inviteToCity(visit: Visit, city: City, form: FormData, request: Request) {
  const { db, account } = visit;
  const submission = parseWithZod(form, { schema: InvitationToCitySchema });
  const refuse = (email?: string) =>
    ({
      kind: 'uninvited',
      result: submission.reply(email ? { fieldErrors: { email: [email] } } : {}),
    }) as const;
  if (submission.status !== 'success') return refuse();
  const { name, email, role } = submission.value;
  const by = { at: new Date(), by: account.accountId };
  const known = await getAccountByEmail(db, email);
  if (known?.is_disabled) return refuse('admin.isDisabled');
  if (known) {
    const wanted = { accountId: known.account_id, cityId: city.city_id, role };
    if ((await setRole(db, wanted, by)) === 'verifiesCity') return refuse('admin.verifiesCity');
    return { kind: 'given', id: known.account_id, name: known.name, role } as const;
  }
  const membership = { cityId: city.city_id, role };
  const invited = await invite(db, { name, email, isAdministrator: false, membership }, by);
  if (invited.kind === 'emailKnown') return refuse('form.emailKnown');
  const { secret } = invited;
  const link = await passOn(visit, request, { kind: 'invitation', secret, name, email });
  return { kind: 'invited', name, link } as const;
}
