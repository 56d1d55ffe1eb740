/** The door of every loader and action: answers who is asking, or throws why they may not come in. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { getMembership } from '#db/queries/accounts.server.ts';
import { getAssessmentByYear } from '#db/queries/assessments.server.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';
import type { Assessment, City, Role } from '#db/schema.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { application, type Application } from '../application.server.ts';
import {
  definitionsByStoredHash,
  targetSetByStoredHash,
} from '../definitions/stored-definitions.server.ts';
import { signedIn, type SignedIn } from '../people/session.server.ts';
import { forbidden, notFound } from '../request/responses.server.ts';
import { hasRight, type Access, type CityRight } from './access.ts';

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** Everything that a request may use, with the person who asks. */
export interface Visit extends Pick<
  Application,
  'definitions' | 'targetSet' | 'signingKey' | 'configuration'
> {
  db: Application['connection']['db'];
  account: SignedIn;
}
export interface CityVisit extends Visit {
  city: City;
  role: Role;
}
export interface RoundVisit extends CityVisit {
  assessment: Assessment;
}

/** For pages that are open to all: the same for everyone, so nobody is asked who they are. */
export async function enterPublic(_access: { kind: 'public' }) {
  const { connection, definitions, targetSet, targetSets, configuration } = await application();
  return {
    db: connection.db,
    readDb: connection.readDb,
    definitions,
    targetSet,
    targetSets,
    configuration,
  };
}

/** For a signed-in person or an administrator. Throws a redirect to the sign-in page, or 403. */
export async function enter(
  { request }: Args,
  access: Exclude<Access, { kind: 'public' }>,
): Promise<Visit> {
  const { connection, definitions, targetSet, signingKey, configuration } = await application();
  const account = await signedIn(connection.db, request);
  if (!account) {
    const url = new URL(request.url);
    throw redirect(pathTo.login(request.method === 'GET' ? url.pathname + url.search : undefined));
  }
  if (access.kind === 'administrator' && !account.isAdministrator) {
    throw forbidden(textFor()('error.administratorsOnly'));
  }
  return { db: connection.db, definitions, targetSet, signingKey, configuration, account };
}

/** For someone with a right in the city of `:city`. Throws 404 for an unknown city, 403 without the right. */
export async function enterCity(
  args: Args,
  access: { kind: 'city'; right: CityRight },
): Promise<CityVisit> {
  const visit = await enter(args, access);
  const t = textFor();
  const found = await getCityBySlug(visit.db, args.params.city ?? '');
  if (!found) throw notFound(t('error.noSuchCity'));
  const membership = await getMembership(visit.db, found.city.city_id, visit.account.accountId);
  if (!membership || !hasRight(membership.role, access.right)) {
    throw forbidden(
      t(membership ? 'error.rightMissing' : 'error.notYourCity', { city: found.city.name }),
    );
  }
  return { ...visit, city: found.city, role: membership.role };
}

/** The same for the round of `:year`, with the definitions and targets that it is pinned to. */
export async function enterRound(
  args: Args,
  access: { kind: 'city'; right: CityRight },
): Promise<RoundVisit> {
  const visit = await enterCity(args, access);
  const year = args.params.year ?? '';
  const assessment = /^\d{4}$/.test(year)
    ? await getAssessmentByYear(visit.db, visit.city.city_id, Number(year))
    : undefined;
  if (!assessment) throw notFound(textFor()('error.noSuchRound', { city: visit.city.name, year }));
  return {
    ...visit,
    assessment,
    definitions: await definitionsByStoredHash(
      visit.db,
      assessment.definition_hash,
      visit.definitions,
    ),
    targetSet: await targetSetByStoredHash(visit.db, assessment.target_set_hash, visit.targetSet),
  };
}
