/** Who may open what: every route and method, as everyone. A route that is not in the table fails. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '#app/server/permissions/access.ts';
import {
  answerOf,
  EXPECTED,
  expectedAnswer,
  files,
  leaves,
  moduleOf,
  nameOf,
  PEOPLE,
  SAMPLE,
  sampleOf,
  type Person,
} from '#tests/support/access-table.ts';
import {
  bringIn,
  bringInHub,
  bringInVerifier,
  createCity,
  postForm,
} from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const address = thisServer().address;
const cookies: Record<Person, string> = {
  nobody: '',
  stranger: '',
  viewer: '',
  contributor: '',
  coordinator: cookieHeader(thisServer().coordinator),
  verifier: '',
  otherVerifier: '',
  hub: '',
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
  const hub = { name: 'hub', email: 'hub@access.example', city: 'exampleville-xx' };
  const { group, cookie } = await bringInHub(address, administrator, hub);
  cookies.hub = cookie;
  SAMPLE[':group'] = group;
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

/** What everybody is answered, against what the table says of a route. */
async function expectAnswers(
  admits: string | undefined,
  ask: (person: Person) => Promise<Response>,
): Promise<void> {
  const answers = await Promise.all(
    PEOPLE.map(async (person) => {
      const response = await ask(person);
      await response.arrayBuffer();
      expect(response.status).toBeLessThan(500);
      if (admits !== undefined) return [person, answerOf(response)];
      expect(response.status).toBeGreaterThanOrEqual(400);
      return [person, 'nothing there'];
    }),
  );
  expect(answers).toEqual(PEOPLE.map((person) => [person, expectedAnswer(person, admits)]));
}

describe('as everyone', () => {
  it.each(leaves)('GET $path', ({ path: pattern }) =>
    expectAnswers(EXPECTED[pattern]?.get, (person) =>
      fetch(new URL(sampleOf(pattern), address), {
        headers: { cookie: cookies[person] },
        redirect: 'manual',
      }),
    ),
  );

  // whoever signs out here is gone from the other tests
  it.each(leaves.filter((leaf) => leaf.path !== '/logout'))('POST $path', ({ path: pattern }) =>
    expectAnswers(EXPECTED[pattern]?.post, (person) =>
      postForm(address, sampleOf(pattern), {}, cookies[person]),
    ),
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
