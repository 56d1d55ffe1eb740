/** What an administrator does on the page of a person. */
import { parseWithZod } from '@conform-to/zod/v4';
import { RenameSchema, RoleInCitySchema } from '#app/domain/people/forms.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';
import type { Account } from '#db/schema.ts';
import { passOn } from '../mail/mail-link.server.ts';
import type { Visit } from '../permissions/enter.server.ts';
import { postedForm } from '../request/posted-form.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { changeStanding, removeRole, rename, renewLink, setRole } from './administer.server.ts';
import { removeFactor } from './second-factor.server.ts';

const refused = (
  reason:
    | 'admin.lastAdministrator'
    | 'admin.chooseCityAndRole'
    | 'admin.isDisabled'
    | 'admin.verifiesCity',
) => ({ kind: 'refused', reason }) as const;

/**
 * Carries out the post's `intent`. `left`: the person who asked has just ended their own rights here. Throws 400 for an
 * unknown intent.
 */
export async function postPerson(visit: Visit, person: Account, request: Request) {
  const form = await postedForm(request);
  const by = { at: new Date(), by: visit.account.accountId };
  const { db } = visit;
  switch (form.get('intent')) {
    case 'rename': {
      const submission = parseWithZod(form, { schema: RenameSchema });
      if (submission.status !== 'success') {
        return { kind: 'misnamed', result: submission.reply() } as const;
      }
      await rename(db, person.account_id, submission.value.name, by);
      return { kind: 'done' } as const;
    }
    case 'set-role': {
      const submission = parseWithZod(form, { schema: RoleInCitySchema });
      if (submission.status !== 'success') return refused('admin.chooseCityAndRole');
      const { city, role } = submission.value;
      const found = await getCityBySlug(db, city);
      if (!found) return refused('admin.chooseCityAndRole');
      const wanted = { accountId: person.account_id, cityId: found.city.city_id, role };
      if ((await setRole(db, wanted, by)) === 'verifiesCity') return refused('admin.verifiesCity');
      return { kind: 'done' } as const;
    }
    case 'remove-role': {
      const found = await getCityBySlug(db, String(form.get('city')));
      if (found) await removeRole(db, person.account_id, found.city.city_id, by);
      return { kind: 'done' } as const;
    }
    case 'make-link':
      return newLink(visit, person, request, 'sign-in');
    case 'make-password-link':
      return newLink(visit, person, request, 'new-password');
    case 'remove-factor':
      await removeFactor(db, person.account_id, { at: by.at, by: by.by });
      return { kind: 'done' } as const;
    case 'disable':
      return standing(visit, person, { isDisabled: true });
    case 'enable':
      return standing(visit, person, { isDisabled: false });
    case 'make-administrator':
      return standing(visit, person, { isAdministrator: true });
    case 'unmake-administrator':
      return standing(visit, person, { isAdministrator: false });
    default:
      throw badRequest(textFor()('error.badRequest'));
  }
}

async function newLink(
  visit: Visit,
  person: Account,
  request: Request,
  wanted: 'sign-in' | 'new-password',
) {
  const by = { at: new Date(), by: visit.account.accountId };
  const made = await renewLink(visit.db, person.account_id, wanted, by);
  if (!made) return refused('admin.isDisabled');
  const { name, email } = person;
  const link = await passOn(visit, request, { ...made, name, email });
  return { kind: 'link', of: made.kind, link } as const;
}

async function standing(
  { db, account }: Visit,
  person: Account,
  change: { isAdministrator?: boolean; isDisabled?: boolean },
) {
  const by = { at: new Date(), by: account.accountId };
  const result = await changeStanding(db, person.account_id, change, by);
  if (result === 'lastAdministrator') return refused('admin.lastAdministrator');
  const isOwn = person.account_id === account.accountId;
  const isLoss = change.isDisabled === true || change.isAdministrator === false;
  return { kind: isOwn && isLoss ? 'left' : 'done' } as const;
}
