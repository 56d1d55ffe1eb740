/** Saves fields one by one as they lose focus, keeps what is typed until it is stored, and tells each field's state. */
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  parseFieldName,
  rowKey,
  type FieldProblem,
  type FieldResult,
} from '#app/domain/entry/fields.ts';
import type { Failure, Waiting } from '#app/domain/entry/outbox.ts';
import { fillField, placeOf, showsText } from './fill-field.ts';
import { useOutbox } from './outbox-provider.tsx';
import type { OutboxEvent } from './outbox.ts';

export type SaveState =
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; reason: Failure }
  | { kind: 'conflict'; theirs: string; by: string | null; at: string; revision: number }
  | { kind: 'refused'; problem: FieldProblem };

export interface Saver {
  states: Readonly<Record<string, SaveState | undefined>>;
  /** Keeps a text on this device while it is being typed. */
  keep(field: string, text: string): void;
  /** Saves a text unless it is what is stored already. */
  save(field: string, text: string): void;
  /** Ends a conflict: with the person's own text, or with what the other one saved. */
  resolve(field: string, text: string): void;
  /** Fields that are typed but not yet stored. */
  waiting: number;
}

/** A kept status may first have to bring up the field that a kept reason belongs into. */
const MOST_FILLINGS = 5;

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
  const outbox = useOutbox();
  const [states, setStates] = useState<Record<string, SaveState | undefined>>(initialStates);
  const [waiting, setWaiting] = useState(0);
  const texts = useRef({ ...stored.texts });
  const revisions = useRef({ ...stored.revisions });

  const typed = useCallback(
    (field: string, text: string, isLeft: boolean) => {
      const parsed = parseFieldName(field);
      const revision = (parsed && revisions.current[rowKey(parsed)]) ?? 0;
      const was = texts.current[field] ?? '';
      const place = placeOf(field, text);
      return { url, field, was, text, revision, typedAt: Date.now(), isLeft, place };
    },
    [url],
  );
  const keep = useCallback(
    (field: string, text: string) => outbox.keep(typed(field, text, false)),
    [outbox, typed],
  );
  const save = useCallback(
    (field: string, text: string) => outbox.keep(typed(field, text, true)),
    [outbox, typed],
  );
  const resolve = useCallback(
    (field: string, text: string) => outbox.choose(typed(field, text, true)),
    [outbox, typed],
  );

  useEffect(() => {
    const learn = (result: FieldResult) => {
      const parsed = parseFieldName(result.field);
      if (result.kind === 'saved') texts.current[result.field] = result.text;
      if (result.kind === 'conflict') texts.current[result.field] = result.theirs;
      if (parsed && result.kind !== 'refused') revisions.current[rowKey(parsed)] = result.revision;
    };
    // what another tab has typed comes into this one's fields, or they would put the old text back
    const follow = (result: FieldResult) => {
      const { field } = result;
      const isUntouched = showsText(field, texts.current[field] ?? '');
      learn(result);
      const text = result.kind === 'saved' ? result.text : outbox.textOf(url, field);
      if (isUntouched && text !== undefined) fillField(field, text);
    };
    return outbox.onEvent((event) => {
      if (event.url !== url) return;
      setStates((old) => ({ ...old, ...statesAfter(event) }));
      if (event.kind === 'answered') event.results.forEach(event.isElsewhere ? follow : learn);
      // a text that was given up gives way to what is stored
      if (event.kind === 'discarded') fillField(event.field, texts.current[event.field] ?? '');
    });
  }, [outbox, url]);

  useEffect(
    () =>
      outbox.onState((state) =>
        setWaiting(state.waiting.filter((one) => one.url === url && one.isLeft).length),
      ),
    [outbox, url],
  );

  useEffect(() => {
    let isGone = false;
    const fill = (left: Waiting[], times: number) => {
      if (isGone) return;
      const absent = left.filter((one) => !fillField(one.field, one.text));
      if (absent.length === 0 || times === MOST_FILLINGS) return;
      requestAnimationFrame(() => fill(absent, times + 1));
    };
    const restore = async () => {
      const kept = await outbox.waitingFor(url);
      fill(kept, 1);
      const held = kept.flatMap((one) => (one.held ? [[one.field, stateOf(one.held, '')]] : []));
      setStates((old) => ({ ...old, ...(Object.fromEntries(held) as Record<string, SaveState>) }));
    };
    void restore();
    return () => {
      isGone = true;
    };
  }, [outbox, url]);

  return { states, keep, save, resolve, waiting };
}

function statesAfter(event: OutboxEvent): Record<string, SaveState | undefined> {
  if (event.kind === 'discarded') return { [event.field]: undefined };
  if (event.kind === 'answered') {
    return Object.fromEntries(
      event.results.map((result) => [result.field, stateOf(result, event.at)]),
    );
  }
  const state: SaveState =
    event.kind === 'sending' ? { kind: 'saving' } : { kind: 'failed', reason: event.reason };
  return Object.fromEntries(event.fields.map((field) => [field, state]));
}
