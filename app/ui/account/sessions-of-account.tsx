/** Where someone is signed in, to end a session that is not theirs or is not needed any more. */
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { formatMoment } from '../format.ts';
import { SubmitButton } from '../forms/submit-button.tsx';

export interface ShownSession {
  id: string;
  isThis: boolean;
  browser: string | null;
  system: string | null;
  begunAt: string;
  seenAt: string | null;
}

export function SessionsOfAccount({ sessions }: { sessions: readonly ShownSession[] }) {
  const t = useText();
  return (
    <section className="section stack" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('session.title')}</h2>
      <p className="quiet small">{t('session.text')}</p>
      <table className="cards-on-phone sessions" aria-labelledby="sessions-title">
        <thead>
          <tr>
            <th scope="col">{t('session.where')}</th>
            <th scope="col">{t('session.begun')}</th>
            <th scope="col">{t('session.seen')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('session.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </tbody>
      </table>
      <p className="quiet small">{t('account.sessionsText')}</p>
      <Form method="post">
        <SubmitButton intent="sign-out-everywhere" isPlain>
          {t('account.signOutEverywhere')}
        </SubmitButton>
      </Form>
    </section>
  );
}

function SessionRow({ session }: { session: ShownSession }) {
  const t = useText();
  const { browser, system } = session;
  const name =
    browser && system
      ? t('session.browserOn', { browser, system })
      : (browser ?? system ?? t('session.unknown'));
  return (
    <tr>
      <th scope="row">
        {name} {session.isThis && <span className="tag">{t('session.this')}</span>}
      </th>
      <td data-label={t('session.begun')}>{formatMoment(session.begunAt, t.locale)}</td>
      <td data-label={t('session.seen')}>
        {session.seenAt ? formatMoment(session.seenAt, t.locale) : '–'}
      </td>
      <td>
        <EndSession session={session} name={name} />
      </td>
    </tr>
  );
}

function EndSession({ session, name }: { session: ShownSession; name: string }) {
  const t = useText();
  return (
    <Form method="post">
      <input type="hidden" name="session" value={session.id} />
      <SubmitButton intent="end-session" isPlain>
        {t(session.isThis ? 'frame.signOut' : 'session.end')}
        <span className="visually-hidden"> {t('session.endOf', { name })}</span>
      </SubmitButton>
    </Form>
  );
}
