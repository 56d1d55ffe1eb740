/** What an administrator's page of a group shows, and what is posted to it. */
import { parseWithZod } from '@conform-to/zod/v4';
import { CityOfGroupSchema, HubSchema } from '#app/domain/groups/forms.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getAccountByEmail } from '#db/queries/accounts.server.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';
import { listCitiesOfGroup, listHubsOfGroup } from '#db/queries/groups.server.ts';
import type { CityGroup } from '#db/schema.ts';
import { passOn } from '../mail/mail-link.server.ts';
import { invite } from '../people/administer.server.ts';
import { citiesToChoose } from '../people/people-page.server.ts';
import type { Visit } from '../permissions/enter.server.ts';
import { badRequest } from '../request/responses.server.ts';
import {
  addCityToGroup,
  addHub,
  removeCityFromGroup,
  removeHub,
} from './administer-groups.server.ts';

export async function readAdminGroup({ db }: Visit, { group_id: groupId, name }: CityGroup) {
  const [cities, hubs, choice] = await Promise.all([
    listCitiesOfGroup(db, groupId),
    listHubsOfGroup(db, groupId),
    citiesToChoose(db),
  ]);
  const inGroup = new Set(cities.map((city) => city.slug));
  return {
    name,
    cities: cities.map((city) => ({ slug: city.slug, name: city.name })),
    hubs: hubs.map((one) => ({ id: one.account_id, name: one.name, email: one.email })),
    toChoose: choice.cities.filter((city) => !inGroup.has(city.slug)),
    hasMoreCities: choice.hasMoreCities,
  };
}

/** Carries out the form's `intent`. Whoever has no account yet is invited first. Throws 400 for what no form of ours sends. */
export async function postGroup(visit: Visit, group: CityGroup, form: FormData, request: Request) {
  const { db, account } = visit;
  const groupId = group.group_id;
  const by = { at: new Date(), by: account.accountId };
  const intent = form.get('intent');
  if (intent === 'add-hub') return addHubByMail(visit, groupId, form, request);
  if (intent === 'remove-hub') {
    const accountId = String(form.get('account') ?? '');
    const hubs = await listHubsOfGroup(db, groupId);
    if (hubs.some((one) => one.account_id === accountId)) {
      await removeHub(db, { groupId, accountId }, by);
    }
    return { kind: 'done' } as const;
  }
  if (intent !== 'add-city' && intent !== 'remove-city') {
    throw badRequest(textFor()('error.badRequest'));
  }
  const parsed = CityOfGroupSchema.safeParse(Object.fromEntries(form));
  const found = parsed.success ? await getCityBySlug(db, parsed.data.city) : undefined;
  if (!found) return { kind: 'noCity' } as const;
  const pair = { cityId: found.city.city_id, groupId };
  await (intent === 'add-city' ? addCityToGroup : removeCityFromGroup)(db, pair, by);
  return { kind: 'done' } as const;
}

async function addHubByMail(visit: Visit, groupId: string, form: FormData, request: Request) {
  const { db, account } = visit;
  const submission = parseWithZod(form, { schema: HubSchema });
  if (submission.status !== 'success') {
    return { kind: 'refused', result: submission.reply() } as const;
  }
  const { name, email } = submission.value;
  const by = { at: new Date(), by: account.accountId };
  const known = await getAccountByEmail(db, email);
  const invited = known ? undefined : await invite(db, { name, email, isAdministrator: false }, by);
  const accountId = known?.account_id ?? (invited?.kind === 'invited' ? invited.accountId : '');
  const problem = accountId ? await addHub(db, { groupId, accountId }, by) : 'noSuchAccount';
  if (problem) {
    const fieldErrors = { email: [`verifier.problem.${problem}`] };
    return { kind: 'refused', result: submission.reply({ fieldErrors }) } as const;
  }
  return invited?.kind === 'invited'
    ? ({
        kind: 'invited',
        name,
        link: await passOn(visit, request, {
          kind: 'invitation',
          secret: invited.secret,
          name,
          email,
        }),
      } as const)
    : ({ kind: 'done' } as const);
}
