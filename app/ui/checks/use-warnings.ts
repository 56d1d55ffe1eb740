/** The questions of the checks about a segment: asked while a figure is typed, and again after each save. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { WarningOnPage } from './warnings-form.tsx';

/** Long enough to type the next digit. */
const PAUSE_MS = 600;

export interface Warnings {
  all: readonly WarningOnPage[];
  /** Has the checks look at a text before it is saved. */
  look(field: string, text: string): void;
}

/** `waiting`: fields that are not saved yet; when they are, the checks have something new to look at. */
export function useWarnings(
  url: string,
  first: readonly WarningOnPage[],
  waiting: number,
): Warnings {
  const [all, setWarnings] = useState(first);
  const hadWaiting = useRef(false);
  const pause = useRef<ReturnType<typeof setTimeout>>();
  const leaving = useRef<AbortController>();
  const ask = useCallback(
    (typed: string) => {
      clearTimeout(pause.current);
      leaving.current?.abort();
      leaving.current = new AbortController();
      const { signal } = leaving.current;
      fetch(url + typed, { signal, headers: { accept: 'application/json' } })
        .then((response) => (response.ok ? response.json() : undefined))
        .then(
          (body: { warnings: WarningOnPage[] } | undefined) => body && setWarnings(body.warnings),
        )
        // without a connection the questions stay as they were; saving tells that it failed
        .catch(() => undefined);
    },
    [url],
  );
  const look = useCallback(
    (field: string, text: string) => {
      clearTimeout(pause.current);
      const typed = `?${new URLSearchParams({ field, text }).toString()}`;
      pause.current = setTimeout(() => ask(typed), PAUSE_MS);
    },
    [ask],
  );
  useEffect(() => {
    if (waiting > 0) hadWaiting.current = true;
    if (waiting > 0 || !hadWaiting.current) return;
    hadWaiting.current = false;
    ask('');
  }, [ask, waiting]);
  useEffect(
    () => () => {
      clearTimeout(pause.current);
      leaving.current?.abort();
    },
    [],
  );
  return { all, look };
}
