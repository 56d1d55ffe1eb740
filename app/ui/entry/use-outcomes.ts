/** What a KPI's data points come to: as the server sent it, until something else is typed. */
import { useEffect, useMemo, useState } from 'react';
import type { ScoringTargets } from '#app/domain/scoring/score-data-point.ts';
import type { AssessmentData } from '#app/domain/entry/entry.ts';
import type { Outcome } from '#app/domain/entry/outcome.ts';
import type { AskedKpi, Texts } from '#app/domain/entry/kpi-texts.ts';
import type { PreviousFigure } from './data-point-part.tsx';

type Outcomes = Readonly<Record<string, Outcome>>;

let arithmetic: typeof import('#app/domain/entry/outcome.ts') | undefined;

/** Fetches the exact arithmetic, which a page needs only once someone types; false without a connection. */
export async function loadArithmetic(): Promise<boolean> {
  try {
    arithmetic ??= await import('#app/domain/entry/outcome.ts');
    return true;
  } catch {
    return false;
  }
}

/** Empty where it cannot be said yet. `first` belongs to the texts as they are stored, not to `hasUnsaved` ones. */
export function useOutcomes(
  of: {
    kpi: AskedKpi;
    targetSet: ScoringTargets;
    previous: Readonly<Record<string, PreviousFigure>>;
    /** What is in the fields, as scoring reads it. */
    data: (texts: Texts) => AssessmentData;
  },
  texts: Texts,
  first: Outcomes,
  hasUnsaved: boolean,
): Outcomes {
  const { kpi, targetSet, previous, data } = of;
  const [firstTexts] = useState(texts);
  const [isLoaded, setLoaded] = useState(arithmetic !== undefined);
  const isTyped = texts !== firstTexts;
  const isNeeded = (isTyped || hasUnsaved) && !isLoaded;
  useEffect(() => {
    if (!isNeeded) return undefined;
    const load = () => void loadArithmetic().then(setLoaded);
    load();
    window.addEventListener('online', load);
    return () => window.removeEventListener('online', load);
  }, [isNeeded]);
  return useMemo(() => {
    if (!isTyped && !(hasUnsaved && isLoaded)) return first;
    return arithmetic?.outcomesOfKpi(kpi, targetSet, data(texts), previous) ?? {};
  }, [isTyped, hasUnsaved, isLoaded, first, kpi, targetSet, data, texts, previous]);
}
