/** Brings people into the running server the way an administrator does: by an invitation and its one-time link. */

export interface Invited {
  name: string;
  email: string;
  /** Slug of the city, for a role in it. */
  city?: string;
  role?: 'viewer' | 'contributor' | 'coordinator';
}

const PASSWORD = 'nine patient harbour pilots';

/** A form as a browser of this site posts it; redirects are left to the caller. */
export function postForm(
  address: string,
  path: string,
  fields: Record<string, string>,
  cookie = '',
): Promise<Response> {
  return fetch(new URL(path, address), {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: address, cookie },
    redirect: 'manual',
  });
}

/** Gives a round to a verifier who is new here, joins for them, and answers with their Cookie header. */
export async function bringInVerifier(
  address: string,
  administrator: string,
  { name, email, city, year }: { name: string; email: string; city: string; year: string },
): Promise<string> {
  const asked = {
    intent: 'assign',
    round: year,
    name,
    email,
    grade: 'qualified',
    rationale: 'Next',
  };
  const path = `/admin/cities/${city}/verifiers`;
  const page = await (await postForm(address, path, asked, administrator)).text();
  return join(address, { name, email }, page);
}

/** Invites someone, accepts for them, and answers with their Cookie header. */
export async function bringIn(
  address: string,
  administrator: string,
  { name, email, city = '', role }: Invited,
): Promise<string> {
  const asked = { name, email, city, ...(role && { role }) };
  const invited = await (await postForm(address, '/admin/people', asked, administrator)).text();
  return join(address, { name, email }, invited);
}

/** `page`: the one that shows the link of the invitation. */
async function join(
  address: string,
  { name, email }: Pick<Invited, 'name' | 'email'>,
  page: string,
): Promise<string> {
  const link = /value="([^"]+\/join\/[^"]+)"/.exec(page)?.[1];
  if (!link) throw new Error(`the invitation of ${email} shows no link`);
  const joined = await postForm(address, new URL(link).pathname, { name, password: PASSWORD });
  const cookie = joined.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`${email} could not join: ${joined.status}`);
  return cookie;
}

/** Makes a group of one city with somebody new who reads it; answers with its id and their Cookie header. */
export async function bringInHub(
  address: string,
  administrator: string,
  { name, email, city }: { name: string; email: string; city: string },
): Promise<{ group: string; cookie: string }> {
  const made = await postForm(
    address,
    '/admin/groups',
    { name: `Cities of ${name}` },
    administrator,
  );
  const path = made.headers.get('location') ?? '';
  await postForm(address, path, { intent: 'add-city', city }, administrator);
  const asked = { intent: 'add-hub', name, email };
  const page = await (await postForm(address, path, asked, administrator)).text();
  return {
    group: path.split('/').at(-1) ?? '',
    cookie: await join(address, { name, email }, page),
  };
}

/** Creates a city and answers with its slug. */
export async function createCity(
  address: string,
  administrator: string,
  name: string,
): Promise<string> {
  const fields = { name, kind: 'city', countryCode: 'NO' };
  const created = await postForm(address, '/admin/cities/new', fields, administrator);
  const slug = /\/admin\/cities\/([^/?]+)/.exec(created.headers.get('location') ?? '')?.[1];
  if (!slug) throw new Error(`${name} was not created: ${created.status}`);
  return slug;
}
