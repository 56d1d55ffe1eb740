/** What the checks ask about the segment that is being filled in; asked again after each save. */
import { useEffect, useRef, useState } from 'react';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { describeWarning } from './describe-warning.ts';
import type { WarningOnPage } from './warnings-form.tsx';

export function SegmentWarnings({
  city,
  year,
  segment,
  warnings: first,
  waiting,
}: {
  city: string;
  year: number;
  segment: string;
  warnings: readonly WarningOnPage[];
  /** Fields that are not saved yet: when they are, the checks have something new to look at. */
  waiting: number;
}) {
  const t = useText();
  const warnings = useWarnings(pathTo.warningsOfSegment(city, year, segment), first, waiting);
  const open = warnings.filter((warning) => warning.isOpen);
  return (
    <div aria-live="polite">
      {open.length > 0 && (
        <details className="behind" open>
          <summary>{t('warnings.inSegment', { count: open.length })}</summary>
          <ul className="segment-warnings small">
            {open.map((warning) => (
              <li key={warning.key}>
                <a href={`#${warning.dataPoints[0]?.id ?? warning.kpi?.id ?? ''}`}>
                  {warning.kpi?.name}
                </a>
                {': '}
                {describeWarning(t, warning.kind, warning.dataPoints)}{' '}
                <a href={`${pathTo.warnings(city, year)}#${warning.key}`}>
                  {t('warnings.answerHere')}
                  <span className="visually-hidden"> {warning.kpi?.name}</span>
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function useWarnings(url: string, first: readonly WarningOnPage[], waiting: number) {
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
  return warnings;
}
