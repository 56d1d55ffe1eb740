/** Who may do what in a round, in every state of the work on it: every form, as everyone, against the one table. */
import { beforeAll, describe, expect, it } from 'vitest';
import { WORK_STATES, type WorkState } from '#app/domain/verification/work.ts';
import { permissionFor, ROUND_ACTS, type RoundAct } from '#app/server/permissions/round-acts.ts';
import {
  answerOf,
  EXPECTED,
  expectedAnswer,
  leaves,
  PEOPLE,
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
const ROUND = '/manage/:city/:year';
const DATA_POINT = 'ec-ict-ict-1c';
const YEARS: Record<WorkState, string> = {
  collecting: '2020',
  submitted: '2021',
  inReview: '2022',
  withCity: '2023',
  attested: '2024',
};
const ANOTHER_YEAR = '2019';

interface Form {
  path: string;
  act: RoundAct;
  fields: Record<string, string>;
  search?: string;
  as?: 'json' | 'file';
}
const comment = (text: string) => ({
  [`was:entry/${DATA_POINT}/comment`]: '',
  [`entry/${DATA_POINT}/comment`]: text,
});
const review = (act: RoundAct, fields: Record<string, string>): Form => ({
  path: `${ROUND}/review/:dataPoint`,
  act,
  fields,
});
const step = (transition: string): Form => ({
  path: `${ROUND}/review`,
  act: `work.${transition}` as RoundAct,
  fields: { intent: 'step', transition },
});

/** Every form of a round. What is let in goes wrong for want of words wherever it can, so that the round stays as it is. */
const FORMS: readonly Form[] = [
  { path: `${ROUND}/register`, act: 'enterFigures', fields: comment('a') },
  { path: `${ROUND}/enter/:segment`, act: 'enterFigures', fields: comment('b') },
  { path: `${ROUND}/save`, act: 'enterFigures', fields: {}, as: 'json' },
  { path: `${ROUND}/warnings`, act: 'answerWarnings', fields: comment('c') },
  {
    path: `${ROUND}/history`,
    search: '?row=register/households',
    act: 'goBack',
    fields: { revision: '999', expected: '999' },
  },
  { path: `${ROUND}/changes`, act: 'goBack', fields: { at: '2020-01-01T00:00:00.000Z' } },
  { path: `${ROUND}/import`, act: 'importFile', fields: { intent: 'apply' } },
  { path: `${ROUND}/evidence`, act: 'keepEvidence', fields: {}, as: 'file' },
  { path: `${ROUND}/tasks/hand-in`, act: 'handIn', fields: { intent: 'hand-in' } },
  { path: `${ROUND}/tasks`, act: 'shareWork', fields: { intent: 'nothing' } },
  { path: `${ROUND}/contests`, act: 'contest.answer', fields: { contest: 'none' } },
  { path: `${ROUND}/publish`, act: 'publish.self-reported', fields: { kind: 'self-reported' } },
  { path: `${ROUND}/publish`, act: 'publish.provisional', fields: { kind: 'provisional' } },
  { path: `${ROUND}/publish`, act: 'publish.verified', fields: { kind: 'verified' } },
  { path: `${ROUND}/review`, act: 'declare', fields: { intent: 'declare' } },
  { path: `${ROUND}/review`, act: 'judge', fields: { intent: 'verdicts' } },
  review('judge', { intent: 'verdict' }),
  review('review.question', { intent: 'question' }),
  review('review.proposal', { intent: 'proposal' }),
  review('review.settled', { intent: 'settled' }),
  review('review.withdrawn', { intent: 'withdrawn' }),
  review('review.answer', { intent: 'answer' }),
  review('review.accepted', { intent: 'accepted' }),
  review('review.declined', { intent: 'declined' }),
  ...['takeBack', 'sendBack', 'reopen', 'attest', 'begin', 'submit'].map(step),
];

const cookies = Object.fromEntries(PEOPLE.map((person) => [person, ''])) as Record<Person, string>;
let city = '';

beforeAll(async () => {
  const administrator = cookieHeader(thisServer().administrator);
  cookies.administrator = administrator;
  city = await createCity(address, administrator, 'Stateville');
  const elsewhere = await createCity(address, administrator, 'Faraway');
  const invite = (name: Person, of: string, role: 'viewer' | 'contributor' | 'coordinator') =>
    bringIn(address, administrator, { name, email: `${name}@stateville.example`, city: of, role });
  cookies.stranger = await invite('stranger', elsewhere, 'coordinator');
  cookies.viewer = await invite('viewer', city, 'viewer');
  cookies.contributor = await invite('contributor', city, 'contributor');
  cookies.coordinator = await invite('coordinator', city, 'coordinator');
  for (const year of [ANOTHER_YEAR, ...Object.values(YEARS)])
    await postForm(address, `/manage/${city}`, { year }, cookies.coordinator);
  const verifying = (name: Person, year: string) =>
    bringInVerifier(address, administrator, {
      name,
      email: `${name}@stateville.example`,
      city,
      year,
    });
  cookies.verifier = await verifying('verifier', YEARS.collecting);
  cookies.otherVerifier = await verifying('otherVerifier', ANOTHER_YEAR);
  const hub = { name: 'hub', email: 'hub@stateville.example', city };
  cookies.hub = (await bringInHub(address, administrator, hub)).cookie;
  for (const state of WORK_STATES) await bringTo(state);
});

/** Brings the round of a state into it, the way people do. */
async function bringTo(state: WorkState): Promise<void> {
  const year = YEARS[state];
  const round = `/manage/${city}/${year}`;
  const as = (person: Person) => (path: string, fields: Record<string, string>) =>
    postForm(address, `${round}/${path}`, fields, cookies[person]);
  const [coordinator, verifier] = [as('coordinator'), as('verifier')];
  if (state !== 'collecting') {
    const assigned = { name: 'verifier', email: 'verifier@stateville.example', rationale: 'Next' };
    await postForm(
      address,
      `/admin/cities/${city}/verifiers`,
      { intent: 'assign', round: year, grade: 'qualified', ...assigned },
      cookies.administrator,
    );
  }
  await verifier('review', { intent: 'declare', name: 'Veli', agree: 'yes' });
  const figures = {
    'register/households/value': '50000',
    [`input/${DATA_POINT}/householdsWithInternet`]: '48500',
  };
  const typed = Object.entries(figures).flatMap(([name, value]) => [
    [`was:${name}`, ''],
    [name, value],
  ]);
  await coordinator('enter/seg-ec-ict', Object.fromEntries(typed) as Record<string, string>);
  const take = (transition: string) => ({ intent: 'step', transition, reason: 'so that' });
  if (state === 'collecting') return;
  await coordinator('review', take('submit'));
  if (state !== 'submitted') await verifier('review', take('begin'));
  if (state === 'withCity') await verifier('review', take('sendBack'));
  if (state !== 'attested') return;
  const page = await read(`${round}/review/${DATA_POINT}`, 'verifier');
  const fingerprint = /name="fingerprint"[^>]*value="([0-9a-f]{64})"/.exec(await page.text())?.[1];
  const verdict = { intent: 'verdict', verdict: 'yes', fingerprint: fingerprint ?? '' };
  await verifier(`review/${DATA_POINT}`, verdict);
  await verifier('review', take('attest'));
}

function addressOf({ path, search = '' }: Pick<Form, 'path' | 'search'>, state: WorkState): string {
  const own = path.replace(':city', city).replace(':year', YEARS[state]);
  return sampleOf(own) + search;
}
function read(path: string, person: Person): Promise<Response> {
  return fetch(new URL(path, address), {
    headers: { cookie: cookies[person] },
    redirect: 'manual',
  });
}

function post(form: Form, state: WorkState, person: Person): Promise<Response> {
  const path = addressOf(form, state);
  if (form.as === undefined) return postForm(address, path, form.fields, cookies[person]);
  const headers = { origin: address, cookie: cookies[person] };
  const to = new URL(path, address);
  if (form.as === 'json') {
    const field = `entry/${DATA_POINT}/comment`;
    const changes = [{ field, was: 'nobody wrote this', text: person, revision: 0 }];
    return fetch(to, {
      method: 'POST',
      body: JSON.stringify({ changes }),
      headers: { ...headers, 'content-type': 'application/json' },
      redirect: 'manual',
    });
  }
  const body = new FormData();
  body.set('dataPoint', DATA_POINT);
  body.set('file', new Blob([`name,value\n${state},1\n`]), 'figures.csv');
  return fetch(to, { method: 'POST', body, headers, redirect: 'manual' });
}

/** What the table says that somebody is answered; `closed`: not as the round stands. */
function expectedOf(person: Person, act: RoundAct, state: WorkState) {
  if (person === 'nobody') return 'sign-in';
  if (person === 'stranger' || person === 'otherVerifier' || person === 'administrator')
    return 'refused';
  const permission = permissionFor(person, act, state);
  return { may: 'in', notNow: 'closed', notYours: 'refused' }[permission];
}

/** A save of single fields says of each what became of it. */
async function answered(response: Response, form: Form) {
  const answer = answerOf(response);
  expect(response.status).toBeLessThan(500);
  if (answer !== 'in') return answer;
  if (form.as === 'json') return (await response.text()).includes('attested') ? 'closed' : 'in';
  return response.status === 409 ? 'closed' : 'in';
}

describe('the forms of a round', () => {
  it('are all here', () => {
    const inRound = leaves.filter(({ path }) => path.startsWith(ROUND));
    const posting = inRound.filter(({ path }) => EXPECTED[path]?.post !== undefined);
    expect([...new Set(FORMS.map((form) => form.path))].sort()).toEqual(
      posting.map(({ path }) => path).sort(),
    );
    expect([...new Set(FORMS.map((form) => form.act))].sort()).toEqual([...ROUND_ACTS].sort());
  });
});

describe.each(WORK_STATES)('a round that is %s', (state) => {
  // while figures are collected the other walk reads them all
  const readable = leaves.filter(
    ({ path }) =>
      state !== 'collecting' && path.startsWith(ROUND) && EXPECTED[path]?.get !== undefined,
  );

  it('stands so', async () => {
    const page = await (await read(`/manage/${city}/${YEARS[state]}/review`, 'coordinator')).text();
    const words = {
      collecting: 'collecting',
      submitted: 'submitted',
      inReview: 'in review',
      withCity: 'back with the city',
      attested: 'attested',
    };
    expect(page).toContain(`<strong class="tag">${words[state]}</strong>`);
  });

  it.each(readable)('GET $path', async ({ path }) => {
    const answers = await Promise.all(
      PEOPLE.map(async (person) => {
        const response = await read(addressOf({ path }, state), person);
        await response.arrayBuffer();
        expect(response.status).toBeLessThan(500);
        return [person, answerOf(response)];
      }),
    );
    expect(answers).toEqual(
      PEOPLE.map((person) => [person, expectedAnswer(person, EXPECTED[path]?.get)]),
    );
  });

  it.each(FORMS)('POST $path: $act', async (form) => {
    const answers = await Promise.all(
      PEOPLE.map(async (person) => [person, await answered(await post(form, state, person), form)]),
    );
    expect(answers).toEqual(PEOPLE.map((person) => [person, expectedOf(person, form.act, state)]));
  });
});
