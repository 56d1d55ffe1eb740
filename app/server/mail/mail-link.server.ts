/** One-time links on their way to people: by mail where that is configured, and always on the page that has made them. */
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Application } from '../application.server.ts';
import type { LinkKind } from '../people/one-time-links.server.ts';
import { wordsOf } from './mailer.server.ts';

/** A link as the page shows it; `mail` says whether its owner has it already. */
export interface PassedOn {
  url: string;
  mail: 'sent' | 'failed' | 'none';
}

/** Who gets a link, and how long it works. */
export interface LinkFor {
  kind: LinkKind;
  secret: string;
  name: string;
  email: string;
}

/** The whole address of a link: under the configured origin, otherwise under the one that was asked. */
export function addressOfLink(
  origin: string,
  { kind, secret }: Pick<LinkFor, 'kind' | 'secret'>,
): string {
  return new URL(kind === 'sign-in' ? pathTo.signInOnce(secret) : pathTo.join(secret), origin).href;
}

/** The mail that brings a link. */
export function mailOfLink({ kind, name, email }: LinkFor, url: string) {
  const t = textFor();
  const place = new URL(url).host;
  return {
    to: email,
    subject: t(`mail.${kind}.subject`),
    text: `${t(`mail.${kind}.text`, { name, place })}\n\n${url}\n\n${t('mail.foot', { place })}\n`,
  };
}

/** Sends a link to its owner where that is configured; a page shows it in any case. */
export async function passOn(
  { mailer, log, configuration }: Pick<Application, 'mailer' | 'log' | 'configuration'>,
  request: Request,
  link: LinkFor,
): Promise<PassedOn> {
  const url = addressOfLink(configuration.origin ?? request.url, link);
  if (!mailer) return { url, mail: 'none' };
  try {
    await mailer.send(mailOfLink(link, url));
    return { url, mail: 'sent' };
  } catch (error) {
    log.warn({ component: 'mail', error: wordsOf(error) }, 'a mail was not sent');
    return { url, mail: 'failed' };
  }
}
