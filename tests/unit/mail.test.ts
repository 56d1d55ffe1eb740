/** Mail over a real SMTP server: what people typed reaches one mailbox, as text, and never a header. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmailSchema } from '#app/domain/people/forms.ts';
import { isMailable } from '#app/domain/people/mail-address.ts';
import { ConfigurationError, readConfiguration } from '#app/server/configuration.server.ts';
import { mailOfLink } from '#app/server/mail/mail-link.server.ts';
import { createMailer, wordsOf, type Mailer } from '#app/server/mail/mailer.server.ts';
import { startMailServer, type MailServer } from '#tests/support/smtp.ts';

let server: MailServer;
let mailer: Mailer;
beforeAll(async () => {
  server = await startMailServer();
  const sent = createMailer({ smtpUrl: server.url, mailFrom: 'CityGauge <gauge@city.example>' });
  if (!sent) throw new Error('a server is named');
  mailer = sent;
});
afterAll(async () => {
  mailer.close();
  await server.stop();
});

const headerNames = (headers: string) =>
  headers
    .split('\r\n')
    .filter((line) => !/^\s/.test(line))
    .map((line) => line.split(':')[0]?.toLowerCase())
    .sort();

describe('a mail', () => {
  it('arrives at one address, from the configured one, with letters of all languages', async () => {
    const link = {
      kind: 'reset',
      secret: 'x',
      name: 'Åse Ødegård 🚲',
      email: 'å@city.example',
    } as const;
    const url = `https://gauge.example.org/join/${'a'.repeat(43)}`;
    await mailer.send(mailOfLink({ ...link, email: 'ase@city.example' }, url));
    const mail = server.received.at(-1);
    expect(mail).toMatchObject({ from: 'gauge@city.example', to: ['ase@city.example'] });
    expect(mail?.headers).toContain('From: CityGauge <gauge@city.example>');
    expect(mail?.headers).toContain('To: ase@city.example');
    expect(mail?.headers.toLowerCase()).toContain('auto-submitted: auto-generated');
    expect(mail?.text).toContain('Good day Åse Ødegård 🚲,');
    expect(mail?.text).toContain(url);
    expect(mail?.headers).not.toContain('Åse');
  });

  it('has the same headers whatever the name and the subject are', async () => {
    const plain = { to: 'mary@city.example', subject: 'A subject', text: 'Text' };
    await mailer.send(plain);
    const expected = headerNames(server.received.at(-1)?.headers ?? '');
    const nasty = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'x\r\nBcc: all@elsewhere.example',
        'x\nBcc: all@elsewhere.example',
        'x\rBcc: all@elsewhere.example',
        'x\u2028Bcc: all@elsewhere.example',
        'x\r\n\r\n<script>',
        '.\r\nMAIL FROM:<evil@elsewhere.example>',
      ),
    );
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const before = server.received.length;
        await mailer.send({ ...plain, subject: `A ${text}` });
        const link = { kind: 'invitation', secret: 'x', name: text, email: plain.to } as const;
        await mailer.send(mailOfLink(link, 'https://gauge.example.org/join/x'));
        const mails = server.received.slice(before);
        expect(mails).toHaveLength(2);
        for (const mail of mails) {
          expect(mail.to).toEqual(['mary@city.example']);
          expect(headerNames(mail.headers)).toEqual(expected);
        }
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it.each([
    'a@city.example, b@city.example',
    'a@city.example\r\nBcc: b@city.example',
    'a@city.example>\r\nDATA',
    'Mary <a@city.example>',
    '"a b"@city.example',
    '"a@evil.example x"@city.example',
    'a(b)@city.example',
    'a;b@city.example',
    'group:a@city.example',
    'a@[192.0.2.1]',
    'a@city',
    'a@@city.example',
    '',
  ])('to %j is not sent, and nobody can have it as their e-mail', async (to) => {
    const before = server.received.length;
    await expect(mailer.send({ to, subject: 'S', text: 'T' })).rejects.toThrow('address');
    expect(server.received).toHaveLength(before);
    expect(isMailable(to)).toBe(false);
    expect(EmailSchema.safeParse(to).success).toBe(false);
  });

  it.each(["o'brien+gauge@city.example", 'mary.smith@sub.city.example', 'åse@blåbær.example'])(
    'to %s can be sent',
    (to) => {
      expect(isMailable(to)).toBe(true);
    },
  );

  it('that is refused says so without repeating the address', async () => {
    server.refuse(true);
    const error: unknown = await mailer
      .send({ to: 'gone@city.example', subject: 'S', text: 'T' })
      .catch((caught: unknown) => caught);
    server.refuse(false);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toContain('gone@city.example');
    expect(wordsOf(error)).toBe('EENVELOPE 550');
  });
});

describe('the configuration', () => {
  const SMTP_URL = 'smtps://user:hunter2@mail.example.org';
  const [MAIL_FROM, ORIGIN] = ['gauge@city.example', 'https://gauge.example.org'];
  it.each([
    { SMTP_URL },
    { SMTP_URL, MAIL_FROM },
    { SMTP_URL, ORIGIN },
    { SMTP_URL: 'http://user:hunter2@mail.example.org', MAIL_FROM, ORIGIN },
    { SMTP_URL, ORIGIN, MAIL_FROM: 'a@city.example, b@city.example' },
    { SMTP_URL, ORIGIN, MAIL_FROM: 'CityGauge' },
  ])('%o stops the start, and shows no password', (environment) => {
    expect(() => readConfiguration(environment)).toThrow(ConfigurationError);
    expect(() => readConfiguration(environment)).not.toThrow('hunter2');
  });

  it('names server and sender, or neither', () => {
    expect(readConfiguration({ SMTP_URL, MAIL_FROM, ORIGIN })).toMatchObject({
      smtpUrl: SMTP_URL,
      mailFrom: MAIL_FROM,
    });
    const { smtpUrl, mailFrom } = readConfiguration({});
    expect(createMailer({ smtpUrl, mailFrom })).toBeUndefined();
  });
});
