/** Says plainly what is on this device and not yet sent, where it belongs, and what can be done about it. */
import { useEffect, useState } from 'react';
import { keyOf, mayNeverArrive, type Failure, type Waiting } from '#app/domain/entry/outbox.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { describeFieldProblem } from './describe.ts';
import type { Outbox, OutboxState } from './outbox.ts';

const NOTHING: OutboxState = { waiting: [], failures: new Map(), isKept: true };

export function OutboxBanner({ outbox }: { outbox: Outbox }) {
  const t = useText();
  const [{ waiting, failures, isKept }, setState] = useState(NOTHING);
  useEffect(() => outbox.onState(setState), [outbox]);
  // what is just being typed and sent needs no words
  const held = waiting.filter((one) => one.held);
  const unsent = waiting.filter((one) => !one.held && failures.has(one.url));
  const reasons = new Map<Failure, number>();
  for (const one of unsent) {
    const reason = failures.get(one.url);
    if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const shown = [...held, ...unsent];
  return (
    <aside className="outbox" aria-label={t('outbox.title')}>
      <div role="status">
        {[...reasons].map(([reason, count]) => (
          <p key={reason}>
            <strong>{t(isKept ? 'outbox.kept' : 'outbox.onlyInTab', { count })}</strong>{' '}
            {t(`outbox.failed.${reason}`)}
          </p>
        ))}
        {held.length > 0 && (
          <p>
            <strong>{t('outbox.held', { count: held.length })}</strong>
          </p>
        )}
      </div>
      {unsent.length > 0 && (
        <p className="row">
          <button type="button" className="button small" onClick={() => void outbox.send()}>
            {t('outbox.sendNow')}
          </button>
          {reasons.has('signedOut') && (
            <a href={pathTo.login()} target="_blank" rel="noreferrer">
              {t('outbox.signIn')}
            </a>
          )}
        </p>
      )}
      {shown.length > 0 && (
        <details>
          <summary>{t('outbox.which')}</summary>
          <ul className="small">
            {shown.map((one) => (
              <WaitingText
                key={keyOf(one)}
                one={one}
                onDiscard={
                  mayNeverArrive(one.held, failures.get(one.url))
                    ? () => void outbox.discard(one)
                    : undefined
                }
              />
            ))}
          </ul>
        </details>
      )}
    </aside>
  );
}

function WaitingText({ one, onDiscard }: { one: Waiting; onDiscard: (() => void) | undefined }) {
  const t = useText();
  const { held, place } = one;
  const text = place.choice ?? one.text;
  return (
    <li>
      <p>
        {place.page}: {place.label}
      </p>
      <p className="outbox-text">
        {text === '' ? t('outbox.deleted') : t('outbox.mine', { text })}
      </p>
      {held?.kind === 'conflict' && (
        <p className="outbox-text">
          {t(held.theirs === '' ? 'outbox.theirsDeleted' : 'outbox.theirs', {
            name: held.by ?? t('save.someone'),
            text: held.theirs,
          })}
        </p>
      )}
      {held?.kind === 'refused' && <p className="wrong">{describeFieldProblem(t, held.problem)}</p>}
      {held && (
        <p>
          <a href={place.href}>
            {t(held.kind === 'conflict' ? 'outbox.choose' : 'outbox.correct')}
          </a>
        </p>
      )}
      {onDiscard && (
        <details>
          <summary>{t('outbox.discard')}</summary>
          <p>{t('outbox.discardHint')}</p>
          <button type="button" className="button plain small" onClick={onDiscard}>
            {t('outbox.discardNow')}
          </button>
        </details>
      )}
    </li>
  );
}
