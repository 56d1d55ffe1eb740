/** The door of every loader and action: answers who is asking, or throws why they may not come in. */
import {
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { pathTo } from '#app/domain/paths.ts';
import { getMembership } from '#db/queries/accounts.server.ts';
import { getAssessmentByYear } from '#db/queries/assessments.server.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';
import { getVerifier } from '#db/queries/verification.server.ts';
import { getGroup, isHubOfCity, listGroupsOfAccount } from '#db/queries/groups.server.ts';
import type { Assessment, City, CityGroup } from '#db/schema.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { application, type Application } from '../application.server.ts';
import {
  definitionsByStoredHash,
  targetSetByStoredHash,
} from '../definitions/stored-definitions.server.ts';
import { isFactorMissing } from '../people/required-factor.server.ts';
import { signedIn, type SignedIn } from '../people/session.server.ts';
import { forbidden, notFound } from '../request/responses.server.ts';
import {
  hasRight,
  type Access,
  type CityRight,
  type CityRole,
  type RoundRight,
  type RoundRole,
} from './access.ts';

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** Everything that a request may use, with the person who asks. */
export interface Visit extends Pick<
  Application,
  'definitions' | 'targetSet' | 'signingKey' | 'secretsKey' | 'configuration' | 'mailer' | 'log'
> {
  db: Application['connection']['db'];
  account: SignedIn;
}
export interface CityVisit extends Visit {
  city: City;
  role: CityRole;
}
export interface RoundVisit extends Omit<CityVisit, 'role'> {
  role: RoundRole;
  assessment: Assessment;
}

/** For pages that are open to all: the same for everyone, so nobody is asked who they are. */
export async function enterPublic(_access: { kind: 'public' }) {
  const {
    connection,
    definitions,
    targetSet,
    targetSets,
    progressRule,
    configuration,
    secretsKey,
  } = await application();
  return {
    db: connection.db,
    readDb: connection.readDb,
    definitions,
    targetSet,
    targetSets,
    progressRule,
    configuration,
    secretsKey,
  };
}

/**
 * For a signed-in person or an administrator. Throws 403, or a redirect: to the sign-in page, or to the second factor
 * for those who have to have one and have none.
 */
export async function enter(
  { request, context }: Args,
  access: Exclude<Access, { kind: 'public' }>,
): Promise<Visit> {
  const { connection, definitions, targetSet, signingKey, ...opened } = await application();
  const { secretsKey, configuration, mailer, log } = opened;
  const { db } = connection;
  const account = await whoAsks(db, request, context);
  if (!account) {
    const url = new URL(request.url);
    throw redirect(pathTo.login(request.method === 'GET' ? url.pathname + url.search : undefined));
  }
  if (access.kind === 'administrator' && !account.isAdministrator) {
    throw forbidden(textFor()('error.administratorsOnly'));
  }
  const isOpen = access.kind === 'signedIn' && access.isOpenWithoutFactor;
  if (!isOpen && (await isFactorMissing(db, configuration, account))) {
    throw redirect(pathTo.secondFactor());
  }
  const shared = { definitions, targetSet, signingKey, secretsKey, configuration, mailer, log };
  return { db, account, ...shared };
}

/** Of each request that is read: its frame and its page ask the same, at once. */
const asking = new WeakMap<AppLoadContext, Map<string, ReturnType<typeof signedIn>>>();

function whoAsks(db: Visit['db'], request: Request, context: AppLoadContext) {
  // what is posted may change who is signed in
  if (request.method !== 'GET') return signedIn(db, request);
  const cookie = request.headers.get('cookie') ?? '';
  const known = asking.get(context) ?? new Map<string, ReturnType<typeof signedIn>>();
  asking.set(context, known);
  const account = known.get(cookie) ?? signedIn(db, request);
  known.set(cookie, account);
  return account;
}

/** For someone with a right in the city of `:city`. Throws 404 for an unknown city, 403 without the right. */
export async function enterCity(
  args: Args,
  access: { kind: 'city'; right: CityRight },
): Promise<CityVisit> {
  const { visit, city } = await findCity(args, access);
  const membership = await getMembership(visit.db, city.city_id, visit.account.accountId);
  const role = membership?.role ?? (await hubRole(visit, city));
  if (!role || !hasRight(role, access.right)) throw notAllowed(city, role);
  return { ...visit, city, role };
}

/**
 * For someone with a right in the round of `:year`, with the definitions and targets that it is pinned to. A verifier
 * who has another round of the city, or none, is told what a stranger is told.
 */
export async function enterRound(
  args: Args,
  access: { kind: 'city'; right: RoundRight },
): Promise<RoundVisit> {
  const { visit, city } = await findCity(args, access);
  const { db, account } = visit;
  const year = args.params.year ?? '';
  const [membership, assessment] = await Promise.all([
    getMembership(db, city.city_id, account.accountId),
    /^\d{4}$/.test(year) ? getAssessmentByYear(db, city.city_id, Number(year)) : undefined,
  ]);
  const verifier =
    membership || !assessment
      ? undefined
      : await getVerifier(db, city.city_id, assessment.assessment_id, account.accountId);
  const role = membership?.role ?? (verifier ? ('verifier' as const) : await hubRole(visit, city));
  if (!role || !hasRight(role, access.right)) throw notAllowed(city, role);
  if (!assessment) throw notFound(textFor()('error.noSuchRound', { city: city.name, year }));
  return {
    ...visit,
    city,
    role,
    assessment,
    definitions: await definitionsByStoredHash(db, assessment.definition_hash, visit.definitions),
    targetSet: await targetSetByStoredHash(db, assessment.target_set_hash, visit.targetSet),
  };
}

/** For whoever reads the group of `:group`. Throws 404 for an unknown one, 403 for anybody else. */
export async function enterGroup(
  args: Args,
  access: { kind: 'group' },
): Promise<Visit & { group: CityGroup }> {
  const visit = await enter(args, access);
  const { db, account } = visit;
  const group = await findGroup(visit, args);
  const own = await listGroupsOfAccount(db, account.accountId);
  if (!own.some((one) => one.group_id === group.group_id)) {
    throw forbidden(textFor()('group.notYours', { group: group.name }));
  }
  return { ...visit, group };
}

/** For an administrator at the group of `:group`. Throws 404 for an unknown one, 403 for anybody else. */
export async function enterGroupOfAdministration(args: Args, access: { kind: 'administrator' }) {
  const visit = await enter(args, access);
  return { visit, group: await findGroup(visit, args) };
}

async function findGroup({ db }: Visit, { params }: Args): Promise<CityGroup> {
  const id = params.group ?? '';
  const group = isId(id) ? await getGroup(db, id) : undefined;
  if (!group) throw notFound(textFor()('group.unknown'));
  return group;
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** For an administrator at the city of `:city`. Throws 404 for an unknown one, 403 for anybody else. */
export function enterCityOfAdministration(args: Args, access: { kind: 'administrator' }) {
  return findCity(args, access);
}

async function findCity(args: Args, access: Exclude<Access, { kind: 'public' }>) {
  const { connection } = await application();
  const [visit, found] = await Promise.all([
    enter(args, access),
    getCityBySlug(connection.db, args.params.city ?? ''),
  ]);
  if (!found) throw notFound(textFor()('error.noSuchCity'));
  return { visit, city: found.city };
}

/** Of somebody who is no member: whether they read the city by one of its groups. */
async function hubRole({ db, account }: Visit, city: City): Promise<'hub' | undefined> {
  return (await isHubOfCity(db, city.city_id, account.accountId)) ? 'hub' : undefined;
}

function notAllowed(city: City, role: RoundRole | undefined) {
  return forbidden(
    textFor()(role ? 'error.rightMissing' : 'error.notYourCity', { city: city.name }),
  );
}
