/** What waits on a device until the server has it: every typed text stays here until the answer says that it is stored. */
import type { FieldChange, FieldResult } from './fields.ts';

/** Where a text belongs, for the person to find it again. */
export interface Place {
  href: string;
  page: string;
  label: string;
  /** The words of a chosen option. */
  choice?: string | undefined;
}

/** What a person typed into a field of a round; `url` is where the round is saved. */
export interface Typed extends FieldChange {
  account: string;
  url: string;
  /** Milliseconds since 1970, by the clock of the device. */
  typedAt: number;
  /** Whether the person has left the field; while they type, nothing is sent. */
  isLeft: boolean;
  place: Place;
}

/** A text that is not known to be stored. */
export interface Waiting extends Typed {
  /** The texts that were sent without an answer: each of them may be what is stored now. */
  tried?: string[];
  /** Why it is not sent again by itself: the person has to choose, or to correct it. */
  held?: Exclude<FieldResult, { kind: 'saved' }>;
}

/** Why what was sent did not arrive. */
export type Failure =
  | 'offline'
  | 'busy'
  | 'signedOut'
  /** Someone else has signed in in this browser. */
  | 'otherAccount'
  /** The person may no longer enter figures of this city. */
  | 'noRight'
  /** The round, or its city, is no longer there. */
  | 'gone'
  | 'notUnderstood';

/** The longest text that the server takes in at all. */
const LONGEST_SENT = 10_000;
/** A field that nobody has typed into for this long is sent, for its window may have crashed. */
const ABANDONED_MS = 10_000;
const MOST_TRIED = 20;

export const keyOf = (one: Pick<Typed, 'url' | 'field'>) => `${one.url} ${one.field}`;

/**
 * Takes a newly typed text in. What the person saw first stays, so that a change by someone else in between is found.
 * Undefined where nothing has to be sent: the text is again what was stored, and no other was ever sent.
 */
export function withTyped(old: Waiting | undefined, typed: Typed): Waiting | undefined {
  const isSettled = !old?.tried && !old?.held && (old?.was ?? typed.was) === typed.was;
  if (isSettled && typed.text.trim() === typed.was) return undefined;
  if (!old) return { ...typed };
  const { text, typedAt, isLeft, place } = typed;
  const isCorrected = old.held?.kind === 'refused' && old.text !== text;
  return { ...old, text, typedAt, isLeft, place, held: isCorrected ? undefined : old.held };
}

/** Ends a conflict: the chosen text is sent against what the person was shown. */
export function withChosen(old: Waiting | undefined, chosen: Typed): Waiting {
  return {
    ...(old ?? chosen),
    text: chosen.text,
    typedAt: chosen.typedAt,
    place: chosen.place,
    isLeft: true,
    held: undefined,
  };
}

/** Notes that a text is on its way, before it is. */
export function withTried(old: Waiting | undefined, text: string): Waiting | undefined {
  if (!old || old.tried?.includes(text)) return old;
  return { ...old, tried: [...(old.tried ?? []), text].slice(-MOST_TRIED) };
}

/** What still waits once the server has answered to `sent`; undefined where that was the newest text. */
export function withAnswer(
  old: Waiting | undefined,
  sent: string,
  result: FieldResult,
): Waiting | undefined {
  if (!old) return undefined;
  const isNewest = old.text === sent;
  switch (result.kind) {
    case 'saved':
      if (isNewest) return undefined;
      return { ...old, was: result.text, revision: result.revision, tried: undefined };
    case 'refused':
      return isNewest ? { ...old, held: result } : old;
    case 'conflict': {
      // an answer was lost on its way: what is stored is the person's own earlier text
      const isOwn = old.tried?.some((text) => text !== sent && text.trim() === result.theirs);
      const seen = { ...old, was: result.theirs, revision: result.revision };
      return isOwn ? seen : { ...seen, held: result };
    }
  }
}

/** What can be sent now, oldest first. */
export function readyToSend(waiting: Iterable<Waiting>, now: number): Waiting[] {
  return [...waiting]
    .filter((one) => !one.held && (one.isLeft || now - one.typedAt >= ABANDONED_MS))
    .sort((a, b) => a.typedAt - b.typedAt);
}

/** The answer to a text that need not be sent, because the server would not even read it. */
export function refusedUnsent({ field, text }: FieldChange): FieldResult | undefined {
  return text.length > LONGEST_SENT
    ? { field, kind: 'refused', problem: { code: 'tooLong', most: LONGEST_SENT } }
    : undefined;
}

/** What a response without results says; undefined for one that should have them. `isRedirect`: to the sign-in page. */
export function failureOf(status: number, isRedirect: boolean): Failure | undefined {
  if (isRedirect || status === 401) return 'signedOut';
  if (status >= 200 && status < 300) return undefined;
  if (status === 403) return 'noRight';
  if (status === 404 || status === 410) return 'gone';
  if (status === 409) return 'otherAccount';
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'busy';
  return 'notUnderstood';
}

/** Whether time alone may mend it; for the rest somebody has to do something. */
export function mendsItself(failure: Failure): boolean {
  return failure === 'offline' || failure === 'busy';
}

/** Whether the text may never be sent, so that the person may want to take it out. */
export function mayNeverArrive(held: Waiting['held'], failure: Failure | undefined): boolean {
  return (
    held !== undefined || failure === 'noRight' || failure === 'gone' || failure === 'notUnderstood'
  );
}

/** Takes out a text that the person gave up, unless another one has been typed since they saw it. */
export function withDiscarded(old: Waiting | undefined, shown: string): Waiting | undefined {
  return old?.text === shown ? undefined : old;
}

/** When the next text counts as abandoned, in milliseconds since 1970; undefined where none is being typed. */
export function abandonedAt(waiting: Iterable<Waiting>): number | undefined {
  const typing = [...waiting].filter((one) => !one.held && !one.isLeft);
  if (typing.length === 0) return undefined;
  return Math.min(...typing.map((one) => one.typedAt)) + ABANDONED_MS;
}
