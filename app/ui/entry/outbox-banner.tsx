/** Says plainly what is on this device and not yet sent, and where it belongs. */
import { useEffect, useState } from 'react';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import type { Outbox, OutboxState } from './outbox.ts';

export function OutboxBanner({ outbox }: { outbox: Outbox }) {
  const t = useText();
  const [state, setState] = useState<OutboxState>();
  useEffect(() => outbox.onState(setState), [outbox]);
  // what is just being typed and sent needs no words
  const shown = (state?.waiting ?? []).filter((one) => one.held || state?.failure);
  const unsent = shown.filter((one) => !one.held).length;
  const held = shown.length - unsent;
  return (
    <aside className="outbox" aria-label={t('outbox.title')}>
      <div role="status">
        {unsent > 0 && state?.failure && (
          <p>
            <strong>
              {t(state.isKept ? 'outbox.kept' : 'outbox.onlyInTab', { count: unsent })}
            </strong>{' '}
            {t(`outbox.failed.${state.failure}`)}
          </p>
        )}
        {held > 0 && (
          <p>
            <strong>{t('outbox.held', { count: held })}</strong>
          </p>
        )}
      </div>
      {shown.length > 0 && (
        <>
          {unsent > 0 && (
            <p className="row">
              <button type="button" className="button small" onClick={() => void outbox.send()}>
                {t('outbox.sendNow')}
              </button>
              {state?.failure === 'signedOut' && (
                <a href={pathTo.login()} target="_blank" rel="noreferrer">
                  {t('outbox.signIn')}
                </a>
              )}
            </p>
          )}
          <details>
            <summary>{t('outbox.which')}</summary>
            <ul className="small">
              {shown.map((one) => (
                <li key={`${one.url} ${one.field}`}>
                  <a href={one.place.href}>{one.place.page}</a>: {one.place.label} “{one.text}”{' '}
                  <span className="quiet">{t(`outbox.why.${one.held?.kind ?? 'waiting'}`)}</span>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </aside>
  );
}
