/** Evidence files over HTTP and in a browser without JavaScript: kept, refused with a reason, given out safely, removed. */
import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';
import { bringIn, createCity, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const address = thisServer().address;
const DATA_POINT = 'ec-ict-ict-1c';

interface Place {
  evidence: string;
  cookie: string;
}
let here: Place;
let elsewhere: Place;
let viewer: string;

beforeAll(async () => {
  const administrator = cookieHeader(thisServer().administrator);
  const open = async (name: string): Promise<Place & { city: string }> => {
    const city = await createCity(address, administrator, name);
    const email = `${name.toLowerCase()}@evidence.example`;
    const cookie = await bringIn(address, administrator, {
      name,
      email,
      city,
      role: 'coordinator',
    });
    await postForm(address, `/manage/${city}`, { year: '2025' }, cookie);
    return { city, evidence: `/manage/${city}/2025/evidence`, cookie };
  };
  const proving = await open('Proving');
  here = proving;
  elsewhere = await open('Doubting');
  viewer = await bringIn(address, administrator, {
    name: 'Vera Viewer',
    email: 'vera@evidence.example',
    city: proving.city,
    role: 'viewer',
  });
});

const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)]);

/** A form with a file, its header lines written as given: a browser would not send some of them. */
function multipart(fileName: string, content: Uint8Array, fields: Record<string, string>): Buffer {
  const line = (text: string) => Buffer.from(`${text}\r\n`, 'utf8');
  return Buffer.concat([
    ...Object.entries(fields).map(([name, value]) =>
      line(`--limit\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}`),
    ),
    line(
      `--limit\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n` +
        `Content-Type: image/png\r\n`,
    ),
    content,
    line('\r\n--limit--'),
  ]);
}

function send(
  { evidence, cookie }: Place,
  fileName: string,
  content: Uint8Array,
  fields: Record<string, string> = { dataPoint: DATA_POINT },
): Promise<Response> {
  return fetch(new URL(evidence, address), {
    method: 'POST',
    body: new Uint8Array(multipart(fileName, content, fields)),
    headers: {
      'content-type': 'multipart/form-data; boundary=limit',
      origin: address,
      cookie,
    },
    redirect: 'manual',
  });
}

const get = (path: string, cookie: string) =>
  fetch(new URL(path, address), { headers: { cookie }, redirect: 'manual' });

/** The addresses of the files on a page, the newest event first. */
async function links(place: Place): Promise<string[]> {
  const page = await (await get(`${place.evidence}?dataPoint=${DATA_POINT}`, place.cookie)).text();
  return [...page.matchAll(/href="([^"]+\/evidence\/[\da-f-]{36})"/g)].map(
    (match) => match[1] ?? '',
  );
}

describe('a file over HTTP', () => {
  it('comes back to the byte, to be saved and never to be run', async () => {
    const content = pdf(700_000);
    const sent = await send(here, 'Målinger; %222025%22 = alt.pdf', content);
    expect(sent.status).toBe(302);
    const [link = ''] = await links(here);
    const file = await get(link, here.cookie);
    const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(sum(new Uint8Array(await file.arrayBuffer()))).toBe(sum(content));
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="M_linger_ _2025_ = alt.pdf"/,
      ),
    });
    expect(file.headers.get('content-disposition')).toContain(
      "filename*=UTF-8''M%C3%A5linger%3B%20%222025%22",
    );
  });

  it('is opened by nobody but the people of the city', async () => {
    const [link = ''] = await links(here);
    expect((await get(link, viewer)).status).toBe(200);
    expect((await get(link, '')).status).toBe(302);
    expect((await get(link, elsewhere.cookie)).status).toBe(403);
    const id = link.split('/').at(-1) ?? '';
    expect((await get(`${elsewhere.evidence}/${id}`, elsewhere.cookie)).status).toBe(404);
    for (const wrong of ['x', `${id}0`, "' or 1=1"]) {
      const path = `${here.evidence}/${encodeURIComponent(wrong)}`;
      expect((await get(path, here.cookie)).status).toBe(404);
    }
  });

  it('is not taken from who may only look, whatever its size', async () => {
    const answer = await send({ ...here, cookie: viewer }, 'plan.pdf', pdf(3_000_000));
    expect(answer.status).toBe(403);
  });

  const cases: Array<[name: string, file: string, content: () => Uint8Array, words: string]> = [
    [
      'a script as a picture',
      'run.png',
      () => Buffer.from('<script>alert(1)</script>'),
      'not what the end of its name says',
    ],
    ['a page', 'page.html', () => Buffer.from('<h1>x</h1>'), 'not what the end of its name says'],
    [
      'a program',
      'run.pdf',
      () => Buffer.from('\x7fELF\x02\x01\x01\0'.repeat(200)),
      'none of the kinds',
    ],
    ['nothing', 'plan.pdf', () => new Uint8Array(), 'is empty'],
    ['a file without a name', '', () => pdf(500), 'Choose a file'],
    ['a name of nothing but folders', '../..', () => pdf(500), 'Choose a file'],
  ];
  it.each(cases)('%s is refused in words', async (_name, file, content, words) => {
    const before = await links(here);
    const answer = await send(here, file, content(), { dataPoint: DATA_POINT, note: 'page 7 <&>' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).toContain('value="page 7 &lt;&amp;&gt;"');
    expect(await links(here)).toEqual(before);
  });

  it('of more than 20 MB is refused in words, with what was typed', async () => {
    const answer = await send(here, 'plan.pdf', pdf(20_000_001), {
      dataPoint: DATA_POINT,
      note: 'p. 9',
    });
    expect(answer.status).toBe(413);
    const page = await answer.text();
    expect(page).toContain('has more than 20 MB');
    expect(page).toContain('value="p. 9"');
  });

  it('is named without folders, lines and signs that turn the writing', async () => {
    const names = [
      '../../etc/pass.pdf',
      'C:\\fakepath\\a.pdf',
      'x\u202efdp.pdf',
      'b%0d%0aSet-Cookie: y=1.pdf',
    ];
    for (const name of names) expect((await send(here, name, pdf(900))).status).toBe(302);
    for (const link of await links(here)) {
      const { headers } = await get(link, here.cookie);
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('content-disposition')).not.toMatch(/[/\\\u202e]|etc/);
    }
  });

  it('needs a data point of this standard', async () => {
    const answer = await send(here, 'plan.pdf', pdf(900), { dataPoint: 'no-such' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Choose the data point');
  });

  it('that is broken off is forgotten, and the server goes on', async () => {
    const before = await links(here);
    await new Promise<void>((resolve) => {
      const posting = httpRequest(new URL(here.evidence, address), {
        method: 'POST',
        headers: {
          'content-type': 'multipart/form-data; boundary=limit',
          'content-length': '9000000',
          origin: address,
          cookie: here.cookie,
        },
      });
      posting.on('error', () => resolve());
      posting.write(multipart('plan.pdf', pdf(2_000_000), {}).subarray(0, 1_500_000));
      setTimeout(() => posting.destroy(), 300);
    });
    expect(await links(here)).toEqual(before);
    expect((await get('/healthz', '')).status).toBe(200);
  });

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    ['an end that never comes', 'multipart/form-data; boundary=limit', '--limit\r\nContent-Disp'],
    ['no parts', 'multipart/form-data; boundary=limit', 'x'],
    ['another kind of body', 'application/json', '{}'],
  ])('posted with %s is a mistake of the sender', async (_name, type, body) => {
    const answer = await fetch(new URL(here.evidence, address), {
      method: 'POST',
      body,
      headers: { 'content-type': type, origin: address, cookie: here.cookie },
      redirect: 'manual',
    });
    expect(answer.status).toBe(400);
  });
});

it('a file is added from the form, which keeps what was typed, removed with a reason, and put back', async () => {
  const form = here.evidence.replace('/evidence', '/enter/seg-ec-ict');
  const page = await windows.open({ javaScriptEnabled: false });
  const [name = '', value = ''] = here.cookie.split('=');
  await page.context().addCookies([{ name, value, url: address }]);
  const part = page.locator('[id="ec-ict-ict-2c"]').first();

  await page.goto(form);
  const source = page.locator('[name="entry/ec-ict-ict-2c/sourceName"]');
  await part.locator('summary', { hasText: 'Add source' }).click();
  await source.fill('The regulator');
  await part.getByRole('button', { name: 'Add evidence' }).click();
  await page.waitForURL('**/evidence?dataPoint=ec-ict-ict-2c');

  await page.getByLabel('Where to look in it').fill('table 3');
  await page.getByRole('button', { name: 'Add the file' }).click();
  await page.getByText('Choose a file.').waitFor();
  expect(await page.getByLabel('Where to look in it').inputValue()).toBe('table 3');
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'subscriptions.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('year;subscriptions\n2025;120000\n'),
  });
  await page.getByRole('button', { name: 'Add the file' }).click();
  await page.getByText('The file is added.').waitFor();
  await page.getByText('table 3').waitFor();

  await page.getByRole('link', { name: 'Back to the form' }).click();
  expect(await source.inputValue()).toBe('The regulator');
  await part.locator('summary', { hasText: 'The regulator · 1 file' }).click();
  const download = page.waitForEvent('download');
  await part.getByRole('link', { name: 'subscriptions.csv' }).click();
  expect((await download).suggestedFilename()).toBe('subscriptions.csv');

  await part.getByRole('button', { name: 'Add or remove evidence' }).click();
  await page.locator('summary', { hasText: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove subscriptions.csv' }).click();
  await page.getByText('Say why it is removed').waitFor();
  await page.getByLabel('Why').fill('of another year');
  await page.getByRole('button', { name: 'Remove subscriptions.csv' }).click();
  await page.getByText('The file is removed.').waitFor();
  await page.getByText('Proving removed subscriptions.csv: of another year').waitFor();

  const [link = ''] = [
    ...(await page.content()).matchAll(/href="([^"]+\/evidence\/[\da-f-]{36})"/g),
  ].map((match) => match[1]);
  expect((await get(link, viewer)).status).toBe(404);
  expect((await get(link, here.cookie)).status).toBe(200);

  await page.locator('summary', { hasText: 'One removed file' }).click();
  await page.getByRole('button', { name: 'Put back subscriptions.csv' }).click();
  await page.getByText('The file is back.').waitFor();
  expect((await get(link, viewer)).status).toBe(200);
  // the browser itself complains of the two answers that were refused on purpose
  expect(windows.complaints().filter((one) => !one.includes('status of 400'))).toEqual([]);
});

it('the way to the evidence saves what was typed where scripts run as well', async () => {
  const page = await windows.open();
  const [name = '', value = ''] = here.cookie.split('=');
  await page.context().addCookies([{ name, value, url: address }]);
  const form = here.evidence.replace('/evidence', '/enter/seg-ec-ict');
  await page.goto(form, { waitUntil: 'networkidle' });
  const part = page.locator('[id="ec-ict-ict-2c"]').first();
  await part.locator('.data-point .behind summary').click();
  await page.locator('[name="entry/ec-ict-ict-2c/scope"]').fill('The county');
  await part.getByRole('button', { name: /evidence/ }).click();
  await page.waitForURL('**/evidence?dataPoint=ec-ict-ict-2c');
  await page.goto(form);
  expect(await page.locator('[name="entry/ec-ict-ict-2c/scope"]').inputValue()).toBe('The county');
  expect(windows.complaints()).toEqual([]);
});
