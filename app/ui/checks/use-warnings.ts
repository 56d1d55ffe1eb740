/** The questions of the checks about a segment, asked again after each save. */
import { useEffect, useRef, useState } from 'react';
import type { WarningOnPage } from './warnings-form.tsx';

/** The open ones. `waiting`: fields that are not saved yet; when they are, the checks have something new to look at. */
export function useWarnings(
  url: string,
  first: readonly WarningOnPage[],
  waiting: number,
): readonly WarningOnPage[] {
  const [warnings, setWarnings] = useState(first);
  const hadWaiting = useRef(false);
  useEffect(() => {
    if (waiting > 0) hadWaiting.current = true;
    if (waiting > 0 || !hadWaiting.current) return undefined;
    hadWaiting.current = false;
    const leaving = new AbortController();
    fetch(url, { signal: leaving.signal, headers: { accept: 'application/json' } })
      .then((response) => (response.ok ? response.json() : undefined))
      .then((body: { warnings: WarningOnPage[] } | undefined) => body && setWarnings(body.warnings))
      // without a connection the questions stay as they were; saving tells that it failed
      .catch(() => undefined);
    return () => leaving.abort();
  }, [url, waiting]);
  return warnings.filter((warning) => warning.isOpen);
}
