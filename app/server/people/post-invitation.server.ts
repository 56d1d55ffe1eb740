/** Invites someone from the administrator's form. */
import type { z } from 'zod';
import type { InvitationSchema } from '#app/domain/people/forms.ts';
import { getAccountByEmail } from '#db/queries/accounts.server.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';
import type { Visit } from '../permissions/enter.server.ts';
import { invite } from './administer.server.ts';

/** `noSuchCity`: the chosen one is gone meanwhile. `emailKnown` says whose account it is. */
export async function postInvitation(
  { db, account }: Visit,
  answers: z.output<typeof InvitationSchema>,
) {
  const found = answers.city ? await getCityBySlug(db, answers.city) : undefined;
  if (answers.city && !found) return { kind: 'noSuchCity' } as const;
  const invited = await invite(
    db,
    {
      name: answers.name,
      email: answers.email,
      isAdministrator: answers.isAdministrator,
      ...(found &&
        answers.role && { membership: { cityId: found.city.city_id, role: answers.role } }),
    },
    { at: new Date(), by: account.accountId },
  );
  if (invited.kind === 'invited') return invited;
  const known = await getAccountByEmail(db, answers.email);
  return {
    kind: 'emailKnown',
    known: known && { id: known.account_id, name: known.name },
  } as const;
}
