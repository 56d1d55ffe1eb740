/** Mail by the SMTP server that the environment names; without one CityGauge sends none. */
import { createTransport } from 'nodemailer';
import { isMailable } from '#app/domain/people/mail-address.ts';
import type { Configuration } from '../configuration.server.ts';

export interface Mail {
  /** A bare address: names of people never get into a header. */
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  /** Hands a mail over. Throws when the server does not take it. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

const SECONDS = 10;

/** Undefined where the environment names no server. */
export function createMailer({
  smtpUrl,
  mailFrom,
}: Pick<Configuration, 'smtpUrl' | 'mailFrom'>): Mailer | undefined {
  if (!smtpUrl) return undefined;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: SECONDS * 1000,
    greetingTimeout: SECONDS * 1000,
    socketTimeout: SECONDS * 1000,
    // a mail is text alone, whatever stands in it
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      if (!isMailable(to)) throw new Error('this address cannot be written to');
      await transport.sendMail({
        from: mailFrom,
        // not as text, which could name several
        to: { name: '', address: to },
        subject: subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '),
        text,
        textEncoding: 'quoted-printable',
        // no answers of machines that are away (RFC 3834)
        headers: { 'auto-submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}

/** What went wrong, without the answer of the server, which may repeat an address. */
export function wordsOf(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown';
}
