/** What an administrator does on the page of a person. */
import { parseWithZod } from '@conform-to/zod/v4';
import { RoleInCitySchema } from '#app/domain/people/forms.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';
import type { Account } from '#db/schema.ts';
import type { Visit } from '../permissions/enter.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { changeStanding, removeRole, renewLink, setRole } from './administer.server.ts';
import type { LinkPurpose } from './one-time-links.server.ts';
import { addressOfLink } from './post-invitation.server.ts';
import { postedForm } from '../request/posted-form.server.ts';

export type PersonAnswer =
  | { kind: 'done' }
  | { kind: 'link'; purpose: LinkPurpose; link: string }
  | {
      kind: 'refused';
      reason: 'admin.lastAdministrator' | 'admin.chooseCityAndRole' | 'admin.isDisabled';
    };

/** Carries out the post's `intent`. Throws 400 for an unknown one. */
export async function postPerson(
  visit: Visit,
  person: Account,
  request: Request,
): Promise<PersonAnswer> {
  const form = await postedForm(request);
  const by = { at: new Date(), by: visit.account.accountId };
  const { db } = visit;
  switch (form.get('intent')) {
    case 'set-role': {
      const submission = parseWithZod(form, { schema: RoleInCitySchema });
      const city =
        submission.status === 'success'
          ? await getCityBySlug(db, submission.value.city)
          : undefined;
      if (submission.status !== 'success' || !city)
        return { kind: 'refused', reason: 'admin.chooseCityAndRole' };
      const { role } = submission.value;
      await setRole(db, { accountId: person.account_id, cityId: city.city.city_id, role }, by);
      return { kind: 'done' };
    }
    case 'remove-role': {
      const city = await getCityBySlug(db, String(form.get('city')));
      if (city) await removeRole(db, person.account_id, city.city.city_id, by);
      return { kind: 'done' };
    }
    case 'make-link': {
      const made = await renewLink(db, person.account_id, by);
      if (!made) return { kind: 'refused', reason: 'admin.isDisabled' };
      return {
        kind: 'link',
        purpose: made.purpose,
        link: addressOfLink(visit, request, made.purpose, made.secret),
      };
    }
    case 'disable':
      return standing(visit, person, { isDisabled: true }, by);
    case 'enable':
      return standing(visit, person, { isDisabled: false }, by);
    case 'make-administrator':
      return standing(visit, person, { isAdministrator: true }, by);
    case 'unmake-administrator':
      return standing(visit, person, { isAdministrator: false }, by);
    default:
      throw badRequest(textFor()('error.badRequest'));
  }
}

async function standing(
  { db }: Visit,
  person: Account,
  change: { isAdministrator?: boolean; isDisabled?: boolean },
  by: { at: Date; by: string },
): Promise<PersonAnswer> {
  const result = await changeStanding(db, person.account_id, change, by);
  return result === 'changed'
    ? { kind: 'done' }
    : { kind: 'refused', reason: 'admin.lastAdministrator' };
}
