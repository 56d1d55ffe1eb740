/** Gives the pages of a signed-in person their outbox, and sends what waits in it. */
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { OutboxBanner } from './outbox-banner.tsx';
import { Outbox } from './outbox.ts';

const OutboxContext = createContext<Outbox | undefined>(undefined);

export function OutboxProvider({ account, children }: { account: string; children: ReactNode }) {
  const outbox = useMemo(() => new Outbox(account), [account]);
  useEffect(() => outbox.start(), [outbox]);
  return (
    <OutboxContext.Provider value={outbox}>
      {children}
      <OutboxBanner outbox={outbox} />
    </OutboxContext.Provider>
  );
}

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error('useOutbox needs an OutboxProvider above it');
  return outbox;
}
