/** Invitations and new passwords by mail, with a server that sends to a real SMTP server; and without one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { postForm } from '#tests/support/people.ts';
import {
  removeFolder,
  startServer,
  type RunningServer,
  type StartOptions,
} from '#tests/support/running-server.ts';
import { cookiesOf } from '#tests/support/sign-up-factor.ts';
import { startMailServer, type MailServer } from '#tests/support/smtp.ts';
import { thisServer } from '#tests/support/this-server.ts';

const PASSWORD = 'nine patient harbour pilots';
const NEW_PASSWORD = 'seven brave lighthouse keepers';
const EMAIL = 'olga@mail.example';
const FORGOT = '/login/forgot';

let mail: MailServer;
let server: RunningServer;
let options: StartOptions;
let administrator: string;

beforeAll(async () => {
  mail = await startMailServer();
  const port = await freePort();
  options = {
    port,
    env: {
      SMTP_URL: mail.url,
      MAIL_FROM: 'CityGauge <gauge@city.example>',
      ORIGIN: `http://127.0.0.1:${port}`,
      LOG_LEVEL: 'info',
    },
  };
  server = await startServer(options);
  administrator = cookiesOf(await post(new URL(server.links[1] ?? '').pathname, {}));
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
  removeFolder(server.dataDir);
});

const post = (path: string, fields: Record<string, string>, cookie = '') =>
  postForm(server.address, path, fields, cookie);
const get = (path: string, cookie = '') =>
  fetch(new URL(path, server.address), { headers: { cookie }, redirect: 'manual' });
const statusOf = async (cookie: string) => (await get('/manage', cookie)).status;
const signIn = (password: string) => post('/login', { email: EMAIL, password });
const linkIn = (text = '') => new URL(/http\S+\/(?:join|sign-in)\/\S+/.exec(text)?.[0] ?? '');

describe('an invitation', () => {
  it('arrives with a link that joins, and the page shows the same one', async () => {
    const asked = { name: 'Olga', email: EMAIL, city: 'exampleville-xx', role: 'contributor' };
    const page = await (await post('/admin/people', asked, administrator)).text();
    expect(page).toContain('It was sent by mail');
    const [invitation] = await mail.waitFor(1);
    expect(invitation).toMatchObject({ to: [EMAIL], from: 'gauge@city.example' });
    const link = linkIn(invitation?.text);
    expect(link.origin).toBe(server.address);
    expect(page).toContain(link.href);
    const joined = await post(link.pathname, { name: 'Olga', password: PASSWORD });
    expect(await statusOf(cookiesOf(joined))).toBe(200);
  });

  it('whose mail is refused shows its link, and the log names nobody', async () => {
    mail.refuse(true);
    const asked = { name: 'Piet', email: 'piet@mail.example' };
    const page = await (await post('/admin/people', asked, administrator)).text();
    mail.refuse(false);
    expect(page).toContain('The mail could not be sent');
    expect(page).toMatch(/value="[^"]+\/join\/[^"]+"/);
    expect(server.output()).toContain('EENVELOPE 550');
    expect(server.output()).not.toContain('piet@');
  });
});

describe('a forgotten password', () => {
  it('gets the same answer for everyone, and a mail for those who have an account', async () => {
    const before = mail.received.length;
    const page = await (await get('/login')).text();
    expect(page).toContain(FORGOT);
    const answers: string[] = [];
    for (const email of ['nobody@mail.example', EMAIL.toUpperCase()])
      answers.push(await (await post(FORGOT, { email })).text());
    expect(answers[0]).toContain('If there is an account with this address');
    expect(answers[1]).toBe(answers[0]);
    await mail.waitFor(before + 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(mail.received).toHaveLength(before + 1);
    expect(mail.received.at(-1)?.to).toEqual([EMAIL]);
  });

  it('is replaced by the link, once, and every session ends', async () => {
    const open = cookiesOf(await signIn(PASSWORD));
    expect(await statusOf(open)).toBe(200);
    const { pathname } = linkIn(mail.received.at(-1)?.text);
    // a scanner of mail that opens the link uses nothing up
    expect((await get(pathname)).status).toBe(200);
    const chosen = await post(pathname, { name: 'Olga', password: NEW_PASSWORD });
    expect(chosen.status).toBe(302);
    expect(await statusOf(open)).toBe(302);
    expect(await statusOf(cookiesOf(chosen))).toBe(200);
    expect((await post(pathname, { name: 'Olga', password: PASSWORD })).status).toBe(404);
    expect((await signIn(PASSWORD)).status).toBe(400);
    expect((await signIn(NEW_PASSWORD)).status).toBe(302);
  });

  it('leads to this installation, whatever the request calls it', async () => {
    const before = mail.received.length;
    await fetch(new URL(FORGOT, server.address), {
      method: 'POST',
      body: new URLSearchParams({ email: EMAIL }),
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    });
    const [reset] = (await mail.waitFor(before + 1)).slice(-1);
    expect(reset?.text).not.toContain('evil.example');
    expect(linkIn(reset?.text).origin).toBe(server.address);
  });

  it('can be asked for three times, known or not, and then has to wait', async () => {
    for (const email of ['many@mail.example', EMAIL]) {
      const statuses: number[] = [];
      for (let count = 0; count < 4; count += 1)
        statuses.push((await post(FORGOT, { email })).status);
      expect(statuses.at(-1)).toBe(429);
    }
    const waiting = await post(FORGOT, { email: EMAIL });
    expect(waiting.headers.get('retry-after')).toBe('900');
  });

  it.each(['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'nobody', ''])(
    'of %j is of no address, and nothing is sent',
    async (email) => {
      expect((await post(FORGOT, { email })).status).toBe(400);
      for (const { to } of mail.received) expect(to).toEqual([EMAIL]);
    },
  );

  it('leaves neither links nor addresses in the log', () => {
    const output = server.output();
    expect(output).toContain('"path":"/join/…"');
    for (const { text } of mail.received)
      expect(output).not.toContain(linkIn(text).pathname.split('/')[2]);
    expect(output).not.toMatch(/@mail\.example/i);
  });
});

describe('a reminder', () => {
  /** Stops the server and starts it on the same data: it looks for what is due at once. */
  async function restart() {
    await server.stop();
    server = await startServer({ ...options, dataDir: server.dataDir });
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 1000));

  it('is sent by the running server, once a day, and stands on the page of one’s work', async () => {
    const coordinator = cookiesOf(await post(new URL(server.links[0] ?? '').pathname, {}));
    const tasks = '/manage/exampleville-xx/2026/tasks';
    const form = await (await get(tasks, coordinator)).text();
    const row = 'segment/seg-ec-ict';
    const olga = />Olga</.exec(form)?.index ?? 0;
    const account = /value="([0-9a-f-]{36})"[^<]*$/.exec(form.slice(0, olga))?.[1] ?? '';
    const was = new RegExp(`name="was/${row}" value="([^"]*)"`).exec(form)?.[1] ?? '';
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const given = await post(
      tasks,
      {
        intent: 'assign',
        [`was/${row}`]: was.replaceAll('&quot;', '"'),
        [`person/${row}`]: account,
        [`due/${row}`]: tomorrow,
      },
      coordinator,
    );
    expect(given.status).toBe(302);
    const before = mail.received.length;
    await restart();
    await mail.waitFor(before + 1);
    const reminder = mail.received.at(-1);
    expect(reminder?.to).toEqual([EMAIL]);
    expect(reminder?.text).toContain(`- ICT Infrastructure (Exampleville 2026), due ${tomorrow}`);
    await restart();
    await settled();
    expect(mail.received).toHaveLength(before + 1);
    const olgas = cookiesOf(await signIn(NEW_PASSWORD));
    expect(await (await get('/manage', olgas)).text()).toContain(
      'One part is due in the next seven days.',
    );
    const off = await post('/account', { intent: 'reminders-off' }, olgas);
    const page = await (await get(off.headers.get('location') ?? '', olgas)).text();
    expect(page).toContain('You get no mail about what is due.');
  });
});

describe('without a mail server', () => {
  it('the page says whom to ask, and a post promises nothing', async () => {
    const { address } = thisServer();
    const page = await (await fetch(new URL(FORGOT, address))).text();
    expect(page).toContain('Ask an administrator');
    expect(page).not.toContain('<form');
    const posted = await postForm(address, FORGOT, { email: EMAIL });
    expect(await posted.text()).not.toContain('a mail is on its way');
  });
});
