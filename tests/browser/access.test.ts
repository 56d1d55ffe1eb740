/** Who may open what: every route and method, as everyone. A route that is not in the table fails. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteConfigEntry } from '@remix-run/route-config';
import { beforeAll, describe, expect, it } from 'vitest';
import routes from '#app/routes.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { bringIn, bringInVerifier, createCity, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

/** `verifier`: of the round that is asked for; `otherVerifier`: of another round of the same city. */
type Person =
  | 'nobody'
  | 'stranger'
  | 'viewer'
  | 'contributor'
  | 'coordinator'
  | 'verifier'
  | 'otherVerifier'
  | 'administrator';
const PEOPLE: readonly Person[] = [
  'nobody',
  'stranger',
  'viewer',
  'contributor',
  'coordinator',
  'verifier',
  'otherVerifier',
  'administrator',
];

/** What the server answers with: let in, sent to the sign-in page, refused. */
type Answer = 'in' | 'sign-in' | 'refused' | 'nothing there';

const ADMITTED: Record<string, readonly Person[]> = {
  public: PEOPLE,
  signedIn: PEOPLE.filter((person) => person !== 'nobody'),
  administrator: ['administrator'],
  see: ['viewer', 'contributor', 'coordinator'],
  seeRound: ['viewer', 'contributor', 'coordinator', 'verifier'],
  enter: ['contributor', 'coordinator'],
  discuss: ['contributor', 'coordinator', 'verifier'],
  coordinate: ['coordinator'],
};

interface Expected {
  /** Who may read; undefined: there is nothing to read. */
  get?: string;
  /** Who may post; undefined: there is nothing to post. */
  post?: string;
}

/** Written by hand, so that a route that opens itself by accident is noticed. */
const EXPECTED: Record<string, Expected> = {
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
  '/cities/:city/:year': { get: 'public' },
  '/cities/:city/:year/data-points/:dataPoint': { get: 'public' },
  '/publications/:hash': { get: 'public' },
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
  '/manage': { get: 'signedIn' },
  '/manage/:city': { get: 'see', post: 'coordinate' },
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
  '/manage/:city/:year/publish': { get: 'coordinate', post: 'coordinate' },
  '/manage/:city/:year/save': { post: 'enter' },
  '/admin': { get: 'administrator' },
  '/admin/cities': { get: 'administrator' },
  '/admin/cities/new': { get: 'administrator', post: 'administrator' },
  '/admin/cities/:city': { get: 'administrator', post: 'administrator' },
  '/admin/cities/:city/verifiers': { get: 'administrator', post: 'administrator' },
  '/admin/people': { get: 'administrator', post: 'administrator' },
  '/admin/people/:account': { get: 'administrator', post: 'administrator' },
  '/*': { get: 'public', post: 'public' },
};

const SAMPLE: Record<string, string> = {
  ':kpi': 'ec-ict-ict-1c',
  ':city': 'exampleville-xx',
  ':year': '2026',
  ':segment': 'seg-ec-ict',
  ':dataPoint': 'ec-ict-ict-2c',
  ':goal': '3',
  ':hash': '0'.repeat(64),
  ':token': 'no-such-token',
  ':key': '0000000000000000.pem',
  ':account': '00000000-0000-4000-8000-000000000000',
  ':evidence': '00000000-0000-4000-8000-000000000000',
  '*': 'no/such/page',
};

interface RouteModule {
  access?: Access;
  actionAccess?: Access;
  loader?: unknown;
  action?: unknown;
}
interface Leaf {
  path: string;
  file: string;
}

const entries = await routes;
const files: string[] = [];
const leaves: Leaf[] = [];
function walk(list: readonly RouteConfigEntry[], parent: string): void {
  for (const entry of list) {
    files.push(entry.file);
    const here = [parent, entry.path].filter(Boolean).join('/');
    if (entry.children) walk(entry.children, here);
    else leaves.push({ path: `/${here}`, file: entry.file });
  }
}
walk(entries, '');

const moduleOf = (file: string): Promise<RouteModule> =>
  import(pathToFileURL(path.resolve('app', file)).href) as Promise<RouteModule>;
const sampleOf = (pattern: string) =>
  pattern
    .split('/')
    .map((part) => SAMPLE[part] ?? part)
    .join('/');
const nameOf = (access: Access) => (access.kind === 'city' ? access.right : access.kind);

function answerOf(response: Response): Answer {
  const location = response.headers.get('location') ?? '';
  if (response.status >= 300 && response.status < 400 && location.startsWith('/login'))
    return 'sign-in';
  if (response.status === 403) return 'refused';
  if (response.status === 405) return 'nothing there';
  return 'in';
}

const address = thisServer().address;
const cookies: Record<Person, string> = {
  nobody: '',
  stranger: '',
  viewer: '',
  contributor: '',
  coordinator: cookieHeader(thisServer().coordinator),
  verifier: '',
  otherVerifier: '',
  administrator: cookieHeader(thisServer().administrator),
};

beforeAll(async () => {
  const { administrator } = cookies;
  const elsewhere = await createCity(address, administrator, 'Elsewhere');
  const invite = (name: Person, city: string, role: 'viewer' | 'contributor' | 'coordinator') =>
    bringIn(address, administrator, { name, email: `${name}@access.example`, city, role });
  cookies.stranger = await invite('stranger', elsewhere, 'coordinator');
  cookies.viewer = await invite('viewer', 'exampleville-xx', 'viewer');
  cookies.contributor = await invite('contributor', 'exampleville-xx', 'contributor');
  const verifying = (name: Person, year: string) =>
    bringInVerifier(address, administrator, {
      name,
      email: `${name}@access.example`,
      city: 'exampleville-xx',
      year,
    });
  cookies.verifier = await verifying('verifier', '2026');
  cookies.otherVerifier = await verifying('otherVerifier', '2025');
});

describe('every route module', () => {
  it.each([...new Set(files)])('%s says who may come in', async (file) => {
    expect((await moduleOf(file)).access).toMatchObject({ kind: expect.any(String) });
  });

  it.each(leaves)(
    '$path is in the table, and the table says what its module says',
    async (leaf) => {
      const { access, actionAccess, loader, action } = await moduleOf(leaf.file);
      const name = nameOf(access as Access);
      expect(EXPECTED[leaf.path]).toEqual({
        ...(loader ? { get: name } : {}),
        ...(action ? { post: actionAccess ? nameOf(actionAccess) : name } : {}),
      });
    },
  );
});

function expectedAnswer(person: Person, admits: string | undefined): Answer {
  if (admits === undefined) return 'nothing there';
  if (ADMITTED[admits]?.includes(person)) return 'in';
  return person === 'nobody' ? 'sign-in' : 'refused';
}

describe.each(PEOPLE)('as %s', (person) => {
  it.each(leaves)('GET $path', async ({ path: pattern }) => {
    const admits = EXPECTED[pattern]?.get;
    const response = await fetch(new URL(sampleOf(pattern), address), {
      headers: { cookie: cookies[person] },
      redirect: 'manual',
    });
    if (admits === undefined) expect(response.status).toBeGreaterThanOrEqual(400);
    else expect(answerOf(response)).toBe(expectedAnswer(person, admits));
    expect(response.status).toBeLessThan(500);
  });

  // whoever signs out here is gone from the other tests
  it.each(leaves.filter((leaf) => leaf.path !== '/logout'))(
    'POST $path',
    async ({ path: pattern }) => {
      const admits = EXPECTED[pattern]?.post;
      const response = await postForm(address, sampleOf(pattern), {}, cookies[person]);
      if (admits === undefined) expect(response.status).toBeGreaterThanOrEqual(400);
      else expect(answerOf(response)).toBe(expectedAnswer(person, admits));
      expect(response.status).toBeLessThan(500);
    },
  );
});

describe('a form that another site sends', () => {
  it.each(leaves)('POST $path does nothing', async ({ path: pattern }) => {
    const origins: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
    ];
    for (const headers of origins) {
      const response = await fetch(new URL(sampleOf(pattern), address), {
        method: 'POST',
        body: new URLSearchParams({ year: '2031' }),
        headers: { cookie: cookies.coordinator, ...headers },
        redirect: 'manual',
      });
      expect(response.status).toBe(403);
    }
  });
});

describe('signing out', () => {
  it('ends the session, not only the cookie', async () => {
    const cookie = await bringIn(address, cookies.administrator, {
      name: 'Leaving',
      email: 'leaving@access.example',
    });
    const open = () =>
      fetch(new URL('/manage', address), { headers: { cookie }, redirect: 'manual' });
    expect((await open()).status).toBe(200);
    await postForm(address, '/logout', {}, cookie);
    expect(answerOf(await open())).toBe('sign-in');
  });
});
