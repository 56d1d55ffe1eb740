/** Saves fields one by one as they lose focus, tries again when that fails, and tells each field's state. */
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  parseFieldName,
  rowKey,
  type FieldChange,
  type FieldProblem,
  type FieldResult,
} from '#app/domain/entry/fields.ts';

export type SaveState =
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; reason: 'offline' | 'signedOut' }
  | { kind: 'conflict'; theirs: string; by: string | null; at: string; revision: number }
  | { kind: 'refused'; problem: FieldProblem };

export interface Saver {
  states: Readonly<Record<string, SaveState | undefined>>;
  /** Saves a text unless it is what is stored already. */
  save(field: string, text: string): void;
  /** Ends a conflict: with the person's own text, or with what the other one saved. */
  resolve(field: string, text: string): void;
  /** Fields that are typed but not yet stored. */
  waiting: number;
}

const RETRY_AFTER_MS = [2000, 5000, 10_000, 20_000];

/** The state of a field after a save; for the first rendering it comes from a posted form. */
export function stateOf(result: FieldResult, now: string): SaveState {
  if (result.kind === 'saved') return { kind: 'saved', at: now };
  if (result.kind === 'refused') return { kind: 'refused', problem: result.problem };
  const { theirs, by, at, revision } = result;
  return { kind: 'conflict', theirs, by, at, revision };
}

export function useSaver(
  url: string,
  stored: { texts: Record<string, string>; revisions: Record<string, number> },
  initialStates: Record<string, SaveState>,
): Saver {
  const [states, setStates] = useState<Record<string, SaveState | undefined>>(initialStates);
  const [waiting, setWaiting] = useState(0);
  const texts = useRef({ ...stored.texts });
  const revisions = useRef({ ...stored.revisions });
  const pending = useRef(new Map<string, string>());
  const isSending = useRef(false);
  const failures = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const flush = useCallback(
    async (isLeaving = false): Promise<void> => {
      if ((isSending.current && !isLeaving) || pending.current.size === 0) return;
      clearTimeout(timer.current);
      isSending.current = true;
      const sent = new Map(pending.current);
      const changes = [...sent].map(([field, text]): FieldChange => {
        const parsed = parseFieldName(field);
        const revision = (parsed && revisions.current[rowKey(parsed)]) ?? 0;
        return { field, text, was: texts.current[field] ?? '', revision };
      });
      setStates((old) => withStates(old, sent.keys(), { kind: 'saving' }));
      const outcome = await post(url, changes, isLeaving);
      isSending.current = false;
      if (typeof outcome === 'string') {
        failures.current += 1;
        setStates((old) => withStates(old, sent.keys(), { kind: 'failed', reason: outcome }));
        const delay = RETRY_AFTER_MS[Math.min(failures.current, RETRY_AFTER_MS.length) - 1];
        timer.current = setTimeout(() => void flush(), delay);
        return;
      }
      failures.current = 0;
      const now = new Date().toISOString();
      for (const result of outcome) {
        const parsed = parseFieldName(result.field);
        if (result.kind === 'saved') texts.current[result.field] = result.text;
        if (result.kind === 'conflict') texts.current[result.field] = result.theirs;
        if (parsed && result.kind !== 'refused')
          revisions.current[rowKey(parsed)] = result.revision;
        // what was typed since then still has to be sent
        if (pending.current.get(result.field) === sent.get(result.field)) {
          pending.current.delete(result.field);
        }
      }
      setStates((old) => ({
        ...old,
        ...Object.fromEntries(outcome.map((result) => [result.field, stateOf(result, now)])),
      }));
      setWaiting(pending.current.size);
      if (pending.current.size > 0) await flush();
    },
    [url],
  );

  const resolve = useCallback(
    (field: string, text: string) => {
      pending.current.set(field, text);
      setWaiting(pending.current.size);
      void flush();
    },
    [flush],
  );
  const save = useCallback(
    (field: string, text: string) => {
      const isStored = text.trim() === texts.current[field];
      if (isStored && !pending.current.has(field)) return;
      resolve(field, text);
    },
    [resolve],
  );

  useEffect(() => {
    const retry = () => void flush();
    const leave = () => void flush(true);
    const warn = (event: BeforeUnloadEvent) => {
      if (pending.current.size > 0) event.preventDefault();
    };
    window.addEventListener('online', retry);
    window.addEventListener('focus', retry);
    window.addEventListener('pagehide', leave);
    window.addEventListener('beforeunload', warn);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener('online', retry);
      window.removeEventListener('focus', retry);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('beforeunload', warn);
    };
  }, [flush]);

  return { states, save, resolve, waiting };
}

function withStates(
  old: Record<string, SaveState | undefined>,
  fields: Iterable<string>,
  state: SaveState,
): Record<string, SaveState | undefined> {
  return { ...old, ...Object.fromEntries([...fields].map((field) => [field, state])) };
}

async function post(
  url: string,
  changes: FieldChange[],
  isLeaving: boolean,
): Promise<FieldResult[] | 'offline' | 'signedOut'> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ changes }),
      redirect: 'manual',
      keepalive: isLeaving,
    });
    if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) {
      return 'signedOut';
    }
    if (!response.ok) return 'offline';
    const { results } = (await response.json()) as { results: FieldResult[] };
    return results;
  } catch {
    return 'offline';
  }
}
