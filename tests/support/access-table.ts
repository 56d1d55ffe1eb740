/** Who is expected to open what: every route and method, written by hand, so that one that opens itself is noticed. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteConfigEntry } from '@remix-run/route-config';
import routes from '#app/routes.ts';
import type { Access } from '#app/server/permissions/access.ts';

/** `hub`: reads the city by a group; `verifier`: of the round that is asked for; `otherVerifier`: of another round of the same city. */
export type Person =
  | 'nobody'
  | 'stranger'
  | 'viewer'
  | 'contributor'
  | 'coordinator'
  | 'verifier'
  | 'otherVerifier'
  | 'hub'
  | 'administrator';
export const PEOPLE: readonly Person[] = [
  'nobody',
  'stranger',
  'viewer',
  'contributor',
  'coordinator',
  'verifier',
  'otherVerifier',
  'hub',
  'administrator',
];

/** What the server answers with: let in, sent to the sign-in page, refused. */
export type Answer = 'in' | 'sign-in' | 'refused' | 'nothing there';

export const ADMITTED: Record<string, readonly Person[]> = {
  public: PEOPLE,
  signedIn: PEOPLE.filter((person) => person !== 'nobody'),
  administrator: ['administrator'],
  see: ['viewer', 'contributor', 'coordinator', 'hub'],
  seeRound: ['viewer', 'contributor', 'coordinator', 'verifier', 'hub'],
  openRound: ['coordinator', 'hub'],
  group: ['hub'],
  enter: ['contributor', 'coordinator'],
  discuss: ['contributor', 'coordinator', 'verifier'],
  answerContests: ['coordinator', 'verifier'],
  coordinate: ['coordinator'],
};

interface Expected {
  /** Who may read; undefined: there is nothing to read. */
  get?: string;
  /** Who may post; undefined: there is nothing to post. */
  post?: string;
}

/** By the route's address; the names are those of `ADMITTED`. */
export const EXPECTED: Record<string, Expected> = {
  '/': { get: 'public' },
  '/kpis': { get: 'public' },
  '/kpis/:kpi': { get: 'public' },
  '/kpis/:kpi/:dataPoint/distribution.svg': { get: 'public' },
  '/kpis/:kpi/:dataPoint/distribution.png': { get: 'public' },
  '/kpis/:kpi/:dataPoint/distribution.csv': { get: 'public' },
  '/compare': { get: 'public' },
  '/compare.csv': { get: 'public' },
  '/compare.svg': { get: 'public' },
  '/compare.png': { get: 'public' },
  '/cities/:city/trend.svg': { get: 'public' },
  '/cities/:city/trend.png': { get: 'public' },
  '/cities/:city/trend.csv': { get: 'public' },
  '/sdgs': { get: 'public' },
  '/sdgs/:goal': { get: 'public' },
  '/method': { get: 'public' },
  '/cities': { get: 'public' },
  '/cities/:city': { get: 'public' },
  '/cities/:city/rounds': { get: 'public' },
  '/cities/:city/:year': { get: 'public' },
  '/cities/:city/:year/scores/:level/:scope': { get: 'public' },
  '/cities/:city/:year/sensitivity': { get: 'public' },
  '/cities/:city/:year/data-points/:dataPoint': { get: 'public' },
  '/publications/:hash': { get: 'public' },
  '/publications/:hash/scores/:level/:scope': { get: 'public' },
  '/publications/:hash/data-points/:dataPoint': { get: 'public' },
  '/cities/:city/:year/export.csv': { get: 'public' },
  '/cities/:city/:year/export.json': { get: 'public' },
  '/cities/:city/:year/segments.svg': { get: 'public' },
  '/cities/:city/:year/segments.png': { get: 'public' },
  '/cities/:city/:year/segments.csv': { get: 'public' },
  '/cities/:city/:year/goals.svg': { get: 'public' },
  '/cities/:city/:year/goals.png': { get: 'public' },
  '/cities/:city/:year/goals.csv': { get: 'public' },
  '/cities/:city/:year/wheel.svg': { get: 'public' },
  '/cities/:city/:year/wheel.png': { get: 'public' },
  '/embed/cities/:city/:year': { get: 'public' },
  '/publications/:hash/document.json': { get: 'public' },
  '/publications/:hash/document.sig': { get: 'public' },
  '/publications/:hash/sealed.sig': { get: 'public' },
  '/publications/:hash/verify': { get: 'public' },
  '/.well-known/citygauge-keys.json': { get: 'public' },
  '/.well-known/citygauge-keys/:key': { get: 'public' },
  '/healthz': { get: 'public' },
  '/readyz': { get: 'public' },
  '/login': { get: 'public', post: 'public' },
  '/login/forgot': { get: 'public', post: 'public' },
  '/login/sso': { get: 'public' },
  '/login/sso/callback': { get: 'public' },
  '/login/code': { get: 'public', post: 'public' },
  '/sign-in/:token': { get: 'public', post: 'public' },
  '/join/:token': { get: 'public', post: 'public' },
  '/logout': { get: 'public', post: 'public' },
  '/account': { get: 'signedIn', post: 'signedIn' },
  '/account/data.json': { get: 'signedIn' },
  '/account/second-factor': { get: 'signedIn', post: 'signedIn' },
  '/contest/:hash/:dataPoint': { get: 'signedIn', post: 'signedIn' },
  '/manage': { get: 'signedIn' },
  '/manage/groups/:group': { get: 'group', post: 'group' },
  '/manage/:city': { get: 'see', post: 'openRound' },
  '/manage/:city/:year': { get: 'seeRound' },
  '/manage/:city/log': { get: 'coordinate' },
  '/manage/:city/log.csv': { get: 'coordinate' },
  '/manage/:city/publications/:hash/sealed.json': { get: 'coordinate' },
  '/manage/:city/:year/register': { get: 'enter', post: 'enter' },
  '/manage/:city/:year/register/effects': { get: 'enter' },
  '/manage/:city/:year/missing': { get: 'seeRound' },
  '/manage/:city/:year/enter/:segment': { get: 'enter', post: 'enter' },
  '/manage/:city/:year/warnings': { get: 'seeRound', post: 'enter' },
  '/manage/:city/:year/warnings/:segment': { get: 'seeRound' },
  '/manage/:city/:year/history': { get: 'seeRound', post: 'enter' },
  '/manage/:city/:year/changes': { get: 'seeRound', post: 'enter' },
  '/manage/:city/:year/results': { get: 'seeRound' },
  '/manage/:city/:year/tasks': { get: 'coordinate', post: 'coordinate' },
  '/manage/:city/:year/tasks/hand-in': { get: 'enter', post: 'enter' },
  '/manage/:city/:year/review': { get: 'seeRound', post: 'discuss' },
  '/manage/:city/:year/review/:dataPoint': { get: 'seeRound', post: 'discuss' },
  '/manage/:city/:year/evidence': { get: 'seeRound', post: 'enter' },
  '/manage/:city/:year/evidence/:evidence': { get: 'seeRound' },
  '/manage/:city/:year/import': { get: 'enter', post: 'enter' },
  '/manage/:city/:year/export.csv': { get: 'seeRound' },
  '/manage/:city/:year/export.json': { get: 'seeRound' },
  '/manage/:city/:year/export.xlsx': { get: 'seeRound' },
  '/manage/:city/:year/contests': { get: 'seeRound', post: 'answerContests' },
  '/manage/:city/:year/publish': { get: 'coordinate', post: 'coordinate' },
  '/manage/:city/:year/save': { post: 'enter' },
  '/admin': { get: 'administrator' },
  '/admin/cities': { get: 'administrator' },
  '/admin/cities/new': { get: 'administrator', post: 'administrator' },
  '/admin/cities/:city': { get: 'administrator', post: 'administrator' },
  '/admin/cities/:city/verifiers': { get: 'administrator', post: 'administrator' },
  '/admin/log': { get: 'administrator' },
  '/admin/log.csv': { get: 'administrator' },
  '/admin/groups': { get: 'administrator', post: 'administrator' },
  '/admin/groups/:group': { get: 'administrator', post: 'administrator' },
  '/admin/people': { get: 'administrator', post: 'administrator' },
  '/admin/people/:account': { get: 'administrator', post: 'administrator' },
  '/*': { get: 'public', post: 'public' },
};

/** A test that makes one of these puts its own in. */
export const SAMPLE: Record<string, string> = {
  ':kpi': 'ec-ict-ict-1c',
  ':city': 'exampleville-xx',
  ':year': '2026',
  ':segment': 'seg-ec-ict',
  ':dataPoint': 'ec-ict-ict-2c',
  ':goal': '3',
  ':level': 'dimension',
  ':scope': 'ec',
  ':hash': '0'.repeat(64),
  ':token': 'no-such-token',
  ':key': '0000000000000000.pem',
  ':account': '00000000-0000-4000-8000-000000000000',
  ':group': '00000000-0000-4000-8000-000000000000',
  ':evidence': '00000000-0000-4000-8000-000000000000',
  '*': 'no/such/page',
};

export interface RouteModule {
  access?: Access;
  actionAccess?: Access;
  loader?: unknown;
  action?: unknown;
}
export interface Leaf {
  path: string;
  file: string;
}

const entries = await routes;
export const files: string[] = [];
export const leaves: Leaf[] = [];
function walk(list: readonly RouteConfigEntry[], parent: string): void {
  for (const entry of list) {
    files.push(entry.file);
    const here = [parent, entry.path].filter(Boolean).join('/');
    if (entry.children) walk(entry.children, here);
    else leaves.push({ path: `/${here}`, file: entry.file });
  }
}
walk(entries, '');

export const moduleOf = (file: string): Promise<RouteModule> =>
  import(pathToFileURL(path.resolve('app', file)).href) as Promise<RouteModule>;
export const sampleOf = (pattern: string) =>
  pattern
    .split('/')
    .map((part) => SAMPLE[part] ?? part)
    .join('/');
export const nameOf = (access: Access) => (access.kind === 'city' ? access.right : access.kind);

export function answerOf(response: Response): Answer {
  const location = response.headers.get('location') ?? '';
  if (response.status >= 300 && response.status < 400 && location.startsWith('/login'))
    return 'sign-in';
  if (response.status === 403) return 'refused';
  if (response.status === 405) return 'nothing there';
  return 'in';
}

/** What somebody is answered where a route admits these; undefined: there is nothing to read, or to post. */
export function expectedAnswer(person: Person, admits: string | undefined): Answer {
  if (admits === undefined) return 'nothing there';
  if (ADMITTED[admits]?.includes(person)) return 'in';
  return person === 'nobody' ? 'sign-in' : 'refused';
}
